"""Ray's own faults: a cluster of two nodes on this machine, one of which is killed."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engines.clusters import needs_ray
from tests.engines.nodes import two_ray_nodes
from tests.engines.work import slow_square
from tollbook.engines import engine_of

pytestmark = [needs_ray, pytest.mark.long]

ITEMS = 24


@pytest.fixture
def second_node() -> Iterator[Any]:
    """The second node of a cluster of two."""
    with two_ray_nodes() as node:
        yield node


def test_a_killed_node_loses_and_doubles_nothing(second_node: Any, tmp_path: Path) -> None:
    """What ran on a node when it was killed runs elsewhere; every item has one outcome, and the right one."""
    raylets = [i.process.pid for infos in second_node.all_processes.values() for i in infos]
    outcomes = engine_of(workers=2).map(slow_square, [(str(tmp_path), n, 0.3) for n in range(ITEMS)])
    seen = [next(outcomes)]
    while not _runners(tmp_path) & set(raylets):
        seen.append(next(outcomes))
    for pid in raylets:
        os.kill(pid, signal.SIGKILL)
    seen.extend(outcomes)
    assert len(seen) == ITEMS > len(_runners(tmp_path))
    assert sorted((o.index, o.value) for o in seen) == [(n, (n, n * n)) for n in range(ITEMS)]


def _runners(folder: Path) -> set[int]:
    """The node processes whose workers have answered something."""
    return {int(line) for log in folder.iterdir() for line in log.read_text().split()}
