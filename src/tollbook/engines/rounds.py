"""Items to a cluster and their outcomes back, a bounded number under way.

The engines of clusters differ in how a task is sent and in what its loss looks like; the rest is here.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, Protocol

from tollbook.engines.engine import LOST, Outcome, failure_of
from tollbook.engines.remote import outcome_of, task_of
from tollbook.errors import EngineError

Place = tuple[int, Any]
NODES = 8  # how many dying nodes one item outlives


class NodeLostError(Exception):
    """The machine went and took the task with it: no fault of the item."""


class WorkerLostError(Exception):
    """The task's own process went: perhaps the item's fault."""


class Cluster(Protocol):
    """Where tasks run."""

    def width(self) -> int:
        """How many tasks can run at once now."""
        ...

    def submit(self, task: bytes) -> Future[bytes]:
        """Begin a task; its future fails with `NodeLostError` or `WorkerLostError` where it is lost."""
        ...

    def cancel(self, tasks: Collection[Future[bytes]]) -> None:
        """End what is under way."""
        ...


def run(cluster: Cluster, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
    """Yield each item's outcome as it is ready; items whose worker was lost are tried again at the end.

    Each is then alone under way, so that a neighbour that eats its machine's memory costs it nothing.

    Raises:
        EngineError: The cluster failed for good.
    """
    among_others = _Round(cluster, function, enumerate(items), cluster.width)
    yield from among_others.outcomes()
    for suspect in sorted(among_others.lost, key=lambda place: place[0]):
        alone = _Round(cluster, function, [suspect], lambda: 1)
        yield from alone.outcomes()
        if alone.lost:
            yield Outcome(suspect[0], failure=LOST)


class _Round:
    """Some items, each tried once; one whose machine dies is moved to another and that does not count."""

    def __init__(
        self,
        cluster: Cluster,
        function: Callable[[Any], Any],
        places: Iterable[Place],
        width: Callable[[], int],
    ) -> None:
        self.lost: list[Place] = []
        self._cluster, self._function, self._width = cluster, function, width
        self._waiting = iter(places)
        self._moved: deque[Place] = deque()
        self._moves: dict[int, int] = {}
        self._running: dict[Future[bytes], Place] = {}

    def outcomes(self) -> Iterator[Outcome[Any]]:
        """Yield what is answered; `lost` is then what lost workers were at."""
        try:
            yield from self._fill()
            while self._running:
                done, _ = wait(self._running, return_when=FIRST_COMPLETED)
                for future in [f for f in self._running if f in done]:
                    yield from self._settle(future, self._running.pop(future))
                yield from self._fill()
        finally:
            self._cluster.cancel(self._running)

    def _fill(self) -> Iterator[Outcome[Any]]:
        """Send as many tasks as can run; yield the failures of those that cannot travel."""
        width = self._width()
        while len(self._running) < width:
            place = self._moved.popleft() if self._moved else next(self._waiting, None)
            if place is None:
                return
            try:
                task = task_of(self._function, place[1])
            except Exception as error:
                yield Outcome(place[0], failure=failure_of(error))
            else:
                self._running[self._cluster.submit(task)] = place

    def _settle(self, future: Future[bytes], place: Place) -> Iterator[Outcome[Any]]:
        index = place[0]
        try:
            yield outcome_of(index, future.result())
        except NodeLostError:
            self._moves[index] = self._moves.get(index, 0) + 1
            if self._moves[index] > NODES:
                raise EngineError(
                    f"the nodes of the cluster die: {NODES + 1} under one item",
                    hint="see to the cluster, then go on",
                ) from None
            self._moved.append(place)
        except WorkerLostError:
            self.lost.append(place)
