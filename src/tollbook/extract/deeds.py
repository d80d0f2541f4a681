"""Whose deed harmed people and at whom it was aimed, as the clause of a figure says."""

from collections.abc import Iterator

from tollbook.cases import Gazetteer
from tollbook.cases.entries import EntryKind
from tollbook.extract.attribution.spans import around
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.sides import is_held
from tollbook.extract.words import Words

Deed = tuple[str | None, str | None]
"""The doer's side and the side that the deed was aimed at."""

_CLIMB = 5
_BY = 4
_DOER = 6
_AIMED = ("on", "against", "at")
_INTO = ("into", "on", "against", "at", "upon")


def deed_of(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> Deed:
    """The side whose doing it was, and the one that the deed was aimed at, as far as the clause says.

    "Turkish jets killed 12", "12 were killed by Turkish fire", "a strike by Turkish jets on Syrian posts,
    killing 12", "sank a Turkish boat, killing 12", "a Turkish convoy was ambushed, leaving 12 dead".
    """
    reading = frame.reading
    if reading.rule.startswith("right"):
        return _after_by(text, words, reading.last, gazetteer), None
    if reading.rule != "left-object" or not words.parsed:
        return None, None
    subject, verbs = _clause(words, reading.first)
    target = next(filter(None, (_object(text, words, verb, gazetteer) for verb in verbs)), None)
    if subject == NONE:
        return None, target
    found = _subject(text, words, subject, reading.first, gazetteer)
    if words.is_dep(subject, "nsubj:pass") or _suffers(words, verbs[-1]):
        return None, target or found[0]
    return found[0], target if target != found[0] and target else found[1]


def _after_by(text: str, words: Words, last: int, gazetteer: Gazetteer) -> str | None:
    i = last
    while i < min(len(words), last + _BY) and words.lowers[i] != "by":
        i += 1
    return side_in(text, words, i, min(len(words), i + _DOER), gazetteer) if words.lower(i) == "by" else None


def _clause(words: Words, verb: int) -> tuple[int, list[int]]:
    """The subject of a verb, or of the clause that it goes on with, and the verbs up to that clause's."""
    verbs = [verb]
    for _ in range(_CLIMB):
        subject = words.nearest(verb, "nsubj")
        if subject != NONE or words.heads[verb] == NONE or words.is_dep(verb, "ccomp", "acl", "parataxis"):
            return subject, verbs
        verb = words.heads[verb]
        verbs.append(verb)
    return NONE, verbs


def _subject(text: str, words: Words, subject: int, verb: int, gazetteer: Gazetteer) -> Deed:
    """The doer in a subject, and whom its blow is aimed at: "a strike by Turkish jets on Syrian posts"."""
    first, last = around(words, subject)
    last = _reach(words, subject, last, verb)
    book = conflict_words()
    is_blow = words.lemmas[subject] in book["blows"] | book["means"]
    target = next((k for k in range(subject + 1, last) if is_blow and words.lowers[k] in _AIMED), last)
    aimed = side_in(text, words, target, last, gazetteer) if target < last else None
    return side_in(text, words, first, target, gazetteer), aimed


def _object(text: str, words: Words, verb: int, gazetteer: Gazetteer) -> str | None:
    """The side of what a verb of attack hits: "bombed a Turkish base", "rammed a truck into a post"."""
    if not is_hit(words, verb):
        return None
    for at in words.below[verb]:
        into = words.is_dep(at, "obl") and (case := words.child(at, "case")) != NONE
        if at < verb or not (words.is_dep(at, "obj") or (into and words.lowers[case] in _INTO)):
            continue
        first, last = around(words, at)
        last = _reach(words, at, last, len(words))
        if found := side_in(text, words, first, last, gazetteer):
            return found
    return None


def is_hit(words: Words, verb: int) -> bool:
    """Whether a verb says that its object is attacked: "ambushed", "shot down"."""
    book = conflict_words()
    lemma = words.lemmas[verb]
    return lemma in book["struck"] or (lemma in book["downs"] and words.lower(verb + 1) == "down")


def _suffers(words: Words, verb: int) -> bool:
    """Whether a verb's subject is who comes to harm: "the convoy hit a mine", "the helicopter crashed"."""
    book = conflict_words()
    mined = not book["mines"].isdisjoint(words.lemmas[verb + 1 : verb + 6])
    return words.lemmas[verb] in book["crashes"] or (words.lemmas[verb] in book["meets"] and mined)


def _reach(words: Words, head: int, last: int, stop: int) -> int:
    """Where all that hangs on a noun ends, commas and what comes after word `stop` aside."""
    waiting = [head]
    while waiting:
        below: Iterator[int] = (c for c in words.below[waiting.pop()] if head < c < stop)
        for child in below:
            if words.lowers[child] != "," and not words.is_dep(child, "parataxis", "conj", "advcl"):
                last = max(last, child + 1)
                waiting.append(child)
    return last


def side_in(text: str, words: Words, first: int, last: int, gazetteer: Gazetteer) -> str | None:
    """The first side named in words [first, last), places and what it merely holds aside."""
    if first >= last:
        return None
    start = words.starts[first]
    for mention in gazetteer.find(text[start : words.ends[last - 1]]):
        at, after = words.at(mention.start + start, mention.end + start)
        acts = mention.entry.kind is not EntryKind.PLACE and not is_held(words, after)
        if mention.entry.party and acts:
            end = next((k for k in range(after, last) if words.tags[k] not in ("ADJ", "NOUN", "PROPN")), last)
            return gazetteer.party(text[words.starts[at] : words.ends[max(end, after) - 1]])
    return None


__all__ = ["Deed", "deed_of", "is_hit", "side_in"]
