"""Who is counted where an amount has no noun: whom "of them" means, who held out, whom a truck carried."""

from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lexicon.harms import harm_lexicon
from tollbook.extract.lexicon.people import is_person, people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import Words

_CARRIES = frozenset({"carry", "transport", "ferry", "take", "bring", "convey", "haul"})
_CLIMB = 4
_SAYING = 6
_AT = frozenset({"on", "at", "into", "upon", "against"})
_HARMED = frozenset({"casualties", "others", "lives", "victims", "deaths", "bodies", "losses", "survivors"})
_GROUPS = frozenset({"group", "crowd", "number", "line", "party", "queue", "column", "gathering"})


def antecedent_of(words: Words, frame: Frame) -> Phrase | None:
    """The people earlier in the sentence whom a figure without a noun counts; None where there are none.

    "264 soldiers, 53 of them wounded", "2,000 soldiers stayed there, with 700 injured", "a truck carrying
    troops hit a mine, killing three", "fired on protesters, killing 12", "people were hurt and one killed".
    """
    amount = frame.amount
    if amount.phrase.anaphor:
        return _people_before(words, amount.first)
    if not words.parsed or amount.phrase.head != NONE or amount.implied:
        return None
    if words.lower(amount.first - 1) == "with" and words.lower(amount.first - 2) == ",":
        return _subject_people(words, frame.reading.first)
    if frame.reading.rule == "left-object":
        return _carried(words, frame) or _aimed_at(words, frame.reading.first)
    return _subject_before(words, frame) if frame.reading.rule.startswith("right") else None


def _people_before(words: Words, before: int) -> Phrase | None:
    """The nearest people in the plural before a word, those who speak there aside."""
    for k in range(before - 1, -1, -1):
        if _are_people(words, k) and not _speak(words, k, before):
            return _phrase_to(words, k)
    return None


def _speak(words: Words, k: int, before: int) -> bool:
    """Whether people are those who say it: "doctors said three of them"."""
    verb = next((i for i in range(k + 1, min(before, k + _SAYING)) if words.tags[i] == "VERB"), NONE)
    return verb != NONE and words.lemmas[verb] in speech().verbs


def _are_people(words: Words, k: int) -> bool:
    low = words.lowers[k]
    many = low in people().crowds or (low.endswith(("s", "men", "women")) and low != words.lemmas[k])
    return words.tags[k] in ("NOUN", "PROPN") and many and low not in _HARMED and is_person(low)


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


def _aimed_at(words: Words, verb: int) -> Phrase | None:
    """People whom the deed was aimed at that went on to harm some: "fired on protesters, killing 12"."""
    deed = words.heads[verb]
    own = words.child(verb, "nsubj") != NONE
    if deed == NONE or own or not words.is_dep(verb, "advcl", "conj"):
        return None
    for at in words.below[deed]:
        case = words.child(at, "case")
        aimed = words.is_dep(at, "obl") and case != NONE and words.lowers[case] in _AT
        if at > deed and (words.is_dep(at, "obj") or aimed) and at < verb:
            inner = words.child(at, "nmod") if words.lemmas[at] in _GROUPS else at
            if inner != NONE and _are_people(words, inner):
                return _phrase_to(words, inner)
    return None


def _subject_before(words: Words, frame: Frame) -> Phrase | None:
    """The people who came to harm in the clause before: "civilians were injured and one killed"."""
    verb = frame.reading.verb
    if not words.is_dep(verb, "conj") or not _harms(words, words.heads[verb]):
        return None
    subject = words.child(words.heads[verb], "nsubj:pass")
    if subject == NONE or not _are_people(words, subject) or subject > frame.amount.first:
        return None
    return _phrase_to(words, subject)


def _harms(words: Words, verb: int) -> bool:
    """Whether a verb by itself tells of harm."""
    terms = harm_lexicon().by_first_form.get(words.lowers[verb], ())
    return any(len(term.words) == 1 for term in terms)


__all__ = ["antecedent_of"]
