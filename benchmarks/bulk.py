"""`python -m benchmarks.bulk [--pages N] [--crawl DIR]`: a crawl from WARC to claims, beside the usual way.

Writes the synthetic crawl of `benchmarks/crawl.py` (20,000 pages by default; kept in DIR if one is given),
runs `tollbook bulk` over it with one worker and with two, and prints

    pages a second of processor time, from WARC to claims as Parquet, and where the time goes
    how much faster two workers are than one, by the clock: only a free machine tells
    the ratio to the usual way, on a sample of the same pages in this process: trafilatura on every page,
    then a spaCy pipeline (the peer of `benchmarks/parse.py`) on every sentence
    what linking the run's echoes cost, by the million documents
    what a year of a million pages a day would cost at these rates

Targets: 400 pages/s a core, 10 times the usual way, 1.8 times with two workers, 700 MB a worker.
"""

import argparse
import os
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tollbook.pipeline.bulk import Report

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["PYTHONPATH"] = str(ROOT / "src")  # for workers

SAMPLE = 200
YEAR = 365 * 1_000_000


def run(crawl: Path, out: Path, workers: int) -> tuple[float, "Report"]:
    """Seconds by the clock of the work on the slices, and the report of a run."""
    from tollbook.engines import LocalEngine
    from tollbook.pipeline.bulk import Job, report_of
    from tollbook.pipeline.bulk import run as bulk

    began = time.perf_counter()
    manifest, done = bulk([str(crawl)], Job(str(out)), LocalEngine(workers))
    took = time.perf_counter() - began
    return took, report_of(manifest, done, engine="local", workers=workers, seconds=took)


def usual(crawl: Path) -> float:
    """Processor seconds a page of the usual way, on a sample spread over the first file."""
    from benchmarks.parse import spacy_pipeline
    from trafilatura import extract

    from tollbook.read.shards import Form, survey
    from tollbook.read.shards.records import records_of
    from tollbook.read.warc.reading import sources_of

    file = min(crawl.glob("*.warc.gz"))
    (cut,) = survey(file, 10**9).cuts
    step = max(1, (cut.records or 1) // SAMPLE)
    records = islice(records_of(file, file.name, Form.MEMBERS, cut), 0, None, step)
    pages = [s.read().decode("utf-8", "replace") for r in records for s in sources_of(r.data, r.place)]
    parse = spacy_pipeline()
    extract(pages[0])
    began = time.process_time()
    for page in pages:
        if text := extract(page):
            parse([text])
    return (time.process_time() - began) / len(pages)


def linking(out: Path) -> tuple[int, float]:
    """How many documents a run has, and the processor seconds that linking them takes."""
    from tollbook.engines import InlineEngine
    from tollbook.pipeline.bulk.done import Counts, Done
    from tollbook.pipeline.bulk.linking import link_run
    from tollbook.pipeline.bulk.manifest import read_manifest

    parts = [part for part in read_manifest(out).parts if part.table == "documents"]
    done = [Done(Path(part.path).stem, Counts(documents=part.rows)) for part in parts]
    began = time.process_time()
    link_run(out, done, InlineEngine())
    return sum(part.rows for part in parts), time.process_time() - began


def main() -> None:
    """Print the figures."""
    from benchmarks.crawl import PAGES, write

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--crawl", type=Path, help="where the crawl is, or is to be")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crawl = chosen.crawl or Path(folder) / "crawl"
        if not crawl.exists():
            write(crawl, chosen.pages)
        one, alone = run(crawl, Path(folder) / "one", 1)
        show(alone)
        peer = usual(crawl)
        print(f"the usual way                {1 / peer:10,.1f} pages/s")
        print(f"ratio                        {alone.records_a_second * peer:10,.1f}")
        documents, took = linking(Path(folder) / "one")
        million = took / max(1, documents) * 1e6 / 3600
        print(f"linking {documents:,} documents: {took:.1f} s, {million:.1f} core-hours a million")
        hours = YEAR / alone.records_a_second / 3600
        print(f"a year of 1,000,000 pages a day: {hours:,.0f} core-hours, {hours / 8760:.2f} cores all year")
        two, both = run(crawl, Path(folder) / "two", 2)
        if alone.manifest != both.manifest:
            raise SystemExit("two workers wrote other bytes than one")
        rates = (alone.totals.records / seconds for seconds in (one, two))
        print("by the clock, one and two    {:10,.1f} and {:,.1f} pages/s".format(*rates))
        print(f"two workers to one           {one / two:10.2f}")


def show(alone: "Report") -> None:
    """A run's own figures."""
    totals = alone.totals
    print(f"{totals.records:,} pages of {totals.bytes / totals.records / 1e3:,.0f} kB on average")
    print(f"{totals.claims:,} claims in {totals.documents:,} pages")
    print(f"WARC to claims, a core       {alone.records_a_second:10,.1f} pages/s of processor time")
    print(f"memory a worker              {alone.peak_mb:10,} MB at most")
    whole = sum(alone.stages.values())
    for stage, spent in alone.stages.items():
        print(f"  {stage:24} {spent / totals.records * 1e3:8.3f} ms a page {spent / whole:6.1%}")


if __name__ == "__main__":
    main()
