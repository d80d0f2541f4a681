"""What the evidence supports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tollbook.model.enums import Frame, Harm, Relation, Status

ALL_PRIOR = 0.95
"""Share of the prior from which an estimate says nothing of its own; our own convention."""


@dataclass(frozen=True, slots=True)
class Influence:
    """What the median would be without one claimant."""

    claimant: str
    median_without: float | None


@dataclass(frozen=True, slots=True)
class Bias:
    """A claimant's systematic factor on a toll (1 is unbiased), with its interval."""

    claimant: str
    relation: Relation
    factor: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """The toll of one party, harm and status as of a date, in people.

    Attributes:
        low: Lower end of the central interval of mass `level`.
        quantiles: Probability, as text ("0.05"), to people.
        claims: How many claims it rests on; `independent` of them are not echoes.
        floor: The largest documented or self-admitted count below which the toll cannot be; None if none.
        prior_share: From 0 to 1, how much of the answer is the prior's.
        insufficient: Why there is no estimate; the figures are then None.
        method: Name and version, as name/1.0.
    """

    party: str
    harm: Harm
    status: Status
    as_of: date
    frame: Frame
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    level: float
    quantiles: Mapping[str, float]
    claims: int
    independent: int
    floor: int | None
    prior_share: float | None
    influence: tuple[Influence, ...]
    biases: tuple[Bias, ...]
    method: str
    seed: int
    ledger_head: str | None
    diagnostics: Mapping[str, float] = field(default_factory=dict)
    insufficient: str | None = None
    notes: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    draws: tuple[float, ...] = field(default=(), repr=False, compare=False, metadata={"json": False})

    @property
    def all_prior(self) -> bool:
        """Whether prior knowledge alone answers, so that no claim speaks through it."""
        return (self.prior_share or 0.0) >= ALL_PRIOR
