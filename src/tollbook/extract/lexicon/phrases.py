"""Finds the longest phrase of a table at, or before, a place in a row of words."""

import re
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|\S")


class Phrases(Generic[T]):
    """Phrases of lower-case words and marks, each with what it means.

    A phrase is cut at every mark, as the rows that it is looked up in are: "approx." is two pieces.
    """

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in meanings.items():
            pieces = tuple(_PIECE.findall(phrase))
            self._by_first.setdefault(pieces[0], []).append((pieces, meaning))
        for some in self._by_first.values():
            some.sort(key=lambda entry: -len(entry[0]))

    @property
    def phrases(self) -> frozenset[str]:
        """The phrases, each as its pieces with a space between."""
        return frozenset(" ".join(pieces) for some in self._by_first.values() for pieces, _ in some)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that phrases start with."""
        return frozenset(self._by_first)

    def at(self, row: Sequence[str], index: int) -> tuple[int, T] | None:
        """The end of the longest phrase that starts at `index`, and its meaning; None if none does."""
        if index >= len(row):
            return None
        for pieces, meaning in self._by_first.get(row[index], ()):
            end = index + len(pieces)
            if tuple(row[index:end]) == pieces:
                return end, meaning
        return None
