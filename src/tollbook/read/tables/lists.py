"""`lists`: who is on which list of the dead, as overlaps that multiple-systems estimation takes.

Two tables are read: counts of people by the lists that name them (a column of 0 and 1 for each list, and one
named `n` or `count`), or a person a row, with a column of 0 and 1 for each list. Other columns of the second,
such as names, are left alone and kept nowhere.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tollbook.errors import InputError
from tollbook.read.tables.cells import people
from tollbook.read.tables.outcome import Tally
from tollbook.read.tables.sheet import Row, read_rows
from tollbook.read.tables.table_text import table_text

NAME = "lists/1"
COUNTS = ("n", "count")
ON, OFF = "1", "0"
Pattern = tuple[bool, ...]


def read_lists(
    path: str | Path, *, strict: bool = False, encoding: str | None = None
) -> tuple[tuple[str, ...], Mapping[Pattern, int], Tally, str]:
    """The lists' names, how many people each pattern of lists names, what became of the rows, and the text.

    Raises:
        InputError: If the table cannot be read, names no lists or, if strict, has a row that cannot be read.
    """
    text = table_text(path, encoding)
    tally = Tally(Path(path).name, strict)
    rows = list(read_rows(text, tally))
    number = next((name for name in COUNTS if rows and name in rows[0].cells), None)
    lists = _lists(rows, number)
    if not lists:
        raise InputError(
            "no column of 0 and 1", where=str(path), hint="a column for each list, and perhaps one named n"
        )
    counts = _of_counts(rows, lists, number, tally) if number else _of_people(rows, lists, tally)
    return _names(text, lists), counts, tally, text


def _lists(rows: Sequence[Row], number: str | None) -> tuple[str, ...]:
    """Columns most of whose cells are 0 or 1; a row with something else there is refused, not the list."""
    names = [name for name in (rows[0].cells if rows else ()) if name != number]
    marked = {name: sum(row.cells[name] in (ON, OFF) for row in rows) for name in names}
    return tuple(name for name in names if 2 * marked[name] > len(rows))


def _names(text: str, lists: Sequence[str]) -> tuple[str, ...]:
    """The lists as the head spells them."""
    head = text.partition("\n")[0]
    for separator in ",;\t":
        head = head.replace(separator, "\n")
    spelled = {name.strip().strip('"').lower(): name.strip().strip('"') for name in head.split("\n")}
    return tuple(spelled.get(name, name) for name in lists)


def _of_counts(rows: Sequence[Row], lists: Sequence[str], number: str, tally: Tally) -> Mapping[Pattern, int]:
    counts: dict[Pattern, int] = {}
    for row in rows:
        try:
            pattern, counted = _pattern(row, lists), people(row.cells[number], number)
            if counted is None:
                raise ValueError(f"{number}: no count")
            if pattern in counts:
                raise ValueError("these lists a second time")
        except ValueError as error:
            tally.refuse(row.line, str(error))
        else:
            _take(counts, pattern, counted, tally)
    return counts


def _of_people(rows: Sequence[Row], lists: Sequence[str], tally: Tally) -> Mapping[Pattern, int]:
    counts: Counter[Pattern] = Counter()
    for row in rows:
        try:
            pattern = _pattern(row, lists)
        except ValueError as error:
            tally.refuse(row.line, str(error))
        else:
            _take(counts, pattern, 1, tally)
    return counts


def _take(counts: dict[Pattern, int], pattern: Pattern, counted: int, tally: Tally) -> None:
    if not any(pattern):
        tally.aside["on no list: how many those are is what the method tells"] += 1
        return
    tally.kept += 1
    counts[pattern] = counts.get(pattern, 0) + counted


def _pattern(row: Row, lists: Sequence[str]) -> Pattern:
    for name in lists:
        if row.cells[name] not in (ON, OFF):
            raise ValueError(f"{name}: '{row.cells[name][:40]}' is neither 0 nor 1")
    return tuple(row.cells[name] == ON for name in lists)
