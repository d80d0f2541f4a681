"""Whether words are another language than English: "die" and "hat" are German words too."""

from functools import cache

from tollbook.extract.lexicon.load import table

_ENOUGH = 2


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    data = table("languages")
    return frozenset(data["english"].split()), frozenset(data["others"].split())


def is_english(lowers: tuple[str, ...]) -> bool:
    """Whether a sentence is not plainly another language's: two small words are foreign, none is English."""
    english, others = _words()
    return sum(low in others for low in lowers) < _ENOUGH or not english.isdisjoint(lowers)
