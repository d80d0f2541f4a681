"""Whether what an amount counts can be people who suffered the harm: not tanks, animals or villages."""

from collections.abc import Sequence

from tollbook.extract.frames.reading import NONE, Amount, Frame, Reading, Scene, end_of
from tollbook.extract.lexicon.people import is_nationality, is_person, people
from tollbook.extract.words import Words
from tollbook.model import Harm

# Single people without a numeral count only where a verb tells what befell them.
_TOLD = (
    "left-object",
    "left-around",
    "left-of",
    "left-event",
    "right",
    "joined-object",
    "inside-modifier-single",
    "part-including",
)

# Of one person these tell of harm as surely as of many: "a man was shot".
_ARMS = frozenset({"shoot", "stab"})
_FIRST_TOLD = frozenset({"a", "an", "one", "another"})


def suits(scene: Scene, amount: Amount, reading: Reading, before: Sequence[Frame]) -> bool:
    """Whether the amount counts people, as far as its noun tells; weak harm words want a noun that does."""
    words = scene.words
    if amount.quantity.distributive and not reading.rule.startswith(("left", "right")):
        return False
    weak = reading.weak and reading.harm is not Harm.CAPTURED and words.lemmas[reading.first] not in _ARMS
    if amount.implied and (weak or not reading.rule.startswith(_TOLD)):
        return False
    if amount.implied and _of_ones_own(scene, amount) and words.lemmas[reading.first] in _NATURALLY:
        return False
    if reading.harm is Harm.DISPLACED and not _flees(scene, amount, reading):
        return False
    if amount.implied and amount.quantity.low != 1 and reading.harm is Harm.WOUNDED:
        return words.lemmas[reading.first] == "wound"  # of named players "injured" tells every week
    if amount.implied and reading.rule == "left-event" and words.lower(amount.first) not in _FIRST_TOLD:
        return False  # "after the death of her husband"
    if reading.rule.startswith("toll"):
        return amount.phrase.head == NONE or _is_person(scene, amount)
    head = amount.phrase.head
    named = reading.victims.head if reading.victims else NONE
    if named != NONE and _is_thing(words.lemmas[named], words.lowers[named]):
        return False  # "destroyed 70 structures, 60 of them homes"
    if head == NONE:
        remains = reading.rule == "left-of" and amount.phrase.anaphor  # "the remains of 40 of them"
        return (
            not reading.weak
            or reading.rule == "right-with"
            or remains
            or _leans(reading, before)
            or _en_masse(amount, reading)
        )
    noun = words.lemmas[head]
    low = words.lowers[head]
    if amount.quantity.high == 0 and not (_inside(amount, reading) or _is_person(scene, amount)):
        return False  # "no hope for those who remain entombed"
    if reading.harm is Harm.CAPTURED and reading.rule == "inside-self" and amount.quantity.high == 1:
        return False  # "a relative of one hostage"
    if words.lemmas[reading.first] in people().surely_people and not _inside(amount, reading):
        return _surely(scene, amount, reading)
    if noun == "survivor" and reading.harm not in _SURVIVED:
        return False
    if (_is_thing(noun, low) or _unit_of(scene, amount)) and not _inside(amount, reading):
        return False
    return not reading.weak or _is_person(scene, amount)


def _surely(scene: Scene, amount: Amount, reading: Reading) -> bool:
    """Whether it is people, by their noun, whom people destroyed, buried or treated, not mud or snow."""
    words, head = scene.words, amount.phrase.head
    verb, passive = words.lemmas[reading.first], reading.rule.startswith("right")
    counted = words.lemmas[head] in people().persons or words.lowers[head] in people().crowds
    if verb != "destroy":
        counted |= words.lowers[head] == "enemy" or is_nationality(words.texts[head].removesuffix("s"))
        if counted and reading.last - reading.first > 1:
            return True  # "buried alive", "treated for burns"
    if not counted or (passive and not _is_subject(words, amount, reading.first)):
        return False
    if verb == "destroy":
        return words.lemmas[head] != "fighter"  # which may fly
    subject = words.child(reading.first, "nsubj") if words.parsed else NONE
    if verb == "treat":
        healed = subject != NONE and words.lemmas[subject] in people().healers
        return words.lower(reading.last) not in _MANNERS if passive else healed
    after = (words.lower(end_of(amount)), *words.lowers[reading.last : reading.last + 3])
    by_people = words.tag(subject) in ("PRON", "PROPN") or is_person(words.lower(subject))
    return (passive or by_people) and _PHYSICAL.isdisjoint(after)


_MANNERS = frozenset({"as", "like", "well", "badly", "with", "unfairly", "differently", "fairly", "equally"})


def _is_subject(words: Words, amount: Amount, verb: int) -> bool:
    """Whether an amount is the subject of a passive verb, as far as the parse tells."""
    return not words.parsed or amount.first - 2 <= words.child(verb, "nsubj:pass") < end_of(amount)


_PHYSICAL = frozenset({"under", "beneath", "when", "alive", "in", "underneath", "mud", "snow", "rubble"})


# What those who came through alive may still have suffered.
_SURVIVED = frozenset({Harm.WOUNDED, Harm.DISPLACED})


# As people end who are nobody's victims, so that it tells of no harm to "his wife".
_NATURALLY = frozenset({"die", "pass", "succumb", "death"})


def _of_ones_own(scene: Scene, amount: Amount) -> bool:
    """Whether somebody is only a relation of one the text tells of: "after his wife died in March"."""
    return scene.words.lower(amount.first) in ("his", "her", "my", "their", "its", "our")


def _flees(scene: Scene, amount: Amount, reading: Reading) -> bool:
    """Whether people flee or are driven away: not where few cross a border, or the hurt are moved."""
    words, head = scene.words, amount.phrase.head
    if reading.rule.startswith("inside-event"):
        return False
    if words.lemmas[reading.first] in people().in_thousands:
        return (amount.quantity.low or 0) >= _THOUSANDS and words.lowers[head] not in _ARMED
    hurt = range(amount.last, amount.phrase.last)
    return not any(t.term.harm is Harm.WOUNDED for k in hurt for t in scene.triggers.starting(k))


_HUNDREDS, _THOUSANDS = 100, 1000
_ARMED = frozenset({"troops", "soldiers", "fighters", "militants", "vehicles", "trucks"})


def _unit_of(scene: Scene, amount: Amount) -> bool:
    """Whether a group is a military unit: "a battalion tactical group"."""
    words = scene.words
    grouped = words.lemmas[amount.phrase.head] in ("group", "unit", "force")
    named = words.lowers[amount.phrase.first : amount.phrase.head]
    return grouped and not people().things.isdisjoint(named)


def _inside(amount: Amount, reading: Reading) -> bool:
    return reading.rule.startswith("inside-self") or reading.rule.startswith("inside-event")


def _leans(reading: Reading, before: Sequence[Frame]) -> bool:
    """A weak word may go on with a figure of people: "killed 12 and captured 40"."""
    return bool(before)


def _en_masse(amount: Amount, reading: Reading) -> bool:
    """Whether a bare number can only be of people: "about 250,000 had been evacuated"."""
    return reading.harm is Harm.DISPLACED and (amount.quantity.low or 0) >= _HUNDREDS


def _is_thing(noun: str, low: str) -> bool:
    things = people().things
    return noun in things or low in things or low.removesuffix("s") in things


def _is_person(scene: Scene, amount: Amount) -> bool:
    """Whether a noun of the phrase is one of people."""
    words, known = scene.words, people()
    for k in range(amount.phrase.first, amount.phrase.last):
        low = words.lowers[k]
        if words.lemmas[k] in known.persons or low in known.persons or low in known.crowds or is_person(low):
            return True
    head = amount.phrase.head
    named = words.tags[head] == "PROPN" or (head > 0 and words.texts[head].istitle())
    return named and words.texts[head].isalpha() and words.lower(head - 1) != "-"
