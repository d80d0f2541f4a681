"""Which side a noun phrase is of, from the names in it and how it is built.

"Russian troops", "Russia's defence ministry" and "the president of Russia" are Russia's; "pro-Russian
crowds" and "troops in Russia" are not. The rules know words' places only; the words themselves stand in
tables/phrasing.toml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from msgspec import Struct

from tollbook.cases.entries import Mention
from tollbook.cases.tables import table_file
from tollbook.cases.tomlfile import read_toml

_WORD = re.compile(r"\w+")
_HYPHENS = frozenset("-‐‑–")


class Phrasing(Struct, frozen=True, forbid_unknown_fields=True):
    """phrasing.toml: the small words that decide which name in a phrase is its side.

    Attributes:
        against: Prefixes before a hyphen that take the name's side away ("pro-", "ex-").
        belonging: Prepositions whose name is the side ("the president of ...").
        place: Prepositions whose name is a place, and the side only of those who live there.
        other: Prepositions whose name is another's ("ambassador to ...").
        aides: People who are of those whom they are "to".
        joining: Words between two sides of one phrase ("and").
        visitors: People and offices that are abroad in the place that they are in ("embassy").
    """

    against: frozenset[str]
    belonging: frozenset[str]
    place: frozenset[str]
    other: frozenset[str]
    aides: frozenset[str]
    joining: frozenset[str]
    visitors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """The part of a phrase up to its first preposition, and the name behind that preposition.

    Attributes:
        noun: The words of the head, as "senior Russian officials".
        within: Names in the head that bear a side.
        link: The preposition; None without one.
        behind: The first name behind it that bears a side.
    """

    noun: str
    within: tuple[Mention, ...]
    link: str | None = None
    behind: Mention | None = None


@cache
def phrasing() -> Phrasing:
    """The built-in phrasing."""
    return read_toml(table_file("phrasing"), Phrasing)


def head_of(phrase: str, mentions: Sequence[Mention]) -> Head:
    """Splits a noun phrase at its first preposition outside a name."""
    words = phrasing()
    bearing = [m for m in mentions if m.entry.party is not None and not _turned(phrase, m)]
    links = words.belonging | words.place | words.other
    for match in _WORD.finditer(phrase):
        if match.start() and match[0].lower() in links and not _inside(match.start(), mentions):
            within = tuple(m for m in bearing if m.end <= match.start())
            behind = next((m for m in bearing if m.start >= match.end()), None)
            return Head(phrase[: match.start()].rstrip(), within, match[0].lower(), behind)
    return Head(phrase, tuple(bearing))


def joined(phrase: str, mentions: Sequence[Mention]) -> bool:
    """Whether the names of a head are of sides that stand side by side: "Russian and Ukrainian troops"."""
    if len({m.entry.party for m in mentions}) < 2:
        return False
    gaps = (phrase[a.end : b.start] for a, b in pairwise(mentions))
    joining = phrasing().joining
    return any("," in gap or "/" in gap or not joining.isdisjoint(gap.lower().split()) for gap in gaps)


def _turned(phrase: str, mention: Mention) -> bool:
    """Whether a hyphen makes the name another's: "pro-Russian", "Russian-backed"."""
    before, after = phrase[: mention.start], phrase[mention.end : mention.end + 2]
    if len(after) == 2 and after[0] in _HYPHENS and after[1].islower():
        return True
    if not before or before[-1] not in _HYPHENS:
        return False
    return next(iter(_WORD.findall(before[-20:-1])[-1:]), "").lower() in phrasing().against


def _inside(position: int, mentions: Sequence[Mention]) -> bool:
    return any(m.start <= position < m.end for m in mentions)
