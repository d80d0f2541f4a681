"""One person whom no number counts: "a Finnish volunteer", "another soldier", "a 45-year-old"."""

from dataclasses import dataclass

from tollbook.extract.lexicon.persons import PersonNoun, person_nouns
from tollbook.extract.rows.numbers import number
from tollbook.extract.rows.row import Row
from tollbook.extract.rows.tokens import TokenKind


@dataclass(frozen=True, slots=True)
class ImplicitOne:
    """A noun phrase for one person: `document[start:end] == text`, in code points.

    Attributes:
        head: Start and end of the noun itself, of the age where it stands alone ("a 45-year-old").
        noun: What the noun says; None for an age alone.
        increment: One more than told before: "another soldier".
    """

    start: int
    end: int
    text: str
    head: tuple[int, int]
    noun: PersonNoun | None
    increment: bool


_ARTICLES = frozenset({"a", "an", "another", "lone", "sole", "single"})
_MOST_WORDS_BEFORE = 5
_LONGEST_NOUN = 4


def find_implicit_ones(text: str, start: int = 0, end: int | None = None) -> list[ImplicitOne]:
    """The phrases in `text[start:end]` that name one person without a number, none overlapping another."""
    row = Row.of(text, start, len(text) if end is None else end)
    found: list[ImplicitOne] = []
    index = 0
    while index < len(row):
        one = _one(row, text, index) if row.word(index) in _ARTICLES else None
        if one:
            found.append(one[0])
        index = one[1] if one else index + 1
    return found


def _one(row: Row, text: str, index: int) -> tuple[ImplicitOne, int] | None:
    at, age = index + 1, None
    for _ in range(_MOST_WORDS_BEFORE):
        noun = _noun(row, at)
        if noun and not noun[0].plural:
            return _phrase(row, text, index, (at, noun[1]), noun[0]), noun[1]
        aged = _age(row, at)
        if aged:
            age, at = (at, aged), aged
        elif noun or not _may_modify(row, at):
            break
        else:
            at += 1
    return (_phrase(row, text, index, age, None), age[1]) if age else None


def _noun(row: Row, index: int) -> tuple[PersonNoun, int] | None:
    """The longest noun for a person at a token that no further such noun follows, and where it ends."""
    nouns = person_nouns()
    for length in range(min(_LONGEST_NOUN, len(row) - index), 0, -1):
        found = nouns.get(" ".join(row.words[index : index + length]).removesuffix("'s"))
        if found:
            end = index + length
            return (_noun(row, end) or (found, end)) if not row.hyphen(end) else None
    return None


def _age(row: Row, index: int) -> int | None:
    """Where "45-year-old" ends."""
    found = number(row, index)
    if found is None:
        return None
    at = row.past_hyphen(found.end)
    if row.word(at) not in {"year", "month", "week", "day"}:
        return None
    at = row.past_hyphen(at + 1)
    return at + 1 if row.word(at) == "old" else None


_NO_MODIFIER = frozenset(
    {"of", "in", "on", "at", "to", "for", "and", "or", "was", "were", "is", "are", "had", "has", "that",
     "who", "which", "by", "with", "from", "the", "a", "an", "as", "after", "when", "while", "where",
     "against", "lot", "number", "few"}
)  # fmt: skip


def _may_modify(row: Row, index: int) -> bool:
    """Whether the token may stand between an article and its noun."""
    if index >= len(row):
        return False
    token = row.tokens[index]
    return (token.kind is TokenKind.WORD and token.word not in _NO_MODIFIER) or row.hyphen(index)


def _phrase(row: Row, text: str, index: int, head: tuple[int, int], noun: PersonNoun | None) -> ImplicitOne:
    start, end = row.tokens[index].start, row.tokens[head[1] - 1].end
    place = row.tokens[head[0]].start, end
    return ImplicitOne(start, end, text[start:end], place, noun, row.word(index) == "another")
