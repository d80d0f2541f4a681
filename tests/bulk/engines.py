"""Engines for tests: one whose workers inherit what a test has patched, and one that works in odd orders."""

import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from tollbook.engines import InlineEngine, Outcome
from tollbook.engines.engine import LOST


class ForkedEngine:
    """Each item in a forked process of its own, twice where that dies."""

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """See `Engine.map`."""
        for index, item in enumerate(items):
            yield (
                _forked(index, function, item)
                or _forked(index, function, item)
                or Outcome(index, failure=LOST)
            )


def _forked(index: int, function: Callable[[Any], Any], item: Any) -> Outcome[Any] | None:
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer"
        if (child := os.fork()) == 0:
            try:
                answer.write_bytes(pickle.dumps(next(InlineEngine().map(function, [item]))))
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        value: Outcome[Any] | None = pickle.loads(answer.read_bytes()) if answer.exists() else None  # noqa: S301
    return Outcome(index, value.value, value.failure) if value else None


class ShuffledEngine:
    """In this process, in an order that a seed decides."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """See `Engine.map`."""
        order = list(range(len(items)))
        Random(self._seed).shuffle(order)  # noqa: S311
        for index in order:
            outcome = next(iter(InlineEngine().map(function, [items[index]])))
            yield Outcome(index, outcome.value, outcome.failure)


class StaleEngine:
    """In this process, each item done once more by a worker that was given up: after the next, or `late`.

    Attributes:
        late: What such workers are at still when nobody waits for them any more.
    """

    def __init__(self) -> None:
        self.late: list[Callable[[], object]] = []

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """See `Engine.map`."""
        for outcome in InlineEngine().map(function, items):
            for again in self.late:
                again()
            self.late = [partial(function, items[outcome.index])]
            yield outcome
