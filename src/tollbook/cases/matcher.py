"""Finds many names in a text at once: leftmost, then longest, whole words, case-aware.

Hot: 5 MB/s or more of running English against five thousand names (`benchmarks/gazetteer.py`). A name hangs
on its first word with an initial capital, as texts have few of those; from there a trie of words is
walked, no further than the longest name is long, so the time is linear in the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
Hit = tuple[int, int, T]

_TOKEN = re.compile(r"\w+|[^\w\s]|[^\S\n]{0,40}\n?[^\S\n]{0,40}")
_LIKE = str.maketrans("’‘ʼ`‐‑–\n\t\u00a0\u202f", "''''---    ")
_LINE = 200


@dataclass(slots=True)
class _Node(Generic[T]):
    """A place in the trie.

    `ends` holds the names that may end here: what must stand before the anchor ("al-", mostly nothing)
    to the value. `doors` are the first two characters of all that may follow, to turn away most texts
    without a closer look.
    """

    next: "dict[str, _Node[T]]" = field(default_factory=dict)
    ends: "dict[str, _End[T]]" = field(default_factory=dict)
    doors: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _End(Generic[T]):
    """A name's value, and whether its last character is no part of a word, or its line must not shout."""

    value: T
    stops: bool
    shouted: bool


class Matcher(Generic[T]):
    """A set of names, each with a value.

    A name is found where the text has its words, whole, with any one line's white space between them and
    any sort of apostrophe or hyphen. Letters must have the name's case, but the first may be a capital
    (a sentence's start), "The" may be "the", and the whole may be in capitals (a headline). A name without
    any capital goes before longer names that begin with it.

    Args:
        names: Names and their values; the first of equal names wins.
        shouted: Names in capitals that are words too ("WHO", "IS"): not found on lines all in capitals.
    """

    def __init__(self, names: Iterable[tuple[str, T]], *, shouted: Iterable[str] = ()) -> None:
        self._first: dict[str, _Node[T]] = {}
        pairs = [(name, value) for name, value in names if name]
        words = frozenset(shouted)
        for spell in (str, _capitalised, _with_small_the, str.upper):
            for name, value in pairs:
                spelt = spell(name)
                if spell is str or spelt != name:
                    self._insert(spelt, _End(value, not _is_word(name[-1]), name in words))
        initials = {word[0] for word in self._first if _is_common(word)}
        # Looking back after the initial, not before it, lets the search skip by character set.
        self._anchor = re.compile(rf"[{''.join(sorted(initials))}](?<!\w\w)\w*" if initials else r"(?!)")
        self._rare = tuple(word for word in self._first if not _is_common(word))

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Start, end and value of each name in the text, in order, none overlapping another."""
        done = 0
        first = self._first
        for start, word in self._anchors(text):
            if start >= done and (node := first.get(word)) is not None:
                hit = _walk(text, start, start + len(word), node, done)
                if hit is not None:
                    done = hit[1]
                    yield hit

    def whole(self, text: str) -> T | None:
        """The value of the name that the text is, all of it."""
        hit = next(iter(self.find(text)), None)
        return hit[2] if hit is not None and hit[:2] == (0, len(text)) else None

    def _anchors(self, text: str) -> Iterable[tuple[int, str]]:
        common = ((match.start(), match[0]) for match in self._anchor.finditer(text))
        rare = [(start, word) for word in self._rare for start in _occurrences(text, word)]
        return sorted((*common, *rare)) if rare else common

    def _insert(self, name: str, end: _End[T]) -> None:
        tokens = [token.translate(_LIKE) for token in _TOKEN.findall(name) if token]
        at = next((i for i, token in enumerate(tokens) if _is_common(token) and token not in _ARTICLES), 0)
        node = self._first.setdefault(tokens[at], _Node())
        for i, token in enumerate(tokens[at + 1 :], at + 1):
            node.doors.add("".join(tokens[i:])[:2])
            node = node.next.setdefault(token, _Node())
        node.ends.setdefault("".join(tokens[:at]), end)


_ARTICLES = frozenset(("The", "THE"))


def _walk(text: str, start: int, end: int, node: _Node[T], done: int) -> Hit[T] | None:
    """The leftmost, then longest name whose anchor is the word from `start` to `end`."""
    best: Hit[T] | None = None
    while True:
        for before, here in node.ends.items():
            begin = start - len(before)
            if before and (begin < done or not _stands(text, begin, start, before)):
                continue
            if (here.stops and _goes_on(text, end)) or (here.shouted and _shouts(text, begin, end)):
                continue
            if best is None or begin <= best[0]:
                best = begin, end, here.value
        if not _may_enter(text[end : end + 2], node.doors):
            return best
        token = _TOKEN.match(text, end)
        following = node.next.get(token[0].translate(_LIKE) if token[0].strip() else " ") if token else None
        if token is None or following is None:
            return best
        node, end = following, token.end()


def _may_enter(following: str, doors: set[str]) -> bool:
    """Whether what follows can go on with a name; white space of more than a blank is looked at closely."""
    if following in doors:
        return True
    if not doors or (following[:1] == " " and following.isascii()):
        return bool(doors) and following[1:].isspace()
    return following[:1].isspace() or following[:1] in doors or following.translate(_LIKE) in doors


def _stands(text: str, begin: int, start: int, before: str) -> bool:
    """Whether the words that a name has before its anchor stand there, whole."""
    found = text[begin:start]
    is_there = found == before or found.translate(_LIKE) == before
    return is_there and (begin == 0 or not _is_word(text[begin - 1]))


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on at `end`: "U.S." must not end inside "U.S.S."."""
    return end < len(text) and _is_word(text[end])


def _shouts(text: str, begin: int, end: int) -> bool:
    """Whether the rest of the line is all in capitals, looking at most 200 characters either way."""
    left = text[max(0, begin - _LINE) : begin].rpartition("\n")[2]
    right = text[end : end + _LINE].partition("\n")[0]
    return (left + right).isupper()


def _occurrences(text: str, word: str) -> Iterator[int]:
    """Where the word stands in the text, whole."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if (start == 0 or not _is_word(text[start - 1])) and (end == len(text) or not _is_word(text[end])):
            yield start
        start = text.find(word, end)


def _is_common(word: str) -> bool:
    """Whether a word begins with a capital of Latin-1, where a set of characters is searched fastest."""
    return word[0].isupper() and ord(word[0]) < 256


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _capitalised(name: str) -> str:
    return name[0].upper() + name[1:]


def _with_small_the(name: str) -> str:
    return "the" + name[3:] if name.startswith("The ") else name
