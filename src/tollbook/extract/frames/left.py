"""Victims after the harm: "killed 14 people", "the deaths of 140 mourners", "left 127 dead"."""

from tollbook.extract.frames.reading import NONE, Amount, Link, Reading, Scene, Trigger, end_of
from tollbook.extract.frames.triggers import combined
from tollbook.extract.lexicon.harms import Slot

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
_EVENT_PREPOSITIONS = frozenset({"of", "to", "among", "for"})


def read_left(scene: Scene, amount: Amount) -> Reading | None:
    """The harm that governs an amount from before it."""
    if reading := _around(scene, amount):
        return reading
    i = skip_back(scene, amount.first)
    for trigger in scene.triggers.ending(i, Slot.OF):
        return _reading(scene, trigger, "left-of")
    for trigger in scene.triggers.ending(i, Slot.OBJECT):
        if not trigger.gapped and _active(scene, trigger):
            return _reading(scene, trigger, "left-object")
    if scene.words.lower(i - 1) in _EVENT_PREPOSITIONS:
        for trigger in scene.triggers.ending(skip_back(scene, i - 1), Slot.EVENT, Slot.SELF):
            of_bodies = trigger.term.words[-1] in ("body", "corpse", "remains")
            if trigger.slot is Slot.EVENT or of_bodies or scene.words.lower(i - 1) == "among":
                return _reading(scene, trigger, "left-event")
    return None


def skip_back(scene: Scene, i: int) -> int:
    """Back over words that may stand between a harm word and the amount."""
    words = scene.words
    while (
        words.lower(i - 1) in _BEFORE
        or words.lower(i - 1) in ('"', "“", "‘")
        or (words.tag(i - 1) == "ADV" and words.lower(i - 1) not in ("not", "ago"))
    ):
        i -= 1
    return i


def _around(scene: Scene, amount: Amount) -> Reading | None:
    """A term that holds the victims inside: "left at least 127 dead", "took 12 hostage"."""
    end = end_of(amount)
    around = [t for t in scene.triggers.all if t.gapped and t.first < amount.first and end <= t.last]
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
