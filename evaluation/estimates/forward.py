"""Forward in time on the PNAS data: fitted to what was known by a day, scored on what was said later.

Later claims of third parties stand for the truth, of which there is none: whoever foretells them well knows
what careful observers will come to say. Repeats are one, ranges are one, series stay on one side of the cut.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from evaluation.estimates.closed import summary
from evaluation.estimates.peers import latest_third_party, median_claim, relevant
from evaluation.estimates.published import published_guess
from evaluation.estimates.scores import OURS, Guess
from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.estimate.hedges import middle
from tollbook.model import CaseKind, Claim, Harm, Relation, Status
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


def evaluate(path: Path, method: str = "quick", published: bool = False) -> str:
    """Scores by method."""
    claims = list(import_claims("pnas", path).claims)
    return summary(
        [pair for cut in CUTS for pair in _scored(claims, BEGAN + timedelta(days=cut - 1), method, published)]
    )


def _scored(claims: list[Claim], cut: date, method: str, published: bool) -> Iterator[tuple[Guess, float]]:
    known = [c for c in claims if (c.period.end or date.max) <= cut]
    for party, harm, status in TOLLS:
        later = [
            c
            for c in relevant(claims, party, harm, status)
            if c.count and c.period.end and cut < c.period.end <= cut + AHEAD
            and c.claimant and c.claimant.relation is Relation.THIRD_PARTY
        ]  # fmt: skip
        for said in later[-3:]:
            if said.count and said.period.end:
                for guess in guesses(known, (party, harm, status), said.period.end, method, published):
                    yield guess, middle(said.count)


def guesses(
    known: list[Claim], toll: tuple[str, Harm, Status], day: date, method: str, published: bool
) -> list[Guess]:
    """What each method makes of the toll up to a day; nothing where nobody has claimed anything."""
    own = relevant(known, *toll)
    found = [peer for peer in (latest_third_party(own), median_claim(own)) if peer]
    if not found:
        return []
    (made,) = estimate_toll(known, Question(*toll, day), method=method, case=CASE)
    found += [Guess(OURS, made.draws)] if made.draws else []
    return found + (published_guess(known, CASE, *toll, day) if published else [])
