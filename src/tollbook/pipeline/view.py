"""Everything that pages show and exports carry, as a ledger has it."""

from dataclasses import dataclass, fields, replace
from datetime import date

from tollbook import __version__
from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.export import Bundle
from tollbook.findings import Evidence as Arranged
from tollbook.findings import concluded
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import EchoKind, Estimate
from tollbook.pipeline.evidence import fold
from tollbook.pipeline.foresight import expectations

EVERYTHING = ClaimQuery(include_background=True)


@dataclass(frozen=True)
class View(Bundle):
    """A bundle with its claims arranged as the findings see them."""

    evidence: Arranged | None = None


def view(
    ledger: Ledger,
    case: Case | None = None,
    *,
    as_of: date | None = None,
    as_known_on: date | None = None,
    method: str = "quick",
    seed: int = 1,
    estimates: tuple[Estimate, ...] | None = None,
) -> View:
    """The ledger's claims, documents, echoes and decisions, and what follows from them as of a day.

    Args:
        ledger: What is kept.
        case: Its parties' spokespeople count as their voice.
        as_of: By default the last day on which a claim became known.
        as_known_on: The ledger as it stood at the end of this day: without what was added or decided later.
        method: Of the estimates; they come as a series up to that day.
        seed: Of the estimates.
        estimates: Shown instead of new ones.
    """
    head = ledger.head
    claims = list(ledger.claims(replace(EVERYTHING, as_known_on=as_known_on)))
    claims.sort(key=lambda c: (c.document.key, c.spans[0].start, c.id))
    decisions = ledger.decisions((c.id for c in claims), as_known_on=as_known_on)
    told_again = ledger.echoes(EchoKind.CLAIMS, as_known_on=as_known_on)
    known = fold(claims, decisions, told_again)
    arranged = Arranged.of(known.claims, as_of=as_of, case=case, copies=known.copies)
    bare = View(
        claims=tuple(claims),
        folded=known.claims,
        copies=known.copies,
        documents=tuple(ledger.texts(as_known_on=as_known_on)),
        groups=(*told_again, *ledger.echoes(EchoKind.DOCUMENTS, as_known_on=as_known_on)),
        findings=concluded(replace(arranged, estimates=expectations(arranged, case))),
        estimates=estimates or (),
        decisions=tuple(decision for made in decisions.values() for decision in made),
        case=case,
        as_of=arranged.as_of if known.claims else as_of,
        ledger_head=head,
        version=__version__,
        evidence=arranged,
    )
    if estimates is not None:
        return bare
    return estimated(bare, as_of=as_of, method=method, seed=seed)


def estimated(bare: View, *, as_of: date | None = None, method: str = "quick", seed: int = 1) -> View:
    """A view with estimates made from its claims, as a series up to a day: by default the last of them."""
    made = estimate_toll(
        [claim for claim in bare.folded if not claim.background],
        Question(as_of=as_of, series=True),
        case=bare.case,
        copies=bare.copies,
        method=method,
        seed=seed,
        ledger_head=bare.ledger_head,
    )
    return replace(bare, estimates=made)


def at(shown: Bundle, arranged: Arranged, day: date) -> View:
    """A bundle as of another day, given its claims arranged; of the estimates, those of days up to it."""
    then = arranged.until(day) if day <= arranged.as_of else replace(arranged, as_of=day)
    kept = {f.name: getattr(shown, f.name) for f in fields(Bundle)}
    findings = concluded(replace(then, estimates=expectations(then, shown.case)))
    estimates = tuple(e for e in shown.estimates if e.as_of <= day)
    return View(**(kept | {"as_of": day, "findings": findings, "estimates": estimates}), evidence=then)
