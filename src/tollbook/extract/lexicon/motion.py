"""Verbs that carry a toll to its value, and verbs that raise another's subject."""

from dataclasses import dataclass
from functools import cache

from tollbook.extract.lexicon.load import table, words


@dataclass(frozen=True, slots=True)
class MotionWords:
    """The table motion.toml: lemmas of each sort."""

    rise: frozenset[str]
    reach: frozenset[str]
    passing: frozenset[str]
    put: frozenset[str]
    counts: frozenset[str]
    raising: frozenset[str]
    thought: frozenset[str]


@cache
def motion() -> MotionWords:
    """The table, read once."""
    names = ("rise", "reach", "passing", "put", "counts", "raising", "thought")
    return MotionWords(
        **{
            name: frozenset(words(sorted(set(table("motion")[name])), where=f"motion.toml: {name}"))
            for name in names
        }
    )
