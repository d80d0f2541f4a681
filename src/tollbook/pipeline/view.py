"""Everything that pages show and exports carry, as a ledger has it."""

from datetime import date

from tollbook import __version__
from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.export import Bundle
from tollbook.findings import find
from tollbook.findings.evidence import Evidence as Seen
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Claim, Decision, EchoKind, Estimate
from tollbook.pipeline.evidence import Evidence, evidence

View = Bundle


def view(
    ledger: Ledger,
    case: Case | None = None,
    *,
    as_of: date | None = None,
    method: str = "quick",
    seed: int = 1,
    estimates: tuple[Estimate, ...] | None = None,
) -> View:
    """The ledger's claims, documents, echoes and decisions, and what follows from them as of a day.

    Args:
        ledger: What is kept.
        case: Its parties' spokespeople count as their voice.
        as_of: By default the last day on which a claim became known.
        method: Of the estimates; they come as a series up to that day.
        seed: Of the estimates.
        estimates: Shown instead of new ones.
    """
    everything = ClaimQuery(include_background=True)
    claims = tuple(sorted(ledger.claims(everything), key=lambda c: (c.document.key, c.spans[0].start, c.id)))
    known = evidence(ledger, everything)
    day = as_of or (Seen.of(known.claims).as_of if known.claims else None)
    head = ledger.head
    if estimates is None:
        estimates = _estimates(known, as_of, case, method, seed, head)
    return View(
        claims=claims,
        folded=known.claims,
        copies=known.copies,
        documents=tuple(ledger.texts()),
        groups=(*ledger.echoes(EchoKind.CLAIMS), *ledger.echoes(EchoKind.DOCUMENTS)),
        findings=find(known.claims, as_of=day, case=case, copies=known.copies),
        estimates=estimates,
        decisions=_decisions(ledger, claims),
        case=case,
        as_of=day,
        ledger_head=head,
        version=__version__,
    )


def _estimates(
    known: Evidence, as_of: date | None, case: Case | None, method: str, seed: int, head: str
) -> tuple[Estimate, ...]:
    question = Question(as_of=as_of, series=True)
    told = [claim for claim in known.claims if not claim.background]
    return estimate_toll(
        told, question, case=case, copies=known.copies, method=method, seed=seed, ledger_head=head
    )


def _decisions(ledger: Ledger, claims: tuple[Claim, ...]) -> tuple[Decision, ...]:
    found = ledger.decisions(claim.id for claim in claims)
    return tuple(decision for made in found.values() for decision in made)
