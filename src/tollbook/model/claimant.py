"""Who says so."""

from dataclasses import dataclass

from tollbook.model.enums import Relation


@dataclass(frozen=True, slots=True)
class Claimant:
    """A person or institution that puts a figure forward, in the text's own words and normalised."""

    text: str
    name: str | None = None
    anonymous: bool = False
    relation: Relation = Relation.UNKNOWN
