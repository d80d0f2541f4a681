"""Two simple ways to a figure that any estimate must beat."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from evaluation.estimates.scores import Guess
from tollbook.estimate.hedges import middle
from tollbook.model import Claim, Frame, Harm, Relation, Status


def relevant(claims: Sequence[Claim], party: str, harm: Harm, status: Status) -> list[Claim]:
    """Cumulative figures of this toll, earliest first."""
    found = [
        c
        for c in claims
        if c.count and not c.background and not c.victims.role and c.period.frame is Frame.CUMULATIVE
        and (c.victims.party, c.harm, c.victims.status) == (party, harm, status)
    ]  # fmt: skip
    return sorted(found, key=lambda c: (c.period.end or c.stated_on or date.min, c.id))


def latest_third_party(claims: Sequence[Claim]) -> Guess | None:
    """The last figure by somebody who is no party; by anybody where there is none."""
    thirds = [c for c in claims if c.claimant is None or c.claimant.relation is Relation.THIRD_PARTY]
    chosen = (thirds or list(claims))[-1:]
    return Guess("latest third party", (middle(chosen[0].count),)) if chosen and chosen[0].count else None


def median_claim(claims: Sequence[Claim]) -> Guess | None:
    """The median over claimants of their last figures."""
    last = {c.claimant.text if c.claimant else "": middle(c.count) for c in claims if c.count}
    return Guess("median of claims", (float(np.median(list(last.values()))),)) if last else None
