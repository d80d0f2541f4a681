"""What every engine does: one function over many items, each answered once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

R = TypeVar("R")

LOST = "its worker process died or hung, twice"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What became of one item: a value, or why there is none.

    Attributes:
        index: The item's place in the sequence.
        value: What the function gave; None where it failed.
        failure: One line, where the function raised, its worker died twice, or it took too long twice.
    """

    index: int
    value: R | None = None
    failure: str | None = None


class Engine(Protocol):
    """Runs a function over items. Engines differ in where, never in what comes out."""

    def map(self, function: Callable[[Any], R], items: Sequence[Any]) -> Iterator[Outcome[R]]:
        """Yield one outcome an item, in whatever order they are ready.

        An item whose worker dies or hangs is tried once more, alone, so that a neighbour's crash never costs
        it its answer; then its outcome is a failure and the others go on. An exception that the function
        raises is its answer, and not tried again.

        Args:
            function: Importable by name, since it travels to other processes.
            items: Picklable.
        """
        ...


def failure_of(error: BaseException) -> str:
    """An exception as one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
