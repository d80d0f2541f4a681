"""A run over a small crawl: what comes out, and that nothing but the inputs and settings decides it."""

import gzip
from pathlib import Path

import pytest

from tests.bulk.conftest import Run
from tests.bulk.crawl import page, texts, write_lines, write_warc
from tollbook.engines import LocalEngine
from tollbook.errors import InputError, OutputError
from tollbook.pipeline import read
from tollbook.pipeline.bulk.manifest import read_manifest

parquet = pytest.importorskip("pyarrow.parquet")


def rows(out: Path, table: str) -> list[dict[str, object]]:
    """All rows of a table, in the order of the parts."""
    return [row for part in sorted((out / table).glob("*")) for row in parquet.read_table(part).to_pylist()]


def files(out: Path) -> dict[str, bytes]:
    """Everything in a directory, by name."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_claims_are_those_that_reading_gives(crawl: Path, tmp_path: Path, bulk_run: Run) -> None:
    """What is sifted out had no claim; the rest is read as `tollbook read` reads it."""
    bulk_run(crawl, tmp_path / "out")
    made = {row["id"] for row in rows(tmp_path / "out", "claims")}
    known = {
        claim.id for path in sorted(crawl.glob("[abc].*")) for r in read(str(path)) for claim in r.claims
    }
    assert known
    assert known <= made
    assert {
        row["document"]["id"][0] for row in rows(tmp_path / "out", "claims") if row["id"] not in known
    } == {"r"}


def test_the_manifest_accounts_for_every_record(crawl: Path, tmp_path: Path, bulk_run: Run) -> None:
    """Records in are documents, rejects or passed over; rows and hashes are the parts' own."""
    manifest = bulk_run(crawl, tmp_path / "out")
    totals = manifest.totals
    assert totals.records == 9 + 5 + 7 + 10
    assert totals.records == totals.documents + totals.rejects + sum(totals.passed.values())
    assert sum(part.rows for part in manifest.parts if part.table == "claims") == totals.claims > 0
    assert read_manifest(tmp_path / "out") == manifest


@pytest.mark.parametrize("slice_records", [1, 4, 1000])
def test_slicing_changes_no_row(crawl: Path, tmp_path: Path, bulk_run: Run, slice_records: int) -> None:
    """However the files are cut, the same claims come out."""
    bulk_run(crawl, tmp_path / "one", slice_records=3)
    bulk_run(crawl, tmp_path / "other", slice_records=slice_records)
    ids = [sorted(str(row["id"]) for row in rows(tmp_path / name, "claims")) for name in ("one", "other")]
    assert ids[0] == ids[1]


def test_engine_and_workers_change_no_byte(crawl: Path, tmp_path: Path, bulk_run: Run) -> None:
    """In this process or in two others, every file is the same."""
    bulk_run(crawl, tmp_path / "here")
    bulk_run(crawl, tmp_path / "there", LocalEngine(2))
    assert files(tmp_path / "here") == files(tmp_path / "there")


def test_a_directory_in_use_is_left_alone(crawl: Path, tmp_path: Path, bulk_run: Run) -> None:
    """A finished run is not written over, nor is anything else that is there."""
    bulk_run(crawl, tmp_path / "out")
    before = files(tmp_path / "out")
    for resume in (False, True):
        with pytest.raises(OutputError, match="finished run"):
            bulk_run(crawl, tmp_path / "out", resume=resume)
    assert files(tmp_path / "out") == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep")
    with pytest.raises(OutputError, match="not empty"):
        bulk_run(crawl, tmp_path / "mine")


def test_packed_lines_and_odd_records(tmp_path: Path, bulk_run: Run) -> None:
    """A file packed as a whole is one slice; a line that is no document is a reject with its place."""
    told = write_lines(tmp_path / "x.jsonl", texts(6)).read_bytes()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.jsonl.gz").write_bytes(gzip.compress(told + b'\n[1]\n{"id": 3}\n'))
    manifest = bulk_run(tmp_path / "in", tmp_path / "out")
    places = [(row["place"], row["reason"]) for row in rows(tmp_path / "out", "rejects")]
    assert places == [("x.jsonl.gz, line 8", "is no JSON object"), ("x.jsonl.gz, line 9", "has no 'text'")]
    assert manifest.totals.passed["blank line"] == 1
    assert manifest.totals.documents == 2


def test_inputs_that_are_none(tmp_path: Path, bulk_run: Run) -> None:
    """A missing file, an empty directory and a file of another kind are said, and nothing is begun."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.txt").write_text("Dear all, nothing happened here today, as far as anybody knows.")
    for item, why in (
        ("none.warc", "no such file"),
        ("empty", "empty directory"),
        ("letter.txt", "no file of"),
    ):
        with pytest.raises(InputError, match=why):
            bulk_run(tmp_path / item, tmp_path / "out")
    assert not list((tmp_path / "out" / "claims").glob("*"))


def test_a_damaged_archive_costs_what_is_damaged(tmp_path: Path, bulk_run: Run) -> None:
    """A corrupt member and a cut-off end are rejects; every other record is read."""
    pages = [page(text) for text in texts(9, every=1)]
    whole = write_warc(tmp_path / "w.warc.gz", pages).read_bytes()
    starts = [i for i in range(len(whole)) if whole.startswith(b"\x1f\x8b\x08", i)]
    (tmp_path / "in").mkdir()
    broken = whole[: starts[3] + 200] + b"\xff" * 40 + whole[starts[3] + 240 : -30]
    (tmp_path / "in" / "w.warc.gz").write_bytes(broken)
    manifest = bulk_run(tmp_path / "in", tmp_path / "out")
    assert manifest.totals.documents == 7
    reasons = [str(row["reason"]) for row in rows(tmp_path / "out", "rejects")]
    assert [("damaged" in reason, "cut off" in reason) for reason in reasons] == [
        (True, False),
        (False, True),
    ]
