"""The small word tables, each checked when it is first used."""

from dataclasses import dataclass
from functools import cache

from tollbook.extract.lexicon.load import table, words


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a full stop may follow without ending a sentence, without that stop, in lower case.

    Attributes:
        titles: Never end a sentence ("gen", "mr").
        open: End one only before a word that starts sentences ("u.s", "inc").
        numbered: Do not end one before a digit ("no", "art").
        months: Short names of months; do not end one before a digit.
        starters: Words that, with a capital, start a sentence after an abbreviation.
    """

    titles: frozenset[str]
    open: frozenset[str]
    numbered: frozenset[str]
    months: frozenset[str]
    starters: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The table abbreviations.toml."""
    return Abbreviations(
        **{
            name: words(value, where=f"abbreviations.toml: {name}")
            for name, value in table("abbreviations").items()
        }
    )
