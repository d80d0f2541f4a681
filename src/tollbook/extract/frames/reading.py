"""What a rule found out about one quantity: the harm, the words that say so, and who suffered it."""

from dataclasses import dataclass, field
from enum import StrEnum

from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.triggers import Trigger, Triggers
from tollbook.extract.quantities import Quantity
from tollbook.extract.words import NONE, Words
from tollbook.model import Harm


class Link(StrEnum):
    """How a figure hangs together with the others of its sentence.

    Attributes:
        WHOLE: A figure of its own.
        SUBSET: Some of those counted before: "three of them children".
        SUPERSEDED: The value a toll had before: "from 178".
    """

    WHOLE = "whole"
    SUBSET = "subset"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a sentence, as words [first, last), and the phrase that it counts.

    `implied` marks "a soldier": one, without a numeral.
    """

    quantity: Quantity
    first: int
    last: int
    phrase: Phrase
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A harm for an amount, by a named rule.

    Attributes:
        first: First of the words that say so; `last` is past the last.
        verb: The verb or noun whose clause it is, where negation and mood are looked for.
        victims: Words that name the victims where the amount's own phrase does not.
        link: How it relates to the figures before it.
        agent: Whether the subject of the verb is the side that lost them ("Russia lost 500 troops").
        weak: The word of harm often means something else.
        floor: The value is only one that a toll went past: "climbed past 52,000".
    """

    harm: Harm
    first: int
    last: int
    rule: str
    verb: int
    victims: Phrase | None = None
    link: Link = Link.WHOLE
    agent: bool = False
    weak: bool = False
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """An amount with its reading: one figure of people harmed."""

    amount: Amount
    reading: Reading


@dataclass(slots=True)
class Scene:
    """A sentence as the frame rules see it: words, amounts and harm words."""

    words: Words
    amounts: tuple[Amount, ...]
    triggers: Triggers
    taken: frozenset[int] = field(init=False)
    starts: dict[int, Amount] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = frozenset(i for a in self.amounts for i in range(a.first, a.last))
        self.starts = {a.first: a for a in self.amounts}

    def ends_before(self, i: int) -> Amount | None:
        """The amount whose phrase ends right before word `i`."""
        return next((a for a in self.amounts if max(a.last, a.phrase.last) == i), None)


def end_of(amount: Amount) -> int:
    """Past the last word of an amount and what it counts."""
    return max(amount.last, amount.phrase.last)


__all__ = ["NONE", "Amount", "Frame", "Link", "Reading", "Scene", "Trigger", "end_of"]
