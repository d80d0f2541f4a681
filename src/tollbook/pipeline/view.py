"""Everything that pages show and exports carry, as a ledger has it."""

from dataclasses import dataclass, field, fields, replace
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

    evidence: Arranged = field(default_factory=lambda: Arranged.of(()))

    @classmethod
    def of(cls, bundle: Bundle) -> "View":
        """A bundle arranged, if it is not yet."""
        if isinstance(bundle, View):
            return bundle
        arranged = Arranged.of(bundle.folded, as_of=bundle.as_of, case=bundle.case, copies=bundle.copies)
        return cls(**{f.name: getattr(bundle, f.name) for f in fields(Bundle)}, evidence=arranged)


def view(
    ledger: Ledger,
    case: Case | None = None,
    *,
    as_of: date | None = None,
    as_known_on: date | None = None,
    method: str = "quick",
    seed: int = 1,
    estimates: tuple[Estimate, ...] | None = None,
    foresight: bool = True,
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
        foresight: Try the newest claims against what was to be expected a week before, which takes seconds.
    """
    head = ledger.head
    claims = list(ledger.claims(replace(EVERYTHING, as_known_on=as_known_on)))
    claims.sort(key=lambda c: (c.document.key, c.spans[0].start, c.id))
    decisions = ledger.decisions((c.id for c in claims), as_known_on=as_known_on)
    told_again = ledger.echoes(EchoKind.CLAIMS, as_known_on=as_known_on)
    known = fold(claims, decisions, told_again)
    arranged = Arranged.of(known.claims, as_of=as_of, case=case, copies=known.copies, retold=known.retold)
    bare = View(
        claims=tuple(claims),
        folded=known.claims,
        copies=known.copies,
        documents=tuple(ledger.texts(as_known_on=as_known_on)),
        groups=(*told_again, *ledger.echoes(EchoKind.DOCUMENTS, as_known_on=as_known_on)),
        findings=(),
        estimates=estimates or (),
        decisions=tuple(decision for made in decisions.values() for decision in made),
        case=case,
        as_of=arranged.as_of if known.claims else as_of,
        ledger_head=head,
        version=__version__,
        evidence=arranged.expecting(() if as_known_on else ledger.estimates()),
    )
    bare = foreseen(bare) if foresight else judged(bare)
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


def foreseen(bare: View) -> View:
    """A view whose newest claims are tried against what was to be expected a week before."""
    return judged(bare, expectations(bare.evidence, bare.case))


def judged(shown: View, expected: tuple[Estimate, ...] = ()) -> View:
    """A view with what the rules conclude, given what was to be expected beside the estimates kept."""
    evidence = shown.evidence.expecting((*shown.evidence.estimates, *expected))
    return replace(shown, findings=concluded(evidence))


def at(shown: View, day: date, *, foresight: bool = True) -> View:
    """A view as of another day; of the estimates, those of days up to it."""
    then = shown.evidence.until(day)
    estimates = tuple(e for e in shown.estimates if e.as_of <= day)
    kept = replace(shown, as_of=day, estimates=estimates, evidence=then)
    return foreseen(kept) if foresight else judged(kept)
