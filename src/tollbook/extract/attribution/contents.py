"""What of a sentence is said: after the verb, before its speaker, or on both sides of him."""

from tollbook.extract.attribution.events import QUOTES, Range
from tollbook.extract.attribution.spans import NOUNS
from tollbook.extract.lexicon.people import people
from tollbook.extract.words import Words


def content_of(words: Words, verb: int, speaker: Range | None, *, inverted: bool) -> tuple[Range, ...]:
    """What is said: after the verb, before the speaker, or on both sides of a split quotation."""
    left = min(speaker[0], verb) if speaker and speaker[1] <= verb else verb
    right = max(verb + 1, speaker[1] if inverted and speaker else 0)
    if (
        speaker
        and speaker[1] == verb
        and words.tag(left - 1) in NOUNS
        and words.tag(right) in ("AUX", "VERB")
    ):
        return (
            (max(0, left - 8), left),
            (right, len(words)),
        )  # "the 23,000 people the ministry says have died"
    before, after = _has_clause(words, 0, left), _has_clause(words, right, len(words))
    leads = before and words.lower(left - 1) in (",", *QUOTES, "-", "–", "—", ";")
    if inverted or (leads and _closes(words, right)):
        split = after and words.lower(right) != ";" and _reopens(words, right)
        return ((0, left), (right, len(words))) if split else ((0, left),)
    stop = next((k for k in range(right, len(words)) if words.lowers[k] == ";"), len(words))
    return ((right, stop),) if after else (((0, left),) if before else ())


def until_comma(words: Words, first: int, last: int) -> int:
    """The first comma of words [first, last): where a relative clause ends."""
    return next((k for k in range(first, last) if words.lowers[k] == ","), last)


def _closes(words: Words, i: int) -> bool:
    """Whether the clause ends soon after the verb, times and places aside: "police said on Tuesday."."""
    for k in range(i, min(len(words), i + 12)):
        if words.lowers[k] in (".", ",", ";", ")", *QUOTES):
            return True
        participle = words.fine[k] == "VBN" and words.tag(k - 1) in NOUNS
        if (words.tags[k] in ("VERB", "AUX", "SCONJ") and not participle) or words.lowers[k] == "that":
            return False
        if words.tags[k] == "NUM" and not _in_date(words, k) and not words.texts[k][0].isupper():
            return False
    return i + 12 >= len(words)


def _in_date(words: Words, k: int) -> bool:
    return any(people().is_time(words.lower(n)) for n in (k - 2, k - 1, k + 1))


def _reopens(words: Words, i: int) -> bool:
    """Whether a quotation goes on after the speaker."""
    return any(words.lowers[k] in QUOTES or words.lowers[k] == "," for k in range(i, len(words)))


def _has_clause(words: Words, first: int, last: int) -> bool:
    """Whether words [first, last) can hold what is said: a verb or a number."""
    return any(
        words.tags[k] in ("VERB", "AUX", "NUM")
        or words.lowers[k] in ("dozens", "scores", "hundreds", "thousands", "no")
        for k in range(max(0, first), last)
    )
