"""What victims' sides are looked up in: names, a document's sides, who speaks and from where."""

from collections.abc import Collection
from dataclasses import dataclass

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.forces import is_ruled
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.sides import Sides
from tollbook.model import Relation


@dataclass(frozen=True, slots=True)
class Around:
    """What victims are looked up in: names, the document's sides, and the sentence's place in it.

    `told` is the side of those that a sentence shortly before called by the same noun, `home` that of the
    dateline: "the army" of a report from Yerevan is Armenia's; `ours` that of whoever writes "our troops".
    `concedes`: the speaker acknowledges the figure, so that it is of his own; `spoke` is whom the speaker
    before spoke for, whose "the military" then is. `inside`: those counted before are of the same sentence.
    """

    gazetteer: Gazetteer
    sides: Sides
    index: int
    told: str | None = None
    home: str | None = None
    ours: str | None = None
    concedes: bool = False
    spoke: str | None = None
    inside: bool = False

    def state(self) -> str | None:
        """The one state whose army a bare "soldiers" can mean; None where states fight each other."""
        states = self.sides.forces.states
        warring = any(pair <= states for pair in self.sides.fights)
        return None if warring else self.sides.forces.state(self.home)

    def meant(self, row: Collection[str]) -> str | None:
        """The side of "the rebels" and "the army", of the document's rebels and its state."""
        book = conflict_words()
        if not book["insurgents"].isdisjoint(row):
            return self.sides.forces.rebels()
        return self.state() if is_ruled(row) or not book["bodies"].isdisjoint(row) else None

    def own(self, speaker: Speaker | None) -> str | None:
        """The side that a speaker speaks for; that of the dateline for a state's body without a name."""
        if speaker is None or self.gazetteer.relation(speaker.party, "\0") is Relation.THIRD_PARTY:
            return None  # the dead that an alliance or an agency counts are not its own
        if speaker.party or speaker.known or speaker.outlet:
            return speaker.party
        words, book = frozenset(speaker.text.lower().split()), conflict_words()
        if words & book["insurgents"]:
            return self.sides.forces.rebels()
        if words.isdisjoint(book["bodies"]):
            return None
        alone = self.ours if self.sides.forces.states <= {self.ours} else None
        return self.home or self.state() or self.spoke or alone

    def possessor(self, speaker: Speaker | None, *, ours: bool) -> str | None:
        """Whose "its losses" or "our men" are: the speaker's, else those of whoever writes "our"."""
        return self.own(speaker) or (self.ours if ours and (speaker is None or not speaker.known) else None)

    def enemy(self, speaker: Speaker | None) -> str | None:
        """Whom a speaker or an outlet calls the enemy: whom they fight, else the only other side named."""
        own = self.own(speaker) or self.ours
        others = self.sides.named.keys() - {own}
        return self.sides.opponent(own) or (next(iter(others)) if len(others) == 1 else None)


__all__ = ["Around"]
