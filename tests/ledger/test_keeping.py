"""What goes into a ledger comes out of it, on every back end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.making import both_claims, claim_in, report
from tollbook.errors import IntegrityError, LedgerError
from tollbook.ledger import Added, Ledger
from tollbook.model import Count, Document, Hedge, Kind, Span, Stance


def test_round_trip(ledger: Ledger) -> None:
    """Documents and claims come back equal to what was given, spans and context included."""
    document = report()
    claims = both_claims(document)
    assert ledger.add([document], claims) == Added(1, 2)
    assert ledger.document(document.id) == document
    assert sorted(ledger.claims(), key=lambda c: c.id) == sorted(claims, key=lambda c: c.id)
    assert [ledger.claim(claim.id) for claim in claims] == list(claims)


def test_adding_again_changes_nothing(ledger: Ledger) -> None:
    """The same documents and claims again are nothing new, and the head stays."""
    document = report()
    ledger.add([document], both_claims(document))
    head, content = ledger.head, ledger.content_hash
    assert ledger.add([document, document], both_claims(document) * 2) == Added(0, 0)
    assert (ledger.head, ledger.content_hash) == (head, content)


def test_one_report_under_two_paths(ledger: Ledger) -> None:
    """A report that is known under one path gains a sighting under another, and is found by both."""
    first = report()
    again = replace(first, id="copies/report", origin="elsewhere")
    assert ledger.add([first], both_claims(first)) == Added(1, 2)
    assert ledger.add([again], both_claims(again)) == Added(0, 0)
    assert ledger.document("copies/report").id == first.id
    assert [kept.ref.id for kept in ledger.documents()] == [first.id]


def test_one_text_in_two_outlets(ledger: Ledger) -> None:
    """One text in two outlets is two documents with their own claims."""
    gazette, herald = report(), report(outlet="Herald")
    assert ledger.add([gazette, herald], [claim_in(gazette), claim_in(herald)]) == Added(2, 2)
    assert {claim.document.outlet for claim in ledger.claims()} == {"Gazette", "Herald"}


def test_all_or_nothing(ledger: Ledger) -> None:
    """One claim that does not hold, and neither the documents nor the good claims before it are kept."""
    document = report()
    good = claim_in(document)
    bad = claim_in(document, spans=(Span(0, 6, "Not it"),))
    with pytest.raises(IntegrityError, match="the words at 0:6"):
        ledger.add([document], [good, bad])
    assert (list(ledger.documents()), list(ledger.claims()), list(ledger.entries())) == ([], [], [])


def test_what_it_holds(ledger: Ledger) -> None:
    """Documents are held by their keys, whatever they are called, and claims by their ids."""
    document = report()
    claim = claim_in(document)
    asked = {document.ref.key, claim.id, "0" * 64}
    assert ledger.holds(asked) == set()
    ledger.add([document], [claim])
    assert ledger.holds(asked) == {document.ref.key, claim.id}
    assert ledger.holds([replace(document, id="elsewhere").ref.key]) == {document.ref.key}


def test_forged_id(ledger: Ledger) -> None:
    """A claim whose id is not the hash of what it says is refused."""
    document = report()
    forged = replace(claim_in(document), stance=Stance.DENIES)
    with pytest.raises(IntegrityError, match="not the hash"):
        ledger.add([document], [forged])


def test_claim_without_document(ledger: Ledger) -> None:
    """A claim of a document that is not kept is refused, with what to do."""
    with pytest.raises(LedgerError, match=r"add it together"):
        ledger.add([], [claim_in(report())])


def test_claims_may_come_later(ledger: Ledger) -> None:
    """Claims can be added to a document that was kept before."""
    document = report()
    ledger.add([document])
    assert ledger.add([], both_claims(document)) == Added(0, 2)


def test_unique_beginnings(ledger: Ledger) -> None:
    """A claim or document is found by the beginning of its id; what is not there is said so."""
    document = report()
    claim = claim_in(document)
    ledger.add([document], [claim])
    assert ledger.claim(claim.id[:8]) == claim
    assert ledger.document(document.ref.key[:8]) == document
    for missing in ("", "no such", "f" * 64, "..", "%", claim.id[:3]):
        with pytest.raises(LedgerError, match="no claim"):
            ledger.claim(missing)
    with pytest.raises(LedgerError, match="no document"):
        ledger.document("no such")


def test_ambiguous_beginning(ledger: Ledger) -> None:
    """A beginning that many claims share is refused, not guessed."""
    document = report()
    claims = [claim_in(document, number=number) for number in range(2000)]
    ledger.add([document], claims)
    ids = sorted(claim.id for claim in claims)
    shared = next(a[:4] for a, b in pairwise(ids) if a[:4] == b[:4])
    with pytest.raises(LedgerError, match="more than one"):
        ledger.claim(shared)


def test_refusal_and_open_ends(ledger: Ledger) -> None:
    """A refusal without a figure, the outlet's own voice and open ends stay as they are."""
    document = report()
    refusal = claim_in(document, kind=Kind.REFUSAL, count=None, stance=Stance.DECLINES, claimant=None)
    open_end = claim_in(document, count=Count("at least 14", 14, None, Hedge.AT_LEAST))
    claims = [refusal, open_end, claim_in(document, count=Count("5", None, 5, Hedge.AT_MOST))]
    ledger.add([document], claims)
    assert {ledger.claim(claim.id) for claim in claims} == set(claims)


def test_time_of_publication_keeps_its_zone(ledger: Ledger) -> None:
    """A publication time comes back with the offset that the report gave."""
    moment = datetime(2022, 3, 24, 18, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    document = report(published=moment)
    ledger.add([document], [claim_in(document)])
    (claim,) = ledger.claims()
    assert claim.document.published == moment
    assert claim.document.published.utcoffset() == moment.utcoffset()


def test_who_added_is_in_the_log(ledger: Ledger) -> None:
    """Each entry says who added it and when, and time never falls."""
    before = datetime.now(UTC)
    ledger.add([report(1)], by="Ann")
    ledger.add([report(2)], by="Bo")
    entries = list(ledger.entries())
    assert [entry.by for entry in entries] == ["Ann", "Bo"]
    assert before <= entries[0].at <= entries[1].at <= datetime.now(UTC)
    assert list(ledger.entries(since=1)) == entries[1:]
    with pytest.raises(LedgerError, match="cannot be printed"):
        ledger.add([report(3)], by="Ann\x1b[31m")


WORDS = st.text(st.characters(exclude_categories=()), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS, name=WORDS, outlet=WORDS, number=st.integers(0, 2**80), data=st.data())
def test_any_text(
    ledger: Ledger, text: str, name: str, outlet: str, number: int, data: st.DataObject
) -> None:
    """Any text that Python holds (NUL, lone surrogates, no characters) and any number are kept as given."""
    document = Document(name, text, outlet=outlet, title=name)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    claim = claim_in(
        document,
        "",
        spans=(Span.of(text, start, end),),
        count=Count(name, number, None, Hedge.AT_LEAST),
        claimant=None,
        party=outlet,
        stated_basis=(text, name),
    )
    ledger.add([document], [claim])
    assert ledger.claim(claim.id) == replace(claim, document=ledger.claim(claim.id).document)
    assert ledger.document(document.ref.key).text == text
