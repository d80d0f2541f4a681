"""Claims for the tests of estimates, with as little said as matters."""

from datetime import date

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
    Status,
    Victims,
)

SELF, OPPONENT, THIRD = Relation.SELF, Relation.OPPONENT, Relation.THIRD_PARTY


def claim(
    who: str | None,
    relation: Relation,
    count: int | tuple[int | None, int | None],
    as_of: date,
    *,
    hedge: Hedge | None = None,
    harm: Harm = Harm.KILLED,
    party: str | None = "Arland",
    status: Status = Status.COMBATANT,
    start: date | None = None,
    frame: Frame = Frame.CUMULATIVE,
    role: str | None = None,
    background: bool = False,
    document: str = "d",
) -> Claim:
    """One claim; a pair is a range or, with an open end, a bound."""
    low, high = count if isinstance(count, tuple) else (count, count)
    words = str(low if low is not None else high)
    found = hedge or (
        Hedge.AT_LEAST
        if high is None
        else Hedge.AT_MOST
        if low is None
        else Hedge.EXACT
        if low == high
        else Hedge.RANGE
    )
    return Claim.of(
        document=DocumentRef(document, "0" * 64, None, f"{who} {as_of} {words}"),
        harm=harm, spans=(Span(0, len(words), words),), extractor="test/1",
        count=Count(words, low, high, found),
        victims=Victims(None, party, status, role),
        claimant=Claimant(who, who, False, relation) if who else None,
        period=Period(None, start, as_of, Precision.DAY, frame), background=background,
    )  # fmt: skip


def march_report() -> list[Claim]:
    """The figures of one report a month into a war: an alliance's ranges, the sides' own old figures."""
    day, old = date(2022, 3, 23), date(2022, 3, 2)
    return [
        claim("NATO", THIRD, (7000, 15000), day, party="Russia"),
        claim("NATO", THIRD, (30000, 40000), day, party="Russia", harm=Harm.KILLED_OR_WOUNDED),
        claim("Russia", SELF, 498, old, party="Russia"),
        claim("Russia", SELF, 1600, old, party="Russia", harm=Harm.WOUNDED, hedge=Hedge.APPROXIMATE),
        claim("Ukraine", SELF, 1300, date(2022, 3, 10), party="Ukraine"),
        claim("Ukraine", OPPONENT, 6, day, party="Russia", role="general"),
        claim(None, THIRD, 15000, date(1989, 2, 15), party="Russia", background=True),
    ]


def settled_war(liar: int | None = None) -> list[Claim]:
    """Five claimants who differ as claimants do, and perhaps one far off."""
    day = date(2022, 3, 23)
    claims = [
        claim("Arland", SELF, 2000, date(2022, 3, 20)),
        claim("Observers", THIRD, (2800, 3100), date(2022, 3, 20)),
        claim("Monitor", THIRD, 3000, date(2022, 3, 22), hedge=Hedge.APPROXIMATE),
        claim("Borland", OPPONENT, 4500, day),
        claim("Institute", THIRD, 3300, day),
    ]
    return claims + ([claim("Liar", THIRD, liar, day)] if liar else [])
