"""A text that the law asks to remove is gone, and the ledger is whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.ledger.making import both_claims, claim_in, report
from tollbook.errors import LedgerError
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Claimant, Count, Document, EchoKind, Hedge, Span
from tollbook.pipeline.linking import link


def test_erased(ledger: Ledger) -> None:
    """The text and every quotation are gone; hash, tombstone, figures and places stay."""
    document = report()
    claims = both_claims(document)
    ledger.add([document], claims)
    erased = ledger.erase(document.id, "court order 7", by="Ann")
    assert (erased.documents, erased.removed) == ((document.ref.key,), True)
    (kept,) = ledger.documents()
    assert (kept.erased, kept.ref) == ("court order 7", document.ref)
    with pytest.raises(LedgerError, match="court order 7"):
        ledger.document(document.id)
    found = {claim.id: claim for claim in ledger.claims()}
    assert found.keys() == {claim.id for claim in claims}
    for claim in claims:
        bare = found[claim.id]
        assert bare.count is not None
        assert claim.count is not None
        assert (bare.count.low, bare.victims.party, bare.period) == (
            claim.count.low,
            claim.victims.party,
            claim.period,
        )
        assert [(s.start, s.end, s.exact) for s in bare.spans] == [(s.start, s.end, "") for s in claim.spans]
    assert ledger.verify().ok


def test_texts_leave_it_out(ledger: Ledger) -> None:
    """All documents with their texts are those whose text was not erased."""
    ledger.add([report(1), report(2), report(3)])
    ledger.erase(report(2).id, "asked for", by="Ann")
    assert list(ledger.texts()) == [report(1), report(3)]


def test_linking_goes_on(ledger: Ledger) -> None:
    """What is kept beside an erased text is linked as before."""
    more = " ".join(f"Detail {number} of what happened was given later." for number in range(40))
    long = replace(report(1), text=f"{report(1).text} {more}")
    documents = [long, replace(long, outlet="Herald"), report(2)]
    ledger.add(documents, [claim for document in documents for claim in both_claims(document)])
    ledger.erase(report(2).id, "asked for", by="Ann")
    link(ledger)
    assert len(ledger.echoes(EchoKind.DOCUMENTS)) == 1


def test_it_does_not_come_back(ledger: Ledger) -> None:
    """Neither adding it again, nor under another path or outlet, brings an erased text back."""
    document = report()
    ledger.add([document], both_claims(document))
    ledger.erase(document.id, "asked for", by="Ann")
    elsewhere = report(outlet="Herald")
    ledger.add([document, elsewhere], both_claims(document))
    with pytest.raises(LedgerError, match="erased"):
        ledger.document(elsewhere.id)
    with pytest.raises(LedgerError, match="erased"):
        ledger.add([], [claim_in(elsewhere)])
    assert not ledger.erase(document.id, "asked again", by="Bo").removed
    assert ledger.verify().ok


def test_all_documents_of_the_text(ledger: Ledger) -> None:
    """What is erased is a text: every document that has it loses it, and is named."""
    first, second = report(), report(outlet="Herald")
    ledger.add([first, second])
    assert set(ledger.erase(first.ref.key, "asked for", by="Ann").documents) == {
        first.ref.key,
        second.ref.key,
    }


def test_a_reason_is_needed(ledger: Ledger) -> None:
    """Nothing is erased without a reason, and nothing that is not there."""
    document = report()
    ledger.add([document])
    with pytest.raises(LedgerError, match="reason"):
        ledger.erase(document.id, " ", by="Ann")
    with pytest.raises(LedgerError, match="no document"):
        ledger.erase("nowhere", "asked for", by="Ann")
    assert ledger.document(document.id) == document


def test_nothing_is_left_in_the_file(tmp_path: Path) -> None:
    """Not a word of an erased text can be found in the ledger's files, claims' own words included."""
    words = "Zyxwvut Qponml"
    text = f"{words} said 14 Zyxwvutian soldiers died. " * 3
    document = Document("d", text)
    figure, victims = text.index("14"), text.index("Zyxwvutian soldiers")
    claim = claim_in(
        document,
        "",
        spans=(Span.of(text, figure, figure + 2),),
        count=Count("14", 14, 14, Hedge.EXACT),
        claimant=Claimant(words, "Ministry"),
        stated_basis=(text[victims : victims + 10],),
    )
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add([document], [claim])
        ledger.erase("d", "asked for", by="Ann")
        for file in tmp_path.iterdir():
            assert words.encode() not in file.read_bytes()
            assert b"Zyxwvut" not in file.read_bytes()
        assert next(ledger.claims(ClaimQuery(as_known_on=date(2100, 1, 1)))).stated_basis == ("",)
