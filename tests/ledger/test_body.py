"""How claims are written: as the model hashes them, back to what they were, and small."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.making import claim_in, report
from tests.strategies import claims, documents
from tollbook.errors import IntegrityError
from tollbook.ledger.body import arranged, decode, facts, keyed, parsed, spelled
from tollbook.ledger.identity import document_key, holds, identity
from tollbook.ledger.records import pack, unpack
from tollbook.model import Claim, Document, Period, claim_id


@st.composite
def told(draw: st.DrawFn) -> tuple[Document, Claim]:
    """A claim and its document."""
    document = draw(documents())
    return document, draw(claims(document))


@given(told())
def test_identity_is_the_models(pair: tuple[Document, Claim]) -> None:
    """The fast way to a claim's id gives what the model gives."""
    document, claim = pair
    assert identity(claim, document.ref.key) == claim_id(claim) == claim.id


@given(told())
def test_document_key_is_the_models(pair: tuple[Document, Claim]) -> None:
    """The fast way to a document's key gives what the model gives."""
    assert document_key(pair[0].ref) == pair[0].ref.key


@given(told(), st.data())
def test_a_body_holds_what_it_decodes_to(pair: tuple[Document, Claim], data: st.DataObject) -> None:
    """A body bears out its own claim's id, and no body in which a byte is another does for another claim."""
    document, claim = pair
    key, id_ = document.ref.key, bytes.fromhex(claim.id)
    body = spelled(arranged(claim, keyed(key), document.text))
    assert holds(parsed(body), id_, key, document.text)
    assert not holds(parsed(body), id_, "0" * 64, document.text)
    at = data.draw(st.integers(0, len(body) - 1))
    other = body[:at] + bytes([body[at] ^ 1 << data.draw(st.integers(0, 7))]) + body[at + 1 :]
    try:
        read = identity(decode(other, claim.id, document.ref, document.text), key) == claim.id
    except (IntegrityError, ValueError):
        read = False
    try:
        held = holds(parsed(other), id_, key, document.text)
    except IntegrityError:
        held = False
    assert held == read


@given(told())
def test_back_to_what_it_was(pair: tuple[Document, Claim]) -> None:
    """A body, with the document's text, is the claim again; without it, the figures and places."""
    document, claim = pair
    body = spelled(arranged(claim, keyed(document.ref.key), document.text))
    assert decode(body, claim.id, document.ref, document.text) == claim
    assert facts(parsed(body)).document.hex() == document.ref.key
    bare = decode(body, claim.id, document.ref, None)
    assert [(s.start, s.end, s.exact) for s in bare.spans] == [(s.start, s.end, "") for s in claim.spans]
    assert (bare.harm, bare.victims.party, bare.period.end) == (
        claim.harm,
        claim.victims.party,
        claim.period.end,
    )


@given(told())
def test_facts_are_the_claims(pair: tuple[Document, Claim]) -> None:
    """What the index takes from a body is what the claim says."""
    document, claim = pair
    array = arranged(claim, keyed(document.ref.key), document.text)
    found = facts(array)
    assert found == facts(parsed(spelled(array)))
    day = claim.period.end or claim.stated_on
    who = claim.claimant
    assert found.day == (day.toordinal() if day else 0)
    assert found.background == claim.background
    assert found.words == (
        claim.kind,
        claim.harm,
        claim.victims.status,
        claim.victims.party,
        who and who.name,
        who and who.relation,
    )


def test_words_are_places() -> None:
    """No word that stands in or near a span is written out, and a body is a few hundred bytes."""
    document = report()
    claim = claim_in(
        document, stated_basis=("The ministry said",), period=Period("Report 1", None, date(2022, 3, 1))
    )
    body = spelled(arranged(claim, keyed(document.ref.key), document.text))
    for words in ("ministry", "soldiers", "Report"):
        assert words.encode() not in body
    assert len(body) < 300


@given(st.binary(max_size=40))
def test_no_body(data: bytes) -> None:
    """What is no body is an error that says so, whatever it is."""
    for read in (lambda: decode(data, "0" * 64, report().ref, "text"), lambda: facts(parsed(data))):
        with pytest.raises(IntegrityError, match="unreadable"):
            read()


@given(st.dictionaries(st.text(), st.none() | st.text() | st.integers() | st.booleans()))
def test_one_spelling(content: dict[str, object]) -> None:
    """An object has one spelling, in whatever order its fields came, and reads back."""
    body = pack(content)
    assert body == pack(dict(reversed(content.items())))
    assert unpack(body) == content == json.loads(body.decode("utf-8", "surrogatepass"))
