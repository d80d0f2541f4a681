"""What is one piece of evidence, however often it was printed."""

from dataclasses import dataclass
from enum import StrEnum


class EchoKind(StrEnum):
    """Whether whole documents or single claims echo one another."""

    DOCUMENTS = "documents"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class EchoLink:
    """Two ids that are echoes of one another, how surely (0 to 1), and why."""

    one: str
    other: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class EchoGroup:
    """Echoes of one original.

    Attributes:
        original: The earliest member (ties broken by id): what stands for the group in the evidence.
        members: Claim ids, or document keys, sorted; the original is among them.
        score: From 0 to 1, the weakest link that holds the group together.
        why: That link in plain words.
    """

    kind: EchoKind
    original: str
    members: tuple[str, ...]
    score: float
    why: str
