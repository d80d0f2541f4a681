"""What is retried and what is not, on a cluster that loses nodes as it is told to."""

from collections.abc import Collection
from concurrent.futures import Future

import pytest

from tests.engines.work import square
from tollbook.engines.remote import answer
from tollbook.engines.rounds import NODES, NodeLostError, run
from tollbook.errors import EngineError


class Losing:
    """A cluster of one place whose node is lost so many times, then never again."""

    def __init__(self, times: int) -> None:
        self.times = times

    def width(self) -> int:
        """One."""
        return 1

    def submit(self, task: bytes) -> Future[bytes]:
        """An answer, or the loss of a node."""
        future: Future[bytes] = Future()
        self.times -= 1
        if self.times >= 0:
            future.set_exception(NodeLostError())
        else:
            future.set_result(answer(task, None))
        return future

    def cancel(self, tasks: Collection[Future[bytes]]) -> None:
        """Nothing is under way."""


def test_lost_nodes_cost_an_item_nothing() -> None:
    """An item is moved as often as a sound cluster may lose a node under it."""
    assert sorted(o.value for o in run(Losing(NODES), square, [2, 3])) == [4, 9]


def test_a_dying_cluster_is_no_items_fault() -> None:
    """Where nodes go on dying the run ends with an error, rather than with items put aside."""
    with pytest.raises(EngineError, match="nodes of the cluster die"):
        list(run(Losing(NODES + 1), square, [2, 3]))
