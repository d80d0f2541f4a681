"""From a ledger to what pages show."""

from datetime import UTC, date, datetime
from pathlib import Path

from tests.fixtures import report
from tollbook.ledger import Ledger
from tollbook.model import Decision, Verdict
from tollbook.pipeline.view import view


def test_a_view_is_all_that_a_ledger_has(tmp_path: Path) -> None:
    """Claims, documents, decisions, findings, estimates with the head that they were made from."""
    with Ledger.open(tmp_path / "x.db") as book:
        book.add([report.DOCUMENT], report.CLAIMS)
        when = datetime(2022, 4, 1, tzinfo=UTC)
        book.decide(Decision(report.ONE_GENERAL.id, Verdict.REJECT, "R. Reader", when, "misread"))
        seen = view(book)
        earlier = view(book, as_of=date(2022, 3, 23), estimates=())
        head = book.head
    assert {c.id for c in seen.claims} == {c.id for c in report.CLAIMS}
    assert report.ONE_GENERAL.id not in {c.id for c in seen.folded}, "a rejected claim is no evidence"
    assert seen.documents == (report.DOCUMENT,) and len(seen.decisions) == 1
    assert seen.as_of == date(2022, 3, 24) and seen.ledger_head == head
    assert {(e.party, e.harm.value) for e in seen.estimates} >= {("Russia", "killed"), ("Ukraine", "killed")}
    assert all(e.ledger_head == head for e in seen.estimates) and len({e.as_of for e in seen.estimates}) > 1
    assert earlier.findings == () and earlier.estimates == ()


def test_an_empty_ledger_has_an_empty_view(tmp_path: Path) -> None:
    """Nothing kept, nothing shown, no error."""
    with Ledger.open(tmp_path / "x.db") as book:
        seen = view(book)
    assert (seen.claims, seen.findings, seen.estimates, seen.as_of) == ((), (), (), None)
