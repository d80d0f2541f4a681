"""What a document has told so far, and a sentence with what was found in it before its claims are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tollbook.cases import Case, Gazetteer
from tollbook.extract.attribution.memory import Memory
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.drafts import Draft
from tollbook.extract.periods import Now
from tollbook.extract.quantities import Quantity
from tollbook.extract.relation import relation_of
from tollbook.extract.sides import Sides
from tollbook.extract.words import Words
from tollbook.model import Harm, Relation, Victims


@dataclass(frozen=True, slots=True)
class Analysed:
    """A sentence with all that was found in it before its claims are read."""

    index: int
    words: Words
    quantities: Sequence[Quantity] = ()
    now: Now = field(default_factory=Now)
    candidate: bool = False


@dataclass(slots=True)
class Context:
    """What a document has told so far."""

    text: str
    published: date | datetime | None
    gazetteer: Gazetteer
    case: Case | None
    sides: Sides
    home: str | None = None
    ours: str | None = None
    memory: Memory = field(default_factory=Memory)
    harm: Harm | None = None
    victims: Victims | None = None
    victims_at: int = -9
    called: dict[str, tuple[str, int]] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    spoke: tuple[str | None, int] = (None, -9)
    told: Sequence[Draft] = ()
    told_at: int = -9
    waiting: list[Draft] = field(default_factory=list)

    def relation(self, speaker: Speaker | None, victims: str | None) -> Relation:
        """How a speaker stands to the side that suffered."""
        return relation_of(speaker, victims, self.sides.fights, self.gazetteer, self.case)
