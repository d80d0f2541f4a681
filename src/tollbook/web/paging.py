"""Long lists, some at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")

PAGE_ROWS = 100


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """Some rows of a list, by number from 1; what lies beyond its end is its last part."""

    rows: Sequence[Row]
    number: int
    last: int
    total: int

    @classmethod
    def of(cls, rows: Sequence[Row], number: int = 1, size: int | None = PAGE_ROWS) -> "Part[Row]":
        """The part of a number; all rows where there is no size."""
        size = size or max(1, len(rows))
        last = max(1, -(-len(rows) // size))
        number = min(max(1, number), last)
        return cls(rows[(number - 1) * size : number * size], number, last, len(rows))
