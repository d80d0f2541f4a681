"""Rows of a separated-values file, each with its line and its place in the text."""

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tollbook.errors import InputError
from tollbook.read.tables.outcome import Tally

SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, with spaces around them taken off.

    `line` counts from 1, the head's line included; the row is `text[start:end]` of the file's text.
    """

    line: int
    start: int
    end: int
    cells: Mapping[str, str]


def read_rows(text: str, tally: Tally, *required: str) -> Iterator[Row]:
    """The rows of a file whose first line names its columns; rows of another width are refused.

    The separator is whichever of comma, semicolon and tab is most frequent in the head.

    Raises:
        InputError: If a required column is missing.
    """
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    records = _records(text)
    head = next(records, None)
    names = [name.strip().lower() for name in head[3]] if head else []
    if missing := [name for name in required if name not in names]:
        raise InputError(
            f"no column {', '.join(missing)}", where=tally.file, hint="the first line must name the columns"
        )
    for line, start, end, cells in records:
        if not any(cells):
            continue
        tally.rows += 1
        if len(cells) != len(names):
            tally.refuse(line, f"{len(cells)} cells, but {len(names)} columns")
            continue
        yield Row(line, start, end, dict(zip(names, (cell.strip() for cell in cells), strict=True)))


def _records(text: str) -> Iterator[tuple[int, int, int, list[str]]]:
    """Line, start, end (without the line's end) and cells of every record."""
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    lines = _Lines(text)
    for cells in csv.reader(lines, delimiter=separator):
        start, end, first = lines.taken()
        yield first, start, end, cells


class _Lines:
    """The lines of a text, and which of them a reader took for its last record."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._start, self._number, self._first = text, 0, 0, 0, 1

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self._at >= len(self._text):
            raise StopIteration
        end = self._text.find("\n", self._at) + 1 or len(self._text)
        line = self._text[self._at : end]
        self._at = end
        self._number += 1
        return line

    def taken(self) -> tuple[int, int, int]:
        """Start and end of what was taken since the last call, and the number of its first line."""
        start, end, first = self._start, self._at, self._first
        self._start, self._first = self._at, self._number + 1
        while end > start and self._text[end - 1] == "\n":
            end -= 1
        return start, end, first
