"""Whether words are English at all: "die" and "hat" are German words too."""

_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "were",
        "is",
        "are",
        "have",
        "has",
        "had",
        "been",
        "by",
        "from",
        "said",
        "after",
        "people",
        "killed",
        "with",
        "their",
        "they",
        "it",
        "that",
        "this",
        "dead",
        "injured",
        "at",
        "on",
        "for",
        "who",
        "we",
        "told",
        "he",
        "she",
        "his",
        "her",
        "which",
        "when",
    ]
)
_SHORT = 6


def is_english(lowers: tuple[str, ...]) -> bool:
    """Whether a sentence has one of English's commonest words; a headline is too short to tell."""
    return len(lowers) <= _SHORT or not _ENGLISH.isdisjoint(lowers)
