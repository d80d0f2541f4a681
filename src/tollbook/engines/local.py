"""On this machine's cores, in spawned processes.

No more items are under way than there are workers: when a worker dies or hangs, only those few are suspects,
and each is tried alone in a pool of its own.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from tollbook.engines.engine import LOST, Outcome, failure_of

R = TypeVar("R")
Place = tuple[int, Any]

TICK = 0.5  # seconds between looks at the clock


class LocalEngine:
    """Runs on the cores of this machine.

    Args:
        workers: How many processes; by default one for each core.
        patience: Seconds that one item may take, its worker's start included; None waits for ever.
    """

    def __init__(self, workers: int | None = None, *, patience: float | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        self.patience = patience

    def map(self, function: Callable[[Any], R], items: Sequence[Any]) -> Iterator[Outcome[R]]:
        """Yield the outcomes as they are ready. See `Engine.map`."""
        waiting = enumerate(items)
        while suspects := (yield from self._round(function, waiting, self.workers)):
            for suspect in suspects:
                if (yield from self._round(function, iter([suspect]), 1)):
                    yield Outcome(suspect[0], failure=LOST)

    def _round(
        self, function: Callable[[Any], R], waiting: Iterator[Place], workers: int
    ) -> Generator[Outcome[R], None, list[Place]]:
        """Work with one pool until all is done or a worker is lost; return what was under way then."""
        others = set(multiprocessing.active_children())
        spawn = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin)
        running: dict[Future[R], tuple[Place, float]] = {}
        lost = True
        try:
            while True:
                for place in islice(waiting, workers - len(running)):
                    running[pool.submit(function, place[1])] = place, monotonic()
                if not running:
                    lost = False
                    return []
                done, _ = wait(running, TICK if self.patience else None, FIRST_COMPLETED)
                for future in [f for f in done if not isinstance(f.exception(), BrokenProcessPool)]:
                    yield _outcome(running.pop(future)[0][0], future)
                if any(f in running for f in done) or self._hangs(started for _, started in running.values()):
                    return [place for place, _ in running.values()]
        finally:
            if lost:
                _kill(set(multiprocessing.active_children()) - others)
            pool.shutdown(wait=True, cancel_futures=True)

    def _hangs(self, starts: Iterator[float]) -> bool:
        return self.patience is not None and any(monotonic() - start > self.patience for start in starts)


def _begin() -> None:
    """Leave interrupts to the parent, and never outlive it: an orphan would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _outcome(index: int, future: Future[R]) -> Outcome[R]:
    error = future.exception()
    return Outcome(index, failure=failure_of(error)) if error else Outcome(index, future.result())


def _kill(workers: set[Any]) -> None:
    for worker in workers:
        worker.kill()
