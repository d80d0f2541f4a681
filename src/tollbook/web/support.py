"""What an estimate says, in sentences that stay within what it supports."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tollbook.findings.evidence import Told
from tollbook.model import Estimate
from tollbook.model.wording import day, number
from tollbook.web.words import likelihood, rounded


@dataclass(frozen=True, slots=True)
class Support:
    """An estimate in words.

    Attributes:
        estimate: What it says in numbers.
        interval: Its ends, rounded to what its width supports; empty where there is no estimate.
        sentences: What it means, with the words of ICD 203 for probabilities.
    """

    estimate: Estimate
    interval: str
    median: str
    sentences: tuple[str, ...]

    @classmethod
    def of(cls, estimate: Estimate, own: Told | None) -> "Support":
        """Words for an estimate; `own` is the party's own last total, to compare with."""
        low, high, median = estimate.low, estimate.high, estimate.median
        if low is None or high is None or median is None:
            why = estimate.insufficient or "The claims do not suffice for an estimate."
            return cls(estimate, "", "", (why[:1].upper() + why[1:],))
        width = high - low
        interval = f"{rounded(low, width)} to {rounded(high, width)}"
        sentences = [
            f"The true number is {likelihood(estimate.level)} ({estimate.level:.0%}) to lie within.",
            *_against_own(estimate, own),
            *_prior(estimate.prior_share),
        ]
        return cls(estimate, interval, rounded(median, width), tuple(sentences))


def chance_above(quantiles: Mapping[str, float], value: float) -> float | None:
    """The probability that the toll exceeds a value, between the quantiles that are given.

    Outside of them it is that of the nearest one; None without quantiles.
    """
    points = sorted((people_, float(p)) for p, people_ in quantiles.items())
    if not points:
        return None
    if value <= points[0][0]:
        return 1 - points[0][1]
    for (x0, p0), (x1, p1) in pairwise(points):
        if value <= x1:
            share = (value - x0) / (x1 - x0) if x1 > x0 else 1.0
            return 1 - (p0 + share * (p1 - p0))
    return 1 - points[-1][1]


def _against_own(estimate: Estimate, own: Told | None) -> list[str]:
    count = own.claim.count if own else None
    value = None if count is None else count.low if count.high is None else count.high
    if own is None or value is None:
        return []
    chance = chance_above(estimate.quantiles, value)
    if chance is None:
        return []
    last = f"the {number(value)} that {own.voice} itself last gave (as of {day(own.on)})"
    word = likelihood(chance)
    if word.endswith("chance"):
        return [f"There is {'a ' if word.startswith('r') else ''}{word} that it is above {last}."]
    return [f"It is {word} that it is above {last}."]


def _prior(share: float | None) -> list[str]:
    if share is None:
        return []
    return [
        f"{share:.0%} of this answer is prior knowledge of how claimants err, the rest comes from claims."
    ]
