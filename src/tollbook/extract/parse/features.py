"""What the network sees of a word: its normal form, beginning, ending, shape and distributional class.

Rows of the embedding tables are found by hashing, so there is no vocabulary and no unknown word.
"""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

Clusters = Mapping[str, tuple[int, int]]
"""Distributional class of common words (0 to 999), and the first six branchings on the way to it."""

TABLES = {
    "norm": (8000, 64),
    "prefix": (2000, 24),
    "suffix": (2500, 40),
    "ending": (800, 16),
    "shape": (400, 24),
    "cluster": (1001, 48),
    "branch": (65, 16),
}
"""Name of each embedding table: how many rows, how wide. The `norm` table is looked up twice and summed."""

COLUMNS = ("norm", "norm", "prefix", "suffix", "ending", "shape", "cluster", "branch")
"""The table that each number of `word_rows` is a row of."""

_LONGEST = 40
_DIGITS = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{3,}")
_QUOTES = str.maketrans("’‘ʼ`“”«»„–—―‒−", '\'\'\'\'"""""-----')
_UNCLASSED = (1000, 64)
_SHOUTED = 4


def as_seen(words: Sequence[str]) -> Sequence[str]:
    """The words as the network should see them: text all in capitals is put in lower case."""
    shouted = any(len(word) >= _SHOUTED and word.isalpha() for word in words)
    if shouted and all(word == word.upper() for word in words):
        return [word.lower() for word in words]
    return words


def word_rows(word: str, clusters: Clusters) -> tuple[int, ...]:
    """The row of each table in `COLUMNS` for a word.

    Args:
        word: The word as it stands.
        clusters: Classes of words as written; a word not in there is looked up in lower case.
    """
    word = word[:_LONGEST].translate(_QUOTES)
    norm = _DIGITS.sub("0", word.lower())
    if norm[:1] == "0":
        norm = _RUN.sub(r"\1\1\1", norm)
    encoded = norm.encode("utf-8", "surrogatepass")
    cluster = clusters.get(word) or clusters.get(word.lower(), _UNCLASSED)
    return (
        crc32(encoded) % 8000,
        crc32(encoded, 0x9E3779B9) % 8000,
        crc32(encoded[:3], 1) % 2000,
        crc32(encoded[-3:], 2) % 2500,
        crc32(encoded[-2:], 3) % 800,
        crc32(_shape(word).encode(), 4) % 400,
        *cluster,
    )


def _shape(word: str) -> str:
    """Letters as x and X, digits as d, others as they are, runs cut to three: `Xxx`, `d,ddd`, `X.X.`."""
    marks = "".join(_mark(char) for char in word)
    return _RUN.sub(r"\1\1\1", marks)


def _mark(char: str) -> str:
    if char.isalpha():
        return "X" if char.isupper() else "x"
    if char.isdigit():
        return "d"
    return char if char.isascii() else "?"


def read_clusters(lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Classes of words from lines of a path and its words; the number of a class is that of its line."""
    clusters = {}
    for number, line in enumerate(lines):
        path, *words = line.split(" ")
        clusters.update(dict.fromkeys(words, (number, int(path) & 63)))
    return clusters
