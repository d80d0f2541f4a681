"""Data sets into a ledger, and an export back into one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.making import both_claims, report
from tollbook.errors import CodecError, InputError
from tollbook.export import write_csv
from tollbook.export.bundle import Bundle
from tollbook.ledger import Added, Ledger
from tollbook.pipeline import keep_data, read_data
from tollbook.read.tables import ImportReport


def import_data(ledger: Ledger, path: Path, *, strict: bool = False) -> tuple[Added, ImportReport]:
    """Read a CSV and keep what it holds."""
    data = read_data("csv", str(path), strict=strict)
    return keep_data(ledger, data), data.report


@pytest.fixture
def exported(tmp_path: Path) -> Iterator[tuple[Ledger, Path]]:
    """A ledger, and its export."""
    documents = tuple(report(number) for number in range(3))
    claims = tuple(claim for document in documents for claim in both_claims(document))
    with Ledger.open(tmp_path / "first.db") as ledger:
        ledger.add(documents, claims)
        kept = tuple(ledger.document(each.key) for each in ledger.documents())
        write_csv(Bundle(tuple(ledger.claims()), (), documents=kept), tmp_path / "out")
        yield ledger, tmp_path / "out"


def test_an_export_is_read_back(exported: tuple[Ledger, Path], tmp_path: Path) -> None:
    """What an export wrote makes a ledger of the same documents and claims, ids and spans included."""
    first, folder = exported
    with Ledger.open(tmp_path / "second.db") as second:
        added, account = import_data(second, folder / "claims.csv")
        assert (added.documents, added.claims, account.kept) == (3, 6, 6)
        assert list(second.claims()) == list(first.claims())
        assert list(second.documents()) == list(first.documents())
        assert import_data(second, folder / "claims.csv")[0].claims == 0
        assert second.verify().ok


def test_without_its_documents(exported: tuple[Ledger, Path], tmp_path: Path) -> None:
    """Without the table of documents the rows are read as rows that somebody coded."""
    _, folder = exported
    (folder / "documents.csv").unlink()
    with Ledger.open(tmp_path / "second.db") as second:
        added, account = import_data(second, folder / "claims.csv")
        assert (added.claims, account.format) == (6, "csv/1")
        assert {claim.count and claim.count.low for claim in second.claims()} == {11, 21}


def test_what_cannot_be_read_keeps_nothing(exported: tuple[Ledger, Path], tmp_path: Path) -> None:
    """A cell that no longer holds what it is for, or a bad row where all must be good, keeps nothing."""
    _, folder = exported
    table = folder / "claims.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("killed,11", "maimed,11"), encoding="utf-8")
    (tmp_path / "bad.csv").write_text(
        "claimant,party,harm,low\na,b,killed,1\na,b,maimed,1\n", encoding="utf-8"
    )
    with Ledger.open(tmp_path / "second.db") as second:
        with pytest.raises(CodecError):
            import_data(second, table)
        with pytest.raises(InputError, match="line 3"):
            import_data(second, tmp_path / "bad.csv", strict=True)
        assert list(second.entries()) == []
        import_data(second, tmp_path / "bad.csv")
        (account,) = second.imports()
        assert (account["kept"], [line for line, _ in account["refused"]]) == (1, [3])
