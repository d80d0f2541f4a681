"""A newer extractor's reading takes the place of the older one; nothing is lost, people's work is carried."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.ledger.making import claim_in, report
from tollbook.errors import LedgerError
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Count, Decision, Harm, Hedge, Verdict

WHEN = datetime(2022, 4, 1, 12, tzinfo=UTC)
OLD = {"extractor": "rules/1.0"}
NEW = {"extractor": "rules/1.1"}


def accept(claim: str, by: str = "Ann") -> Decision:
    """A decision that a claim is right."""
    return Decision(claim, Verdict.ACCEPT, by, WHEN, "as printed")


def test_decisions_go_over(ledger: Ledger) -> None:
    """A decision goes over to the claim with the same figure at the same words, and says where it is from."""
    document = report()
    old, new = claim_in(document, **OLD), claim_in(document, **NEW)
    ledger.add([document], [old])
    ledger.decide(accept(old.id))
    changed = ledger.re_extract(document, [new])
    carried = replace(accept(new.id), carried_from=old.id)
    assert (changed.added, changed.superseded, changed.carried) == ((new.id,), (old.id,), (carried,))
    assert (changed.second_look, changed.orphaned) == ((), ())
    assert ledger.decisions([new.id, old.id]) == {new.id: [carried], old.id: [accept(old.id)]}


def test_older_claims_are_kept_unlisted(ledger: Ledger) -> None:
    """Lists show the newest reading; the older claims are there, by id and as known then."""
    document = report()
    old, new = claim_in(document, **OLD), claim_in(document, **NEW)
    ledger.add([document], [old])
    then = ledger.head
    ledger.re_extract(document, [new])
    assert list(ledger.claims()) == [new]
    assert list(ledger.claims(ClaimQuery(superseded=True))) == [old, new]
    assert list(ledger.claims(ClaimQuery(as_known_on=then))) == [old]
    assert ledger.claim(old.id) == old
    assert ledger.verify().ok


def test_the_same_again_changes_nothing(ledger: Ledger) -> None:
    """The same reading again leaves the head where it is; an older reading can come back."""
    document = report()
    old, new = claim_in(document, **OLD), claim_in(document, **NEW)
    ledger.add([document], [old])
    ledger.re_extract(document, [new])
    head = ledger.head
    ledger.re_extract(document, [new])
    assert ledger.head == head
    for _ in range(2):
        ledger.re_extract(document, [old])
        assert list(ledger.claims()) == [old]
        ledger.re_extract(document, [new])
        assert list(ledger.claims()) == [new]
    assert ledger.verify().ok


def test_second_look(ledger: Ledger) -> None:
    """What does not go over, and what went over to a claim that differs otherwise, is listed with its why."""
    document = report()
    places = ("soldiers", "killed", "ministry", "hurt")
    other, gone, party, twice = (claim_in(document, words, **OLD) for words in places)
    ledger.add([document], [other, gone, party, twice])
    for claim in (other, gone, party, twice):
        ledger.decide(accept(claim.id))
    read = [
        claim_in(document, "soldiers", count=Count("12", 12, 12, Hedge.EXACT), **NEW),
        claim_in(document, "ministry", party="Ukraine", **NEW),
        claim_in(document, "hurt", **NEW),
        claim_in(document, "hurt", party="Ukraine", **NEW),
    ]
    changed = ledger.re_extract(document, read)
    assert [decision.claim for decision in changed.carried] == [read[1].id]
    assert {look.decision.claim: look.why for look in changed.second_look} == {
        other.id: "no new claim has this figure at this place",
        gone.id: "no new claim has this figure at this place",
        party.id: "carried over, but the new claim differs in victims",
        twice.id: "2 new claims have this figure at this place",
    }


def test_an_amendment_that_no_longer_fits(ledger: Ledger) -> None:
    """An amendment of a field that the new claim does not have is not carried."""
    document = report()
    old, new = claim_in(document, **OLD), claim_in(document, claimant=None, **NEW)
    ledger.add([document], [old])
    ledger.decide(Decision(old.id, Verdict.AMEND, "Ann", WHEN, "", {"claimant.name": "Army"}))
    changed = ledger.re_extract(document, [new])
    assert changed.carried == ()
    assert [look.why for look in changed.second_look] == ["what it amends is no field of the new claim"]


def test_others_readings_stay(ledger: Ledger) -> None:
    """What another extractor or a person read in the document is not this extractor's to replace."""
    document = report()
    theirs = claim_in(document, extractor="hand/1", harm=Harm.WOUNDED)
    ledger.add([document], [claim_in(document, **OLD), theirs])
    ledger.re_extract(document, [claim_in(document, **NEW)])
    assert theirs in list(ledger.claims())


def test_a_reading_without_claims(ledger: Ledger) -> None:
    """An extractor that now reads nothing in a document takes its older claims off the lists."""
    document = report()
    theirs = claim_in(document, extractor="hand/1")
    ledger.add([document], [claim_in(document, **OLD), theirs])
    changed = ledger.re_extract(document, [], extractor=NEW["extractor"])
    assert changed.superseded == (claim_in(document, **OLD).id,)
    assert list(ledger.claims()) == [theirs]


def test_orphans_are_not_moved(ledger: Ledger) -> None:
    """A span that the document's new text does not bear out is reported, though its words stand elsewhere."""
    document = report()
    moved = replace(document, text="Corrected. " + document.text)
    old = claim_in(document, **OLD)
    ledger.add([document], [old])
    ledger.decide(accept(old.id))
    new = claim_in(moved, **NEW)
    changed = ledger.re_extract(moved, [new], of=[document.ref.key])
    assert [(orphan.claim, orphan.span) for orphan in changed.orphaned] == [(old.id, old.spans[0])]
    assert changed.carried == ()
    assert list(ledger.claims()) == [new]
    assert ledger.claim(old.id) == old
    with pytest.raises(LedgerError, match="no document"):
        ledger.re_extract(moved, [new], of=["nowhere"])


def test_another_text_is_another_document(ledger: Ledger) -> None:
    """Without being told so, a document of the same id is not taken for an older version."""
    document = report()
    later = replace(document, text=document.text + " Later more.")
    ledger.add([document], [claim_in(document, **OLD)])
    changed = ledger.re_extract(later, [claim_in(later, **NEW)])
    assert changed.superseded == ()
    assert len(list(ledger.claims())) == 2
