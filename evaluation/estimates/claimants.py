"""Each claimant left out in turn: what the others' claims foretell of its last word on each toll.

On the PNAS data, and of third parties only: the parties' own words are biased by design, so that foretelling
them is no virtue. A claimant's repeats and series go with it.
"""

from pathlib import Path

from evaluation.estimates.closed import summary
from evaluation.estimates.forward import TOLLS, guesses
from evaluation.estimates.peers import relevant
from tollbook.estimate.hedges import middle
from tollbook.model import Claim, Relation
from tollbook.read.tables import import_claims


def evaluate(path: Path, method: str = "quick", published: bool = False) -> str:
    """Scores by method."""
    claims = list(import_claims("pnas", path).claims)
    scored = []
    for speaker in sorted({name for claim in claims if (name := _third(claim))}):
        others = [claim for claim in claims if _third(claim) != speaker]
        for toll in TOLLS:
            own = [claim for claim in relevant(claims, *toll) if _third(claim) == speaker]
            if own and own[-1].count and own[-1].period.end:
                found = guesses(others, toll, own[-1].period.end, method, published)
                scored += [(guess, middle(own[-1].count)) for guess in found]
    return summary(scored)


def _third(claim: Claim) -> str | None:
    who = claim.claimant
    return who.name if who and who.relation is Relation.THIRD_PARTY else None
