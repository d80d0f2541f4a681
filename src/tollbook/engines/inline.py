"""In this process, one item after the other: nothing to start, nothing survives a crash."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from tollbook.engines.engine import Outcome, failure_of

R = TypeVar("R")


class InlineEngine:
    """Runs here. For tests and for inputs too small to share out."""

    def map(self, function: Callable[[Any], R], items: Sequence[Any]) -> Iterator[Outcome[R]]:
        """Yield the outcomes in the items' order. See `Engine.map`."""
        for index, item in enumerate(items):
            try:
                outcome = Outcome(index, function(item))
            except (Exception, SystemExit) as error:
                outcome = Outcome(index, failure=failure_of(error))
            yield outcome
