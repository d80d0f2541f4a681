"""Who suffered the harm."""

from dataclasses import dataclass

from tollbook.model.enums import Status


@dataclass(frozen=True, slots=True)
class Victims:
    """The people harmed: the text's own head phrase, their side, whether they fought, a narrower group.

    `party` is the normalised name of a country or armed group; `role` is in the singular ("general").
    """

    text: str | None = None
    party: str | None = None
    status: Status = Status.UNKNOWN
    role: str | None = None
