"""Claims in one line each, for tests of rules."""

from datetime import date
from hashlib import sha256

from tollbook.model import (
    Claim,
    Claimant,
    Count,
    DocumentRef,
    Frame,
    Harm,
    Hedge,
    Period,
    Precision,
    Relation,
    Span,
    Stance,
    Status,
    Victims,
)


def day(number: int) -> date:
    """A day of March 2022."""
    return date(2022, 3, number)


def told(
    voice: str | None,
    low: int | None,
    high: int | None,
    on: int,
    *,
    harm: Harm = Harm.KILLED,
    party: str | None = "Arland",
    relation: Relation = Relation.THIRD_PARTY,
    status: Status = Status.COMBATANT,
    role: str | None = None,
    hedge: Hedge = Hedge.EXACT,
    frame: Frame = Frame.CUMULATIVE,
    precision: Precision = Precision.DAY,
    start: date | None = None,
    said: int | None = None,
    published: int | None = None,
    stance: Stance = Stance.ASSERTS,
    basis: tuple[str, ...] = (),
    background: bool = False,
    outlet: str = "Paper",
    end: date | None = None,
) -> Claim:
    """A claim as of a day of March 2022, said and printed that day unless told otherwise."""
    relation = Relation.SELF if voice is not None and voice == party else relation
    printed = day(published or said or on)
    sha = sha256(f"{outlet} {printed}".encode()).hexdigest()
    return Claim.of(
        document=DocumentRef(f"{outlet} {printed}", sha, outlet=outlet, published=printed),
        harm=harm,
        count=Count("", low, high, hedge),
        victims=Victims("people", party, status, role),
        claimant=Claimant(voice, voice, False, relation) if voice else None,
        stance=stance,
        stated_on=day(said or on),
        period=Period(None, start, end or day(on), precision, frame),
        stated_basis=basis,
        background=background,
        spans=(Span(0, 1, "x"),),
        extractor="by-hand/1",
    )
