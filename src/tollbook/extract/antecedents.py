"""Who is counted where an amount has no noun: whom "of them" means, who held out, whom a truck carried."""

from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lexicon.people import is_person, people
from tollbook.extract.words import Words

_CARRIES = frozenset({"carry", "transport", "ferry", "take", "bring", "convey", "haul"})
_CLIMB = 4


def antecedent_of(words: Words, frame: Frame) -> Phrase | None:
    """The people earlier in the sentence whom a figure without a noun counts; None where there are none.

    "264 soldiers, 53 of them wounded", "2,000 soldiers held out there, with 700 injured", "a truck carrying
    troops hit a mine, killing three".
    """
    amount = frame.amount
    if amount.phrase.anaphor:
        return _people_before(words, amount.first)
    if not words.parsed or amount.phrase.head != NONE or amount.implied:
        return None
    if words.lower(amount.first - 1) == "with" and words.lower(amount.first - 2) == ",":
        return _subject_people(words, frame.reading.first)
    return _carried(words, frame) if frame.reading.rule == "left-object" else None


def _people_before(words: Words, before: int) -> Phrase | None:
    """The nearest people in the plural before a word."""
    for k in range(before - 1, -1, -1):
        if _are_people(words, k):
            return _phrase_to(words, k)
    return None


def _are_people(words: Words, k: int) -> bool:
    low = words.lowers[k]
    many = low in people().crowds or (low.endswith(("s", "men", "women")) and low != words.lemmas[k])
    return words.tags[k] in ("NOUN", "PROPN") and many and is_person(low)


def _phrase_to(words: Words, head: int) -> Phrase:
    first = head
    while words.tag(first - 1) in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return Phrase(first, head + 1, head)


def _subject_people(words: Words, k: int) -> Phrase | None:
    """People who are the subject of the clause that a word hangs in."""
    for _ in range(_CLIMB):
        if words.heads[k] == NONE:
            return None
        k = words.heads[k]
        subject = words.nearest(k, "nsubj")
        if subject != NONE:
            return _phrase_to(words, subject) if _are_people(words, subject) else None
    return None


def _carried(words: Words, frame: Frame) -> Phrase | None:
    """People in what was hit, where the text says that it carried them."""
    subject = next((k for k in range(frame.amount.first - 1, -1, -1) if words.is_dep(k, "nsubj")), NONE)
    load = words.child(subject, "acl") if subject != NONE else NONE
    if load == NONE or words.lemmas[load] not in _CARRIES:
        return None
    aboard = words.nearest(load, "obj")
    if aboard == NONE:
        return None
    return _phrase_to(words, aboard) if _are_people(words, aboard) else None


__all__ = ["antecedent_of"]
