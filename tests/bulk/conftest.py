"""A small crawl of every form, and a way to run over it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bulk.crawl import page, texts, write_lines, write_rows, write_warc
from tollbook.engines import Engine, InlineEngine
from tollbook.pipeline.bulk import Job, Manifest, Settings, run

Run = Callable[..., Manifest]


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a WARC, JSON Lines and a table."""
    folder = tmp_path_factory.mktemp("crawl")
    write_warc(folder / "a.warc.gz", [page(text) for text in texts(9)])
    write_warc(folder / "b.warc", [page(text, "Another") for text in texts(5)], packed=False)
    write_lines(folder / "c.jsonl", texts(7))
    write_rows(folder / "d.parquet", texts(10))
    return folder


@pytest.fixture
def bulk_run() -> Run:
    """Run over inputs into a directory, here unless an engine is given."""

    def go(
        inputs: Path, out: Path, engine: Engine | None = None, *, slice_records: int = 4, resume: bool = False
    ) -> Manifest:
        job = Job(str(out), Settings(slice_records), deadline=None if engine is None else 20)
        return run([str(inputs)], job, engine or InlineEngine(), resume=resume)[0]

    return go
