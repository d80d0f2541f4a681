"""What a rule concluded from claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tollbook.model.enums import Harm, Status


class FindingKind(StrEnum):
    """What a reader must know. The rule for each is in `tollbook.findings`."""

    CONTRADICTION = "contradiction"
    SELF_OPPONENT_GAP = "self_opponent_gap"
    SELF_OUTSIDE_GAP = "self_outside_gap"
    BELOW_FLOOR = "below_floor"
    UNBALANCED = "unbalanced"
    IMPLIED = "implied"
    FALLING_TOTAL = "falling_total"
    REVISION = "revision"
    SILENCE = "silence"
    STALE = "stale"
    FIRST = "first"
    ECHOED = "echoed"
    OUTGROWN = "outgrown"
    JUMP = "jump"


class Severity(StrEnum):
    """How much a finding matters to a reader."""

    INFO = "info"
    NOTICE = "notice"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion in plain words with the claims it rests on, as of a date.

    `figures` names the numbers in the sentence: {"ratio": 14.06}, {"days": 22}.
    """

    id: str
    kind: FindingKind
    severity: Severity
    sentence: str
    claims: tuple[str, ...]
    as_of: date | None = None
    party: str | None = None
    harm: Harm | None = None
    status: Status | None = None
    figures: Mapping[str, float] = field(default_factory=dict)
