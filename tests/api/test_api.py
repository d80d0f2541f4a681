"""tollbook in a program."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import tollbook as tb
from tests.fixtures import report
from tollbook.errors import InputError, MissingExtraError
from tollbook.export.tables import CLAIMS
from tollbook.ledger import Added
from tollbook.model import Finding, FindingKind, Severity

TEXT = (
    "Some 40 Russian soldiers had been killed by Tuesday, the Russian defence ministry said. "
    "Ukraine's army said that 300 to 350 Russian soldiers had been killed by Tuesday."
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _python(code: str) -> str:
    """What a new interpreter prints."""
    path = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONPATH": path}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return ran.stdout.strip()


def test_reads_files_and_texts_alike(written: Path) -> None:
    """The same words give the same figures, from a file or from a string; days count from the given date."""
    of_file = tb.read(written, published="2022-03-24")
    of_text = tb.read_text(TEXT, published=date(2022, 3, 24))
    assert [c.count for c in of_file] == [c.count for c in of_text] and len(of_file) == 2
    assert of_text[0].period.end == date(2022, 3, 22)
    assert TEXT[of_text[0].spans[0].start : of_text[0].spans[0].end] == of_text[0].spans[0].exact


def test_the_verb_is_not_hidden_by_the_room() -> None:
    """`tb.read` stays callable whoever imports the room of that name, before or after."""
    code = "import tollbook.read, tollbook as tb; from tollbook.read import Given; print(callable(tb.read))"
    assert _python(code) == "True"


def test_importing_costs_nothing() -> None:
    """`import tollbook` loads none of the libraries that the rooms need."""
    heavy = "('numpy', 'sqlalchemy', 'typer', 'lxml')"
    assert _python(f"import sys, tollbook; print([m for m in {heavy} if m in sys.modules])") == "[]"


def test_public_names_are_those_of_the_room() -> None:
    """Every name that the package offers is there; any other is said not to be."""
    assert all(getattr(tb, name) is not None for name in tb.__all__)
    assert set(tb.__all__) <= set(dir(tb))
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = tb.nothing_such


def test_claims_are_a_sequence() -> None:
    """They are counted, sliced, compared; a slice is of the same kind."""
    claims = tb.read_text(TEXT, published="2022-03-24")
    assert claims[:1] == tb.Claims([claims[0]]) and isinstance(claims[1:], tb.Claims)
    assert claims[0] in claims and len({claims, tb.Claims(claims)}) == 1
    assert claims != list(claims)


def test_frames_have_typed_columns() -> None:
    """Arrow, pandas and Polars: counts are integers though one is missing, days are dates."""
    claims = tb.Claims(report.CLAIMS)
    table = claims.to_arrow()
    assert table.schema.names == list(CLAIMS.columns) and table.num_rows == len(claims)
    assert (
        str(table.schema.field("low").type) == "int64"
        and str(table.schema.field("as_of").type) == "date32[day]"
    )
    pandas = claims.to_pandas()
    assert str(pandas["low"].dtype) == "Int64" and pandas["low"].isna().any()
    assert str(pandas["as_of"].dtype).startswith("datetime64")
    polars = claims.to_polars()
    assert polars["low"].to_list() == [c.count.low if c.count else None for c in claims]
    assert polars["as_of"].to_list() == [c.period.end for c in claims]


def test_frames_of_nothing_have_their_columns() -> None:
    """No record at all still gives every column with its type."""
    for records in (tb.Claims(), tb.Documents(), tb.Findings(), tb.Estimates()):
        table = records.to_arrow()
        assert table.num_rows == 0 and table.schema.names == list(records.columns)
        assert records.to_dicts() == []


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas, Polars or Arrow the error says which extra brings it."""
    claims = tb.Claims(report.CLAIMS)
    for missing, extra, ask in (
        ("pandas", "frames", claims.to_pandas),
        ("polars", "frames", claims.to_polars),
        ("pyarrow", "tables", claims.to_arrow),
    ):
        for module in ("tollbook.api.frames", "tollbook.export.frames"):
            monkeypatch.setattr(
                sys.modules[module], "find_spec", lambda name, gone=missing: name != gone or None
            )
        with pytest.raises(MissingExtraError, match=extra):
            ask()


def test_a_notebook_shows_text_and_no_markup() -> None:
    """What stands in a cell is escaped; only the first rows are shown, and that is said."""
    attack = Finding("a", FindingKind.SILENCE, Severity.INFO, "<script>alert(1)</script>", ())
    shown = tb.Findings([attack] * 30)._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown
    assert shown.count("<tr>") == 21 and "The first 20 are shown" in shown and "30 findings" in shown


def test_a_ledger_from_a_report_to_a_check(written: Path, tmp_path: Path) -> None:
    """Add, list, conclude, estimate, review, export and verify, as the command line does."""
    with tb.Ledger(tmp_path / "war.db") as book:
        assert book.add(written, published="2022-03-24") == Added(1, 2)
        assert book.add(written, published="2022-03-24") == Added(0, 0)
        claims = book.claims(harm="killed")
        low = {c.count.low: c for c in claims if c.count}
        assert set(low) == {40, 300}
        found = book.findings(as_of="2022-03-24")
        assert found and {f.kind for f in book.findings(kinds=[found[0].kind])} == {found[0].kind}
        assert {e.seed for e in book.estimates(seed=2)} == {2}
        book.review(low[40], "amend", by="A. Reader", amended={"count.high": 41})
        assert {c.count.high for c in book.claims() if c.count} == {41, 350}
        assert {c.count.low for c in book.claims(echoes=True) if c.count} == {40, 300}
        book.review(low[300].id[:12], "reject", by="A. Reader", note="no report says so")
        assert len(book.claims()) == 1
        assert {p.name for p in book.export("csv", tmp_path / "out")} >= {"claims.csv"}
        assert book.verify(book.head).ok
        assert [d.text for d in book.documents()] == [TEXT]


def test_wrong_use_is_said(tmp_path: Path) -> None:
    """A missing file, an unknown format and a word that is no harm are named; nothing is kept."""
    with tb.Ledger(tmp_path / "war.db") as book:
        with pytest.raises(InputError, match=r"nowhere\.txt"):
            book.add(tmp_path / "nowhere.txt")
        with pytest.raises(InputError, match="xls"):
            book.export("xls", tmp_path)
        with pytest.raises(ValueError, match="hurt"):
            book.claims(harm="hurt")
        assert len(book.claims()) == len(book.documents()) == 0


def test_the_ledger_of_the_environment(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address, `TOLLBOOK_LEDGER` names the ledger, as on the command line."""
    monkeypatch.setenv("TOLLBOOK_LEDGER", str(tmp_path / "named.db"))
    with tb.Ledger() as book:
        book.add(written)
    assert (tmp_path / "named.db").is_file()
