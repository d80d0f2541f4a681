"""The harm within what is counted: "12 fatalities", "9,083 civilian deaths", "116 wounded people"."""

from tollbook.extract.frames.phrases import Phrase, counted
from tollbook.extract.frames.reading import NONE, Amount, Link, Reading, Scene, end_of
from tollbook.extract.frames.triggers import Trigger, combined
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.people import is_nationality
from tollbook.model import Harm

_OF_BODIES = frozenset(
    [
        "more",
        "other",
        "human",
        "dead",
        "civilian",
        "military",
        "charred",
        "burned",
        "burnt",
        "unidentified",
        "decomposed",
        "lifeless",
    ]
)


def read_bodies(scene: Scene, amount: Amount) -> Reading | None:
    """The dead by their own noun ("81 bodies"), whatever else is said of them."""
    words, head = scene.words, amount.phrase.head
    if head == NONE:
        return None
    for trigger in scene.triggers.ending(head + 1, Slot.SELF):
        between = range(amount.last, trigger.first)
        if trigger.term.lemma == "dead":
            continue  # "400 dead or wounded"
        plain = all(
            words.tags[k] != "ADJ" or words.lowers[k] in _OF_BODIES or is_nationality(words.texts[k])
            for k in between
        )
        counted_here = trigger.first >= amount.last and plain
        if counted_here and trigger.term.harm is Harm.KILLED and not trigger.term.weak:
            return Reading(Harm.KILLED, trigger.first, trigger.last, "inside-bodies", trigger.first)
    return None


def read_deaths(scene: Scene, amount: Amount) -> Reading | None:
    """Deaths and injuries by their own noun, whatever follows it: "143 deaths in police custody"."""
    head = amount.phrase.head
    found = (t for t in scene.triggers.ending(head + 1, Slot.EVENT) if t.term.harm in _HARMS)
    event = next(found, None) if head != NONE else None
    if event is None:
        return None
    if _of_the(scene, amount):  # "805 of the deaths"
        return Reading(event.term.harm, event.first, event.last, "inside-event", head, link=Link.SUBSET)
    return read_inside(scene, amount)


_HARMS = frozenset({Harm.KILLED, Harm.WOUNDED})


def _of_the(scene: Scene, amount: Amount) -> bool:
    words, k = scene.words, amount.last
    return words.lower(k) == "of" and words.lower(k + 1) in ("the", "those", "these")


def read_inside(scene: Scene, amount: Amount) -> Reading | None:
    """The harm that an amount's own phrase names."""
    words, end = scene.words, end_of(amount)
    if _of_the(scene, amount):
        return None  # "one of the wounded": of people counted elsewhere
    head = amount.phrase.head
    for i in range(amount.last, end):
        for trigger in scene.triggers.starting(i, Slot.SELF, Slot.EVENT):
            if trigger.term.words[-1] in ("body", "corpse") or _is_sum(scene, trigger, head):
                continue  # "legislative bodies", "a 107 million loss"
            if i <= head < trigger.last or trigger.last == end or head == NONE:
                harm, first, last = combined(scene.triggers, trigger, scene.taken)
                if harm is Harm.CAPTURED and _let_go(scene, end):
                    continue
                after = _complement(scene, trigger.last) if trigger.slot is Slot.EVENT else None
                return Reading(
                    harm,
                    first,
                    last,
                    f"inside-{trigger.slot}",
                    words.heads[i] if words.parsed else i,
                    victims=after,
                    weak=trigger.term.weak,
                )
    for i in range(amount.last, end):
        for trigger in scene.triggers.starting(i, Slot.MODIFIED, Slot.OBJECT):
            if trigger.slot is Slot.OBJECT and (
                words.fine[i] not in ("VBN", "VBD", "JJ") or words.tags[i] == "NOUN"
            ):
                continue
            adjective = head != NONE and words.tags[head] == "ADJ"
            if trigger.last <= (head if head != NONE and not adjective else end):
                harm, first, last = combined(scene.triggers, trigger, scene.taken)
                rule = "inside-modifier-single" if _is_one(scene, amount, trigger) else "inside-modifier"
                return Reading(harm, first, last, rule, i, weak=trigger.term.weak)
    return None


def _is_sum(scene: Scene, trigger: Trigger, head: int) -> bool:
    """Whether a loose noun stands in the singular: it is an amount of something, not a count of people."""
    alone = trigger.last - trigger.first == 1 and trigger.slot is Slot.EVENT and trigger.term.weak
    return alone and trigger.first == head and scene.words.lowers[trigger.first] == trigger.term.lemma


def _is_one(scene: Scene, amount: Amount, trigger: Trigger) -> bool:
    """Whether "a kidnapped girl", told of for the first time, says what befell her.

    Players are injured too, and a captured soldier is heard as a witness.
    """
    first_told = scene.words.lower(amount.first) in ("a", "an", "one")
    return (
        amount.implied
        and first_told
        and trigger.term.harm in _SINGLED
        and trigger.term.lemma not in _NOT_ALONE
    )


_SINGLED = frozenset({Harm.CAPTURED, Harm.WOUNDED, Harm.MISSING})
_NOT_ALONE = frozenset({"injure", "injured", "hurt", "capture", "hold", "seize"})


def _let_go(scene: Scene, end: int) -> bool:
    """Whether prisoners are set free rather than taken."""
    return not _FREED.isdisjoint(scene.words.lemmas[max(0, end - 6) : end + 4])


_FREED = frozenset({"release", "free", "swap", "exchange", "return", "rescue", "liberate", "repatriate"})


def _complement(scene: Scene, i: int) -> Phrase | None:
    """Victims after an event noun: "12 deaths among soldiers", "three killings of journalists"."""
    if scene.words.lower(i) in ("of", "among", "to"):
        phrase = counted(scene.words, i + 1)
        return phrase if phrase.head != NONE else None
    return None
