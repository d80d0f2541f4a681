"""The value types and their JSON."""

import ast
import json
import pickle
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tollbook.model
from tests.strategies import claims, documents
from tollbook.errors import CodecError, InputError
from tollbook.model import Claim, Count, Document, DocumentRef, Hedge, Span, claim_id, dumps, loads, to_json


@given(claims())
def test_a_claim_survives_its_json(claim: Claim) -> None:
    """Writing a claim and reading it back gives the same claim, whatever its text."""
    assert loads(Claim, json.dumps(to_json(claim))) == claim


@given(documents())
def test_a_document_survives_its_json(document: Document) -> None:
    """Writing a document and reading it back gives the same document and the same text hash."""
    again = loads(Document, json.dumps(to_json(document)))
    assert (again, again.sha256) == (document, document.sha256)


@given(st.text(), st.data())
def test_a_span_is_what_stands_there(text: str, data: st.DataObject) -> None:
    """A span's exact, prefix and suffix are the text's own characters at and around its offsets."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span.of(text, start, end)
    assert span.holds_in(text)
    assert text[: span.start].endswith(span.prefix)
    assert text[span.end :].startswith(span.suffix)


def test_a_span_outside_the_text_is_refused() -> None:
    """No span may point beyond its document."""
    with pytest.raises(ValueError, match="no span"):
        Span.of("short", 3, 9)


@given(claims())
def test_an_id_is_the_hash_of_the_content(claim: Claim) -> None:
    """A claim's id follows from its content, and not from the path that the caller read it under."""
    elsewhere = DocumentRef(
        "another/path.txt", *(getattr(claim.document, f) for f in DocumentRef.__slots__[1:])
    )
    fields = {f: getattr(claim, f) for f in Claim.__slots__ if f not in ("id", "document")}
    assert Claim.of(document=elsewhere, **fields).id == claim.id == claim_id(claim)


def test_one_text_in_two_outlets_is_two_documents() -> None:
    """The key tells apart what two outlets printed, even to the letter the same."""
    one, two = Document("a", "14 dead", outlet="One"), Document("a", "14 dead", outlet="Two")
    assert one.sha256 == two.sha256
    assert one.ref.key != two.ref.key


@pytest.mark.parametrize(("low", "high"), [(None, None), (-1, 3), (9, 3)])
def test_an_impossible_count_is_refused(low: int | None, high: int | None) -> None:
    """A count has an end, is not negative, and its low does not exceed its high."""
    with pytest.raises(ValueError, match="count"):
        Count("x", low, high, Hedge.EXACT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"extra": 1}, "unknown field 'extra'"),
        ({"harm": "hurt"}, "none of"),
        ({"stated_on": "yesterday"}, "no ISO 8601"),
        ({"spans": []}, "needs a span"),
        ({"spans": None}, "expected an array"),
        ({"background": 1}, "expected bool"),
        ({"count": None}, "needs a count"),
    ],
)
def test_json_that_is_no_claim_is_refused(change: dict[str, object], said: str) -> None:
    """Unknown fields, unknown words, wrong types and impossible values are refused with where they stand."""
    document = Document("x", "498 died")
    count = Count("498", 498, 498, Hedge.EXACT)
    spans = (Span.of(document.text, 0, 3),)
    claim = Claim.of(
        document=document.ref, harm=tollbook.model.Harm.KILLED, spans=spans, extractor="t/1", count=count
    )
    with pytest.raises(CodecError, match=said) as caught:
        loads(Claim, json.dumps({**to_json(claim), **change}))
    assert str(caught.value).startswith("Claim")


def test_a_missing_field_is_named() -> None:
    """A reader is told which field is missing."""
    with pytest.raises(CodecError, match="missing field 'text'"):
        loads(Document, '{"id": "x"}')


def test_a_bare_date_stays_one() -> None:
    """A publication date without a time does not become midnight, nor a time a bare date."""
    for published in (date(2022, 3, 24), datetime(2022, 3, 24, 9, 37, tzinfo=UTC)):
        again = loads(Document, dumps(Document("x", "y", published=published)))
        assert type(again.published) is type(published)


def test_errors_say_what_where_and_what_to_do_on_one_line_and_pickle() -> None:
    """An error is one line, and survives the trip from a worker process."""
    error = InputError("is not\nvalid", where="a.txt", hint="convert it")
    assert str(error) == "a.txt: is not valid; convert it"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), str(again)) == (InputError, str(error))


def test_the_model_imports_nothing_outside_the_standard_library() -> None:
    """Floor 0 stands on Python alone."""
    for path in Path(tollbook.model.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                root = name.split(".")[0]
                assert root == "tollbook" or root in sys.stdlib_module_names, f"{path.name} imports {name}"
