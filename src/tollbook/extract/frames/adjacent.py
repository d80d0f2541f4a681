"""Harm right behind a number or what it counts: "280,000 killed or wounded", "the 276 pupils abducted"."""

from dataclasses import replace

from tollbook.extract.frames.phrases import Phrase, VerbGroup, modifiers
from tollbook.extract.frames.predicates import is_passive, said
from tollbook.extract.frames.reading import Amount, Reading, Scene, end_of
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.people import people
from tollbook.model import Harm


def read_adjacent(scene: Scene, amount: Amount) -> Reading | None:
    """The harm right behind a number: "280,000 killed or wounded", "1,351 dead"."""
    i, end = amount.last, end_of(amount)
    if end == i + 1 and scene.words.lower(i) in people().plural_adjectives:
        acts = scene.words.tag(end) in ("AUX", "VERB", "PART") and scene.words.lower(end) not in ("'s", "'")
        bare = None if acts else next(scene.triggers.starting(i, Slot.MODIFIED, Slot.SELF), None)
        return said(scene, bare, i, "right-adjacent") if bare and bare.last == end else None
    if end != i or scene.words.tag(i) not in ("VERB", "ADJ"):
        return None
    for trigger in scene.triggers.starting(i, Slot.OBJECT, Slot.MODIFIED):
        group = VerbGroup(i, trigger.last, i, passive=True, bare=True)
        if not trigger.gapped and (trigger.slot is Slot.MODIFIED or is_passive(scene, group, trigger)):
            reading = said(scene, trigger, i, "right-adjacent")
            return replace(reading, victims=_losers(scene, amount)) if amount.last == end else reading
    return None


def _losers(scene: Scene, amount: Amount) -> Phrase | None:
    """Whose losses a number tells: "American losses of 41 killed", "put Russian losses at 400 wounded"."""
    words, k = scene.words, amount.first - 1
    if words.lower(k) not in ("of", "at", "as", "were", "are"):
        return None
    for i in range(k, max(0, k - _NEAR_LOSSES), -1):
        if words.tag(i - 1) == "PUNCT" or (words.tag(i - 1) == "VERB" and words.fine[i - 1] != "VBN"):
            break
        lost = next(scene.triggers.ending(i, Slot.EVENT, Slot.SELF), None)
        if lost:
            return modifiers(words, lost.first) if lost.term.harm is Harm.CASUALTIES else None
    return None


_NEAR_LOSSES = 9  # words: "German losses since May 10 at"


def read_own(scene: Scene, amount: Amount) -> Reading | None:
    """The harm of a participle right behind what is counted: "the 276 pupils abducted in April"."""
    end = end_of(amount)
    for trigger in scene.triggers.starting(end, Slot.OBJECT):
        if scene.words.fine[end] == "VBN" and not trigger.gapped and not trigger.term.weak:
            return said(scene, trigger, end, "right-own")
    return None
