"""Claims in the making: what the rules found out about one figure or refusal, and why."""

from dataclasses import dataclass, field
from datetime import date

from tollbook.extract.attribution.speakers import Speaker
from tollbook.model import Count, Harm, Kind, Period, Relation, Stance, Victims


@dataclass(slots=True)
class Draft:
    """A claim before it gets its place among the document's others.

    Attributes:
        ranges: Characters of the document that support it.
        sentence: Index of its sentence.
        why: Rule behind each field, by the field's name.
        part: It counts some of those that another figure counts, or adds to it: never merged with a total.
    """

    kind: Kind
    harm: Harm
    count: Count | None
    victims: Victims
    speaker: Speaker | None
    relays: tuple[str, ...]
    stance: Stance
    stated_on: date | None
    period: Period
    background: bool
    ranges: list[tuple[int, int]]
    sentence: int
    why: dict[str, str] = field(default_factory=dict)
    part: bool = False
    relation: Relation = Relation.UNKNOWN
    basis: tuple[str, ...] = ()
