"""Lines of a page that are no report: what asks, offers or leads elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import TOMLDecodeError, loads

from tollbook.errors import CaseError

FILE = "furniture.toml"
HEAD = 3  # lines among which the title is looked for


@dataclass(frozen=True, slots=True)
class Furniture:
    """The table's words: what such a line begins with, at most how long it then is, and whole lines."""

    longest: int
    begins: tuple[str, ...]
    whole: frozenset[str]


@cache
def furniture() -> Furniture:
    """The built-in table.

    Raises:
        CaseError: If it is wrong.
    """
    text = files("tollbook.read.html").joinpath(FILE).read_text(encoding="utf-8")
    try:
        table = loads(text)
        made = Furniture(table["longest"], tuple(sorted(set(table["begins"]))), frozenset(table["whole"]))
    except (TOMLDecodeError, KeyError, TypeError) as error:
        raise CaseError(f"is no table of page furniture: {error}", where=FILE) from error
    for words in (*made.begins, *made.whole):
        if words != _plain(words):
            raise CaseError(f"'{words}' is not in small letters", where=FILE)
    return made


def is_furniture(line: str) -> bool:
    """Whether a line of text asks, offers or leads elsewhere."""
    table = furniture()
    words = _plain(line[: table.longest + 1])
    if words.startswith(("http://", "https://")) and " " not in words:
        return True
    return words.strip() in table.whole or (len(line) <= table.longest and words.startswith(table.begins))


def without_frame(lines: Sequence[str], titles: Sequence[str]) -> Sequence[str]:
    """The lines without the title at their head, for a document has that beside its text."""
    for number, line in enumerate(lines[:HEAD]):
        if any(same_words(line, title) for title in titles):
            return [*lines[:number], *lines[number + 1 :]]
    return lines


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ in nothing but signs, spaces and capitals."""
    letters = _letters(one)
    return bool(letters) and letters == _letters(other)


def _plain(words: str) -> str:
    return words.casefold().replace("’", "'").removeprefix("- ")


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
