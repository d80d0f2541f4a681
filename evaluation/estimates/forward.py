"""Forward in time on the PNAS data: fitted to what was known by a day, scored on what was said later.

Later claims of third parties stand for the truth, of which there is none: whoever foretells them well knows
what careful observers will come to say. Repeats are one, ranges are one, series stay on one side of the cut.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from evaluation.estimates.closed import summary
from evaluation.estimates.peers import latest_third_party, median_claim, relevant
from evaluation.estimates.scores import Guess
from tollbook.cases import Case, CaseKind
from tollbook.estimate import Question, estimate_toll
from tollbook.estimate.hedges import middle
from tollbook.model import Claim, Harm, Relation, Status
from tollbook.read.tables import import_claims

BEGAN = date(2022, 2, 24)
CASE = Case("pnas", "The data of Radford et al. 2023", CaseKind.WAR, (), start=BEGAN)
CUTS = (90, 180, 270)
AHEAD = timedelta(days=90)
TOLLS = tuple(
    (party, harm, Status.COMBATANT)
    for party in ("Russia", "Ukraine")
    for harm in (Harm.KILLED, Harm.CASUALTIES)
)


def evaluate(path: Path, method: str = "quick") -> str:
    """Scores by method."""
    claims = list(import_claims("pnas", path).claims)
    return summary(
        [pair for cut in CUTS for pair in _scored(claims, BEGAN + timedelta(days=cut - 1), method)]
    )


def _scored(claims: list[Claim], cut: date, method: str) -> Iterator[tuple[Guess, float]]:
    known = [c for c in claims if (c.period.end or date.max) <= cut]
    for party, harm, status in TOLLS:
        later = [
            c
            for c in relevant(claims, party, harm, status)
            if c.count and c.period.end and cut < c.period.end <= cut + AHEAD
            and c.claimant and c.claimant.relation is Relation.THIRD_PARTY
        ]  # fmt: skip
        own = relevant(known, party, harm, status)
        peers = [peer for peer in (latest_third_party(own), median_claim(own)) if peer]
        for said in later[-3:]:
            day, count = said.period.end, said.count
            if count is None or day is None or not peers:
                continue
            (made,) = estimate_toll(known, Question(party, harm, status, day), method=method, case=CASE)
            for guess in [Guess("tollbook", made.draws), *peers] if made.draws else peers:
                yield guess, middle(count)
