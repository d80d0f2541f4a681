"""Finds many names in a text at once: longest first from the left, whole words, case-aware.

Hot: 5 MB/s or more of running English against ten thousand names (`benchmarks/gazetteer.py`). Only
words that can begin a name are looked at; from there a trie of words is walked, at most as far as the
longest name is long, so the time is linear in the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(r"\w+|[^\w\s]|[^\S\n]{0,40}\n?[^\S\n]{0,40}")
_LIKE = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"}


@dataclass(slots=True)
class _Node(Generic[T]):
    next: "dict[str, _Node[T]]" = field(default_factory=dict)
    value: T | None = None
    shouted: bool = False


class Matcher(Generic[T]):
    """A set of names, each with a value.

    A name is found where the text has its words, whole, with any one line's white space between them and
    any sort of apostrophe or hyphen. Letters must have the name's case, but the first may be a capital
    (a sentence's start), "The" may be "the", and the whole may be in capitals (a headline).

    Args:
        names: Names and their values; the first of equal names wins.
        shouted: Names in capitals that are words too ("WHO", "IS"): not found on lines all in capitals.
    """

    def __init__(self, names: Iterable[tuple[str, T]], *, shouted: Iterable[str] = ()) -> None:
        self._root: _Node[T] = _Node()
        pairs = [(name, value) for name, value in names if name]
        words = frozenset(shouted)
        for spell in (str, _capitalised, _with_small_the, str.upper):
            for name, value in pairs:
                self._insert(spell(name), value, shouted=name in words)
        self._start = _start_pattern(self._root.next)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and value of each name in the text, in order, none overlapping another."""
        done = 0
        first = self._root.next
        for match in self._start.finditer(text):
            start = match.start()
            if start >= done and (node := first.get(match[0])) is not None:
                hit = self._walk(text, start, match.end(), node)
                if hit is not None:
                    done = hit[0]
                    yield start, hit[0], hit[1]

    def whole(self, text: str) -> T | None:
        """The value of the name that the text is, all of it."""
        for start, end, value in self.find(text):
            return value if (start, end) == (0, len(text)) else None
        return None

    def _walk(self, text: str, start: int, end: int, node: _Node[T]) -> tuple[int, T] | None:
        best: tuple[int, T] | None = None
        while True:
            if (
                node.value is not None
                and _ends_word(text, end)
                and not (node.shouted and _shouts(text, start))
            ):
                best = end, node.value
            token = _TOKEN.match(text, end) if node.next else None
            if token is None or token.end() == end:
                return best
            following = node.next.get(_normal(token[0]))
            if following is None:
                return best
            node, end = following, token.end()

    def _insert(self, name: str, value: T, *, shouted: bool) -> None:
        node = self._root
        for token in _TOKEN.findall(name):
            if token:
                node = node.next.setdefault(_normal(token), _Node())
        if node.value is None:
            node.value, node.shouted = value, shouted


def _normal(token: str) -> str:
    return " " if token.isspace() else _LIKE.get(token, token)


def _capitalised(name: str) -> str:
    return name[0].upper() + name[1:]


def _with_small_the(name: str) -> str:
    return "the" + name[3:] if name.startswith("The ") else name


def _ends_word(text: str, end: int) -> bool:
    """Whether no word goes on at `end`. Words are taken whole, but "U.S." must not end inside "U.S.S."."""
    return end >= len(text) or _is_word(text[end - 1]) or not _is_word(text[end])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _shouts(text: str, at: int) -> bool:
    """Whether the line around `at` is all in capitals, looking at most 200 characters either way."""
    left = text.rfind("\n", max(0, at - 200), at) + 1 or max(0, at - 200)
    right = text.find("\n", at, at + 200)
    return text[left : right if right >= 0 else at + 200].isupper()


def _start_pattern(first: Iterable[str]) -> re.Pattern[str]:
    """Words that may begin a name: those with one of the names' initials, or one of the small words."""
    initials = sorted({word[0] for word in first if word[0].isupper()})
    small = sorted((word for word in first if not word[0].isupper()), key=lambda word: (-len(word), word))
    # Looking back after the initial, not before it, lets the search skip by character set.
    parts = [rf"[{re.escape(''.join(initials))}](?<!\w\w)\w*"] if initials else []
    parts += [rf"\b(?:{'|'.join(map(re.escape, small))})(?!\w)"] if small else []
    return re.compile("|".join(parts) or r"(?!)")
