"""What is asked of the evidence."""

from dataclasses import dataclass
from datetime import date

from tollbook.errors import EstimateError
from tollbook.model import Harm, Status


@dataclass(frozen=True, slots=True)
class Question:
    """Which tolls to estimate; None means all that the claims speak of.

    Attributes:
        as_of: The day up to which harm counts; by default the last day that any claim speaks of.
        series: Estimates over time, not only as of that day.
        level: Mass of the central interval.

    Raises:
        EstimateError: If the level is not between 0 and 1.
    """

    party: str | None = None
    harm: Harm | None = None
    status: Status | None = None
    as_of: date | None = None
    series: bool = False
    level: float = 0.9

    def __post_init__(self) -> None:
        if not 0 < self.level < 1:
            raise EstimateError(f"an interval of mass {self.level} is none", hint="use one between 0 and 1")
