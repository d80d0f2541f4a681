"""What stands in a cell, or why it cannot be read."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)
MISSING = frozenset({-8, -9, -88, -99, -888, -999})
"""Numbers that data sets of the field write for a missing value; never a count of people."""
TRUE, FALSE = frozenset({"true", "yes", "1"}), frozenset({"", "false", "no", "0"})
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.0*)?(?:[eE]\+?\d{1,2})?")
_FORMULA = "=+-@\t\r'"


def people(cell: str, column: str) -> int | None:
    """A number of people; None for an empty cell or a code for a missing value. "1,234" and "1e+05" are read.

    Raises:
        ValueError: If it is no whole number, or negative and no such code.
    """
    if not cell or cell.upper() in ("NA", "NAN", "NULL"):
        return None
    if not _NUMBER.fullmatch(cell):
        raise ValueError(f"{column}: '{cell[:40]}' is no whole number")
    number = _whole(cell.replace(",", "").replace(" ", ""))
    if number in MISSING:
        return None
    if number < 0:
        raise ValueError(f"{column}: {number} is below zero")
    return number


def day(cell: str, column: str) -> date | None:
    """A day, written as 2022-03-24, perhaps with a time after it; None for an empty cell.

    Raises:
        ValueError: If it is none.
    """
    if not cell:
        return None
    try:
        return date.fromisoformat(cell.partition(" ")[0].partition("T")[0])
    except ValueError:
        raise ValueError(f"{column}: '{cell[:40]}' is no date; write it as 2022-03-24") from None


def member(kind: type[E], cell: str, column: str, default: E | None = None) -> E:
    """A word of a closed vocabulary, in whatever case.

    Raises:
        ValueError: If it is none of it, or empty without a default.
    """
    word = cell.strip().lower().replace(" ", "_")
    if not word and default is not None:
        return default
    try:
        return kind(word)
    except ValueError:
        known = ", ".join(each.value for each in kind)
        raise ValueError(f"{column}: '{cell[:40]}' is none of {known}") from None


def truth(cell: str, column: str) -> bool:
    """Yes or no; no for an empty cell.

    Raises:
        ValueError: If it is neither.
    """
    word = cell.lower()
    if word not in TRUE | FALSE:
        raise ValueError(f"{column}: '{cell[:40]}' is neither true nor false")
    return word in TRUE


def words(cell: str) -> str | None:
    """A text; None for an empty cell. An apostrophe that keeps spreadsheets from running it is taken off."""
    return (cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell) or None


def parts(cell: str) -> tuple[str, ...]:
    """Texts with semicolons between them; one within a text has a backslash before it."""
    found = re.split(r"(?<!\\);", words(cell) or "")
    return tuple(part.strip().replace("\\;", ";").replace("\\\\", "\\") for part in found if part.strip())


def _whole(spelled: str) -> int:
    mantissa, _, exponent = spelled.lower().partition("e")
    return int(mantissa.partition(".")[0]) * int("1" + "0" * int(exponent or 0))
