"""Victims after the harm: "killed 14 people", "the deaths of 140 mourners", "left 127 dead"."""

from collections.abc import Iterator

from tollbook.extract.frames.reading import NONE, Amount, Link, Reading, Scene, Trigger, end_of
from tollbook.extract.frames.triggers import combined
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.people import people
from tollbook.model import Harm

_BEFORE = frozenset(
    [
        "the",
        "my",
        "our",
        "your",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "only",
        "just",
        "another",
        "some",
        "also",
        "all",
        "any",
        "those",
        "these",
        "as",
        "additional",
        "further",
        "other",
        "up",
    ]
)
_BE = frozenset(
    ["is", "are", "was", "were", "been", "being", "be", "am", "get", "got", "gets", "getting", "'s", "'re"]
)
_BUNCHES = frozenset({"total", "group", "team", "band", "squad", "crew", "gang", "family"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_EVENT_PREPOSITIONS = frozenset({"of", "to", "among", "for"})


def read_left(scene: Scene, amount: Amount) -> Reading | None:
    """The harm that governs an amount from before it."""
    if reading := _around(scene, amount):
        return reading
    i = skip_back(scene, amount.first)
    for trigger in scene.triggers.ending(i, Slot.OF):
        return _reading(scene, trigger, "left-of")
    for trigger in scene.triggers.ending(_before_aside(scene, i), Slot.OBJECT):
        if not trigger.gapped and _active(scene, trigger):
            return _reading(scene, trigger, "left-object")
    if reading := _conjoined(scene, amount):
        return reading
    if scene.words.lower(i - 1) in _EVENT_PREPOSITIONS:
        for trigger in scene.triggers.ending(skip_back(scene, i - 1), Slot.EVENT, Slot.SELF):
            if trigger.term.harm is Harm.CASUALTIES and any(own_harm(scene, amount)):
                return None  # "losses of 41 killed"
            of_bodies = trigger.term.words[-1] in ("body", "corpse", "remains")
            if trigger.slot is Slot.EVENT or of_bodies or scene.words.lower(i - 1) == "among":
                return _reading(scene, trigger, "left-event")
    return None


def _before_aside(scene: Scene, i: int) -> int:
    """Back over a short aside: "claimed to have killed, on the same day, more than 100"."""
    words = scene.words
    if words.lower(i - 1) != "," or any(scene.triggers.ending(i)):
        return i
    start = next((k for k in range(i - 2, max(-1, i - _ASIDE), -1) if words.lowers[k] == ","), 0)
    plain = words.tag(start + 1) in ("ADP", "ADV") and "VERB" not in words.tags[start:i]
    return start if start and plain else i


_ASIDE = 9


def own_harm(scene: Scene, amount: Amount) -> Iterator[Trigger]:
    """A word of harm right behind an amount: "41 killed", "98 dead"."""
    end = end_of(amount)
    yield from scene.triggers.starting(end, Slot.OBJECT, Slot.MODIFIED)
    if amount.phrase.head != NONE:
        yield from scene.triggers.ending(end, Slot.MODIFIED, Slot.SELF)


def _conjoined(scene: Scene, amount: Amount) -> Reading | None:
    """The verb of an object that the amount is coordinated with: "killed the mayor and two guards"."""
    words = scene.words
    k = amount.phrase.head if amount.phrase.head != NONE else amount.last - 1
    if not words.parsed or not words.is_dep(k, "conj") or words.tags[words.heads[k]] not in ("NOUN", "PROPN"):
        return None
    first = words.heads[k]
    if words.deps[first] != "obj" or first > k:
        return None
    for trigger in scene.triggers.starting(words.heads[first], Slot.OBJECT):
        if not trigger.gapped and not trigger.term.weak and _active(scene, trigger):
            return _reading(scene, trigger, "left-object")
    return None


def skip_back(scene: Scene, i: int) -> int:
    """Back over words that may stand between a harm word and the amount."""
    words = scene.words
    while not any(scene.triggers.ending(i)):
        if words.lower(i - 1) in ("and", ",") and words.lower(i - 2) in _REFLEXIVES:
            i -= 2  # "killing himself and five others"
        elif words.lower(i - 1) == "of" and words.lower(i - 2) in _BUNCHES and words.tag(i - 3) == "DET":
            i -= 3  # "killed a total of 346 people"
        elif (
            words.lower(i - 1) in _BEFORE
            or words.lower(i - 1) in ('"', "“", "‘", "'")
            or (words.lower(i - 1) == "(" and words.lower(i + 1) == ")")
            or (words.tag(i - 1) == "ADV" and words.lower(i - 1) not in ("not", "ago", "past"))
        ):
            i -= 1
        else:
            break
    return i


def _around(scene: Scene, amount: Amount) -> Reading | None:
    """A term that holds the victims inside: "left at least 127 dead", "took 12 hostage"."""
    end = end_of(amount)
    around = [t for t in scene.triggers.all if t.gapped and t.first < amount.first and end <= t.last]
    around = [t for t in around if not any(own.last < t.last for own in own_harm(scene, amount))]
    nearest = min((t for t in around if not _is_cut(scene, t, amount)), key=lambda t: t.last, default=None)
    return _reading(scene, nearest, "left-around") if nearest else None


def _is_cut(scene: Scene, trigger: Trigger, amount: Amount) -> bool:
    """Whether another verb stands between the term's own verb and the amount."""
    return any(scene.words.tags[k] == "VERB" for k in range(trigger.first + 1, amount.first))


def _active(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb governs what follows it: not in the passive."""
    words, verb = scene.words, trigger.first
    k = verb - 1
    while words.tag(k) == "ADV":
        k -= 1
    if words.lower(k) in _BE and words.fine[verb] != "VBG":
        return False
    return not (words.parsed and words.child(verb, "nsubj:pass") != NONE)


def _reading(scene: Scene, trigger: Trigger, rule: str) -> Reading:
    harm, first, last = combined(scene.triggers, trigger, scene.taken)
    if harm is Harm.CAPTURED and _by_plague(scene, trigger.first):
        harm = Harm.KILLED  # "cholera carried off 300 men"
    return Reading(
        harm,
        first,
        last,
        rule,
        trigger.first,
        agent=trigger.term.loser_is_subject,
        weak=trigger.term.weak,
        link=Link.WHOLE,
    )


def _by_plague(scene: Scene, verb: int) -> bool:
    words = scene.words
    subject = words.child(verb, "nsubj") if words.parsed else NONE
    return subject != NONE and (
        words.lemmas[subject] in people().plagues or words.lemmas[subject] in people().diseases
    )
