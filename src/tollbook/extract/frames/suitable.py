"""Whether what an amount counts can be people who suffered the harm: not tanks, animals or villages."""

from collections.abc import Sequence

from tollbook.extract.frames.reading import NONE, Amount, Frame, Reading, Scene
from tollbook.extract.lexicon.people import is_person, people
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
)

_FIRST_TOLD = frozenset({"a", "an", "one", "another"})


def suits(scene: Scene, amount: Amount, reading: Reading, before: Sequence[Frame]) -> bool:
    """Whether the amount counts people, as far as its noun tells; weak harm words want a noun that does."""
    words = scene.words
    if amount.quantity.distributive and not reading.rule.startswith(("left", "right")):
        return False
    weak = reading.weak and reading.harm is not Harm.CAPTURED
    if amount.implied and (weak or not reading.rule.startswith(_TOLD)):
        return False
    if amount.implied and amount.quantity.low != 1 and reading.harm is Harm.WOUNDED:
        return words.lemmas[reading.first] == "wound"  # of named players "injured" tells every week
    if amount.implied and reading.rule == "left-event" and words.lower(amount.first) not in _FIRST_TOLD:
        return False  # "after the death of her husband"
    if reading.rule.startswith("toll"):
        return amount.phrase.head == NONE or _is_person(scene, amount)
    head = amount.phrase.head
    if head == NONE:
        return not reading.weak or _leans(reading, before)
    noun = words.lemmas[head]
    low = words.lowers[head]
    if _is_thing(noun, low) and not _inside(amount, reading):
        return False
    return not reading.weak or _is_person(scene, amount)


def _inside(amount: Amount, reading: Reading) -> bool:
    return reading.rule.startswith("inside-self") or reading.rule.startswith("inside-event")


def _leans(reading: Reading, before: Sequence[Frame]) -> bool:
    """A weak word may go on with a figure of people: "killed 12 and captured 40"."""
    return bool(before)


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
    return words.tags[head] == "PROPN" and words.texts[head].isalpha() and words.lower(head - 1) != "-"
