"""Listing claims: filters, order, pages, and the ledger as it stood."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.making import both_claims, claim_in, report
from tollbook.errors import LedgerError
from tollbook.ledger import ClaimQuery, Ledger, ReviewState
from tollbook.ledger.address import writing
from tollbook.ledger.claims import keep_claims
from tollbook.ledger.documents import keep_documents
from tollbook.ledger.log import Log
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, Claimant, Decision, Harm, Kind, Relation, Stance, Status, Verdict, Victims

PARTIES = ("Russia", "Ukraine", None)
CLAIMANTS = ("NATO", "Kyiv", None)
DAYS = (date(2022, 3, 1), date(2022, 3, 15), None)


def varied() -> Iterator[Claim]:
    """Claims that differ in all that a query filters on."""
    for number in range(60):
        document = report(number % 5, outlet=("Gazette", "Herald")[number % 2], published=None)
        name = CLAIMANTS[number % 3]
        yield claim_in(
            document,
            number=number,
            harm=(Harm.KILLED, Harm.WOUNDED, Harm.MISSING)[number % 7 % 3],
            victims=Victims("soldiers", PARTIES[number % 11 % 3], tuple(Status)[number % 5 % 3]),
            claimant=name and Claimant("x", name, False, tuple(Relation)[number % 4]),
            as_of=DAYS[number % 13 % 3],
            background=number % 10 == 0,
        )


def filled(ledger: Ledger) -> list[Claim]:
    """What a ledger was filled with, in the order in which it was."""
    claims = list(varied())
    documents = {report(n % 5, outlet=("Gazette", "Herald")[n % 2], published=None) for n in range(60)}
    ledger.add(sorted(documents, key=lambda d: d.ref.key), claims)
    return claims


def day(claim: Claim) -> int:
    """Where a claim is listed."""
    return claim.period.end.toordinal() if claim.period.end else 0


def holds(query: ClaimQuery, claim: Claim) -> bool:
    """Whether a claim is asked for, said plainly."""
    claimant, victims = claim.claimant, claim.victims
    asked: list[tuple[object, object]] = [
        (query.party, victims.party),
        (query.harm, claim.harm),
        (query.status, victims.status),
        (query.claimant, claimant and claimant.name),
        (query.relation, claimant and claimant.relation),
        (query.outlet, claim.document.outlet),
        (query.kind, claim.kind),
    ]
    within = (not query.since or day(claim) >= query.since.toordinal()) and (
        not query.until or 0 < day(claim) <= query.until.toordinal()
    )
    shown = query.include_background or not claim.background
    return within and shown and all(want is None or want == has for want, has in asked)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, list[Claim]]]:
    """A ledger of varied claims."""
    with Ledger.open(tmp_path_factory.mktemp("query") / "ledger.db") as ledger:
        yield ledger, filled(ledger)


QUERIES = st.builds(
    ClaimQuery,
    party=st.sampled_from(PARTIES),
    harm=st.sampled_from([None, Harm.KILLED, Harm.WOUNDED, Harm.DISPLACED]),
    status=st.sampled_from([None, *Status]),
    claimant=st.sampled_from(CLAIMANTS),
    relation=st.sampled_from([None, *Relation]),
    outlet=st.sampled_from([None, "Gazette", "Nobody"]),
    kind=st.sampled_from([None, Kind.COUNT, Kind.REFUSAL]),
    since=st.sampled_from([None, date(2022, 3, 1), date(2022, 3, 2)]),
    until=st.sampled_from([None, date(2022, 3, 1), date(2022, 3, 20)]),
    include_background=st.booleans(),
    limit=st.sampled_from([None, 1, 7]),
)


@settings(deadline=None, max_examples=150)
@given(query=QUERIES)
def test_filters(many: tuple[Ledger, list[Claim]], query: ClaimQuery) -> None:
    """A query finds what a plain loop over the claims finds, in order of day and then of keeping."""
    ledger, claims = many
    expected = sorted((claim for claim in claims if holds(query, claim)), key=day)[: query.limit]
    assert list(ledger.claims(query)) == expected


def test_filters_on_each_back_end(ledger: Ledger) -> None:
    """The same on every back end, for some queries."""
    claims = filled(ledger)
    for given_ in ({}, {"party": "Russia", "harm": Harm.KILLED}, {"since": DAYS[0], "limit": 3}):
        query = ClaimQuery(**given_)  # type: ignore[arg-type]
        expected = sorted((claim for claim in claims if holds(query, claim)), key=day)[: query.limit]
        assert list(ledger.claims(query)) == expected


def test_pages(many: tuple[Ledger, list[Claim]]) -> None:
    """Pages that go on after the last claim of the one before give every claim once."""
    ledger, _ = many
    whole = list(ledger.claims())
    pages: list[Claim] = []
    while page := list(ledger.claims(ClaimQuery(limit=7, after=pages[-1].id if pages else None))):
        pages += page
    assert pages == whole


def test_any_case(ledger: Ledger) -> None:
    """Names match in whatever case they are written, and all spellings of one are found."""
    document = report(outlet="Die Straße")
    claims = [claim_in(document, party=party) for party in ("RUSSIA", "Russia", "Ukraine")]
    ledger.add([document], claims)
    assert len(list(ledger.claims(ClaimQuery(party="russia")))) == 2
    assert len(list(ledger.claims(ClaimQuery(outlet="DIE STRASSE")))) == 3


def test_day_falls_back(ledger: Ledger) -> None:
    """Without an as-of date a claim is listed by when it was stated, else by when it was published."""
    document = report(published=datetime(2022, 3, 24, 23, 59, tzinfo=UTC))
    stated = claim_in(document, as_of=None, stated_on=date(2022, 3, 20))
    published = claim_in(document, as_of=None)
    ledger.add([document], [published, stated])
    assert list(ledger.claims()) == [stated, published]
    assert list(ledger.claims(ClaimQuery(since=date(2022, 3, 24), until=date(2022, 3, 24)))) == [published]


def test_words(ledger: Ledger) -> None:
    """Words are sought in the quotation, the claimant and the title, in whatever case, and limited after."""
    document = report(title="Ein Titel")
    killed, wounded = both_claims(document)
    told = claim_in(document, "hurt", number=5, claimant=Claimant('the "Ürge"', "Straße"))
    ledger.add([document], [killed, wounded, told])
    for words, expected in (
        ("HURT", [wounded, told]),
        ("ministry", [killed, wounded]),
        ("titel", [killed, wounded, told]),
        ("STRASSE", [told]),
        ('"ürge', [told]),
        ("report 1", []),
    ):
        found = list(ledger.claims(ClaimQuery(text=words)))
        assert sorted(found, key=lambda c: c.id) == sorted(expected, key=lambda c: c.id)
    assert len(list(ledger.claims(ClaimQuery(text="titel", limit=1)))) == 1
    assert list(ledger.claims(ClaimQuery(text="100%"))) == []


def test_of_a_document(ledger: Ledger) -> None:
    """Claims are listed by the document's key, its beginning, or the caller's id."""
    first, second = report(1), report(2)
    mine = claim_in(first)
    ledger.add([first, second], [mine, claim_in(second)])
    for name in (first.id, first.ref.key, first.ref.key[:9]):
        assert list(ledger.claims(ClaimQuery(document=name))) == [mine]
    with pytest.raises(LedgerError, match="no document"):
        list(ledger.claims(ClaimQuery(document="nowhere")))


def test_no_statement_is_built_from_words(ledger: Ledger) -> None:
    """Words that look like SQL are only words."""
    document = report(outlet="'; DROP TABLE entry; --")
    ledger.add([document], [claim_in(document, party='" OR 1=1')], by="'; DELETE FROM entry; --")
    assert len(list(ledger.claims(ClaimQuery(outlet="'; DROP TABLE entry; --", party='" or 1=1')))) == 1
    assert list(ledger.claims(ClaimQuery(party="' OR '1'='1"))) == []
    assert ledger.verify().ok


def test_as_known_at_a_head(ledger: Ledger) -> None:
    """At a head the ledger shows what it showed then: claims, documents, decisions and echoes."""
    first, second = report(1), report(2)
    ledger.add([first], [claim_in(first)])
    then = ledger.head
    ledger.decide(Decision(claim_in(first).id, Verdict.REJECT, "Ann", datetime(2022, 4, 1, tzinfo=UTC)))
    ledger.add([second], [claim_in(second)])
    assert list(ledger.claims(ClaimQuery(as_known_on=then))) == [claim_in(first)]
    assert [kept.ref for kept in ledger.documents(as_known_on=then)] == [first.ref]
    assert ledger.decisions([claim_in(first).id], as_known_on=then) == {claim_in(first).id: []}
    unreviewed = ClaimQuery(review=ReviewState.UNREVIEWED)
    assert list(ledger.claims(unreviewed)) == [claim_in(second)]
    assert list(ledger.claims(replace(unreviewed, as_known_on=then))) == [claim_in(first)]
    assert list(ledger.claims(ClaimQuery(as_known_on="0" * 64))) == []
    with pytest.raises(LedgerError, match="never had the head"):
        list(ledger.claims(ClaimQuery(as_known_on="f" * 64)))


def add_at(ledger: Ledger, moment: datetime, *items: Any) -> None:
    """Add a document and its claims as if the clock said so."""
    document, *claims = items
    with writing(ledger._engine) as connection:
        log = Log.at_end(connection, "", now=moment)
        texts = Texts(connection)
        keep_documents(log, texts, [document])
        keep_claims(log, texts, claims)
        log.seal()


def test_as_known_on_a_day(ledger: Ledger) -> None:
    """On a past day the ledger shows what was kept by its end in UTC, whatever the claims' own dates."""
    for number in range(1, 6):
        document = report(number)
        add_at(ledger, datetime(2022, 3, number, 23, 59, 59, tzinfo=UTC), document, claim_in(document))
    for number in range(6):
        asked = ClaimQuery(as_known_on=date(2022, 3, number) if number else date(2022, 2, 28))
        assert len(list(ledger.claims(asked))) == number
    noon = ClaimQuery(as_known_on=datetime(2022, 3, 3, 12, tzinfo=UTC))
    assert len(list(ledger.claims(noon))) == 2
    assert ledger.verify().ok


def test_a_clock_that_goes_back(ledger: Ledger) -> None:
    """An entry is never dated before the one that it follows."""
    add_at(ledger, datetime(2022, 3, 2, tzinfo=UTC), report(1))
    add_at(ledger, datetime(2022, 3, 1, tzinfo=UTC), report(2))
    first, second = ledger.entries()
    assert first.at == second.at
    assert ledger.verify().ok


def test_reading_while_writing(ledger: Ledger) -> None:
    """A list that is being read shows the ledger as it was when it began."""
    document = report(1)
    ledger.add([document], [claim_in(document, number=number) for number in range(3)])
    listed = ledger.claims()
    next(listed)
    ledger.add([], [claim_in(document, number=9, stance=Stance.ESTIMATES)])
    assert len(list(listed)) == 2
    assert len(list(ledger.claims())) == 4
