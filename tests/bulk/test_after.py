"""What is done with a run's output: echoes grouped, and all of it taken into a ledger."""

from pathlib import Path

import pytest

from tests.bulk.conftest import Run
from tests.bulk.crawl import PLAIN, write_lines
from tollbook import pipeline
from tollbook.engines import InlineEngine
from tollbook.errors import InputError
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.link import link_documents
from tollbook.pipeline.bulk import linking, taken

parquet = pytest.importorskip("pyarrow.parquet")

TOLD = "At least {n} people were killed when the {what} in {place} was hit, police said. {more}{plain}"
PLACES = ("Arlen", "Brock", "Corvale", "Dunmore", "Estrin")


def echoes() -> list[str]:
    """Stories of five places, some told more than once."""
    return [
        TOLD.format(
            n=11 + 17 * (k % 5),
            what="market",
            place=PLACES[k % 5],
            more="Rescue goes on. " * (k // 5),
            plain=PLAIN,
        )
        for k in range(13)
    ]


@pytest.fixture
def finished(tmp_path: Path, bulk_run: Run) -> Path:
    """A finished run over stories that echo one another."""
    bulk_run(write_lines(tmp_path / "x.jsonl", echoes()), tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("block", [3, 1000])
def test_groups_are_those_of_linking_everything(
    finished: Path, tmp_path: Path, bulk_run: Run, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    """In one block or in many, the echo groups are the ones that `link_documents` finds."""
    monkeypatch.setattr(linking, "BLOCK", block)
    monkeypatch.setattr(linking, "A_BUCKET", block)
    bulk_run(tmp_path / "x.jsonl", tmp_path / "again", InlineEngine())
    read = list(taken(str(finished)))
    known = link_documents([d for d, _ in read], {d.ref.key: claims for d, claims in read})
    rows = parquet.read_table(tmp_path / "again" / "groups.parquet").to_pylist()
    assert len(known) == 5
    assert [(r["original"], tuple(r["members"]), r["score"], r["why"]) for r in rows] == [
        (g.original, g.members, g.score, g.why) for g in known
    ]


def test_a_ledger_takes_what_it_would_have_read(finished: Path, tmp_path: Path) -> None:
    """`add DIR` keeps the same claims as `add FILE`, and the same again changes nothing."""
    with Ledger.open(tmp_path / "a.db") as one, Ledger.open(tmp_path / "b.db") as other:
        kept = pipeline.keep(one, str(finished))
        pipeline.keep(other, str(tmp_path / "x.jsonl"))
        ids = [{c.id for c in book.claims(ClaimQuery(include_background=True))} for book in (one, other)]
        assert ids[0] == ids[1]
        assert kept.claims == len(ids[0]) > 0
        assert pipeline.keep(one, str(finished)) == pipeline.Kept(0, 0)


def test_a_changed_part_is_refused(finished: Path) -> None:
    """A part that is not what the run wrote is said, before anything is taken."""
    part = next((finished / "claims").glob("*"))
    part.write_bytes(part.read_bytes() + b"\0")
    with pytest.raises(InputError, match="hash differs"):
        next(taken(str(finished)))
