"""From kept claims to findings and estimates."""

from collections.abc import Collection
from datetime import date

from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.findings import Evidence as Arranged
from tollbook.findings import concluded
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Estimate, Finding, FindingKind
from tollbook.pipeline.evidence import evidence
from tollbook.pipeline.foresight import expectations
from tollbook.read.tables import LOSSES, LossObservation, as_claimed, observations_of

PUBLISHED = "pnas2023"


def findings(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    kinds: Collection[FindingKind] = (),
    case: Case | None = None,
) -> tuple[Finding, ...]:
    """What the kept claims conclude as of a date (by default the last one known), of some kinds or all."""
    known = evidence(ledger, ClaimQuery(include_background=True))
    arranged = Arranged.of(known.claims, as_of=as_of, case=case, copies=known.copies, retold=known.retold)
    estimates = (*ledger.estimates(), *expectations(arranged, case))
    return tuple(concluded(arranged.expecting(estimates)).among(kinds=kinds))


def estimates(
    ledger: Ledger,
    question: Question | None = None,
    *,
    method: str = "default",
    seed: int = 1,
    leave_out: Collection[str] = (),
    case: Case | None = None,
) -> tuple[Estimate, ...]:
    """What the kept claims support, with the ledger's head that it was made from.

    Raises:
        EstimateError: If the model cannot be fitted.
        MissingExtraError: If the method needs an extra that is not installed.
    """
    head = ledger.head
    known = evidence(ledger, ClaimQuery(as_known_on=head))  # whatever others add meanwhile
    return estimate_toll(
        known.claims,
        question or Question(),
        case=case,
        copies=known.copies,
        method=method,
        seed=seed,
        leave_out=leave_out,
        ledger_head=head,
        losses=_losses(ledger) if method == PUBLISHED else (),
    )


def _losses(ledger: Ledger) -> tuple[LossObservation, ...]:
    """The coded losses of imported data sets, equipment too: what the published model is fitted to."""
    kept = [document for document in ledger.documents() if document.reader == LOSSES and not document.erased]
    documents = [ledger.document(document.key) for document in kept]
    return tuple(as_claimed(loss) for document in documents for loss in observations_of(document))
