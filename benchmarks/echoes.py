"""`python -m benchmarks.echoes [MANY]`: what grouping a crawl's echoes costs, by the million documents.

Invented reports (those of `benchmarks/link.py`, one in four a copy of an earlier one, 10,000 a day) are
written as a bulk run's parts and grouped as a bulk run groups them, in this process: a tenth of MANY, then
MANY (100,000). Prints processor time for signatures and for each pass, as core-hours a million, the bytes
spilled, and the memory.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.link import report  # noqa: E402

from tollbook.engines import InlineEngine, Outcome  # noqa: E402
from tollbook.model import Claim, Document  # noqa: E402
from tollbook.pipeline.bulk.done import Counts, Done  # noqa: E402
from tollbook.pipeline.bulk.linking import LINKING, link_run  # noqa: E402
from tollbook.pipeline.bulk.memory import peak_mb  # noqa: E402
from tollbook.pipeline.bulk.parts import parts  # noqa: E402
from tollbook.pipeline.bulk.schemas import claim_row, document_row  # noqa: E402

MANY = 100_000
PART = 500
A_DAY = 10_000
FIRST = date(2020, 1, 1)


class Timed:
    """This process as an engine that keeps each pass's processor time."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def map(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """See `Engine.map`."""
        began = time.process_time()
        yield from InlineEngine().map(function, items)
        self.spent[function.func.__name__] += time.process_time() - began  # type: ignore[attr-defined]


def told(number: int, random: Random) -> tuple[Document, list[Claim]]:
    """A report of a busier world."""
    document, claims = report(number, random)
    incident = replace(document, published=FIRST + timedelta(days=number // A_DAY))
    return incident, [
        Claim.of(
            document=incident.ref, harm=c.harm, spans=c.spans, extractor=c.extractor, count=c.count,
            victims=c.victims, period=replace(c.period, start=incident.published, end=incident.published),
        )
        for c in claims
    ]  # fmt: skip


def written(out: Path, many: int) -> tuple[list[Done], float]:
    """A run's parts with so many documents; the processor seconds that their signatures took."""
    random, done, took = Random(1), [], 0.0  # noqa: S311
    for at in range(0, many, PART):
        name = f"part-{at // PART:05d}"
        with parts(out, name) as table:
            made = [told(n, random) for n in range(at, min(many, at + PART))]
            began = time.process_time()
            rows = [document_row(document, tuple(claims), text=True) for document, claims in made]
            took += time.process_time() - began
            for row, (_, claims) in zip(rows, made, strict=True):
                table.add("documents", row, 500)
                for claim in claims:
                    table.add("claims", claim_row(claim), 1000)
            files = table.close()
        done.append(Done(name, Counts(documents=len(made)), files))
    return done, took


def measured(many: int) -> None:
    """Print what so many documents cost."""
    with tempfile.TemporaryDirectory() as folder:
        out, engine = Path(folder), Timed()
        done, signing = written(out, many)
        began = time.process_time()
        link_run(out, done, engine)
        whole = time.process_time() - began
        spilled = sum(path.stat().st_size for path in (out / LINKING).rglob("*") if path.is_file())
    spent = {"signatures": signing, **engine.spent, "joining": whole - engine.spent.total()}
    print(f"{many:,} documents, {spilled / many:,.0f} bytes each spilled, {peak_mb():,} MB at most")
    for name, seconds in {**spent, "all but signatures": whole}.items():
        print(f"  {name:20} {seconds:8.1f} s {seconds / many * 1e6 / 3600:8.2f} core-hours a million")


def main() -> None:
    """Measure a tenth, and all."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    for size in (many // 10, many):
        measured(size)


if __name__ == "__main__":
    main()
