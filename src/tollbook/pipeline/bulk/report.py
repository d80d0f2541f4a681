"""The report of a run: how long it took and where the time went. It is of one run on one day, no result."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tollbook.errors import OutputError
from tollbook.model import to_json
from tollbook.pipeline.bulk.done import Counts, Done
from tollbook.pipeline.bulk.manifest import Manifest
from tollbook.pipeline.bulk.places import write_whole


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did and what it took.

    Attributes:
        manifest: Its manifest's hash.
        workers: How many were asked for; None for as many as there are cores.
        seconds: From the call to the manifest; of a run that was taken up again, since then.
        stages: The workers' seconds on the processor by stage, those before it was taken up again, too.
        processor: The same of all their threads.
        records_a_second: Of processor time: of a core.
        peak_mb: The most memory that any worker held.
    """

    manifest: str
    engine: str
    workers: int | None
    seconds: float
    totals: Counts
    stages: Mapping[str, float]
    processor: float
    records_a_second: float
    peak_mb: int
    slices: int


def report_of(
    manifest: Manifest, done: Sequence[Done], *, engine: str, workers: int | None, seconds: float
) -> Report:
    """The report of a finished run."""
    spent: Counter[str] = Counter()
    for each in done:
        spent.update(each.seconds)
    stages = {stage: round(took, 3) for stage, took in spent.items()}
    processor = sum(each.processor for each in done)
    rate = manifest.totals.records / max(1e-9, processor)
    peak = max((each.peak_mb for each in done), default=0)
    return Report(
        manifest.hash, engine, workers, round(seconds, 3), manifest.totals, stages, round(processor, 3),
        round(rate, 1), peak, len(done),
    )  # fmt: skip


def keep_report(report: Report, path: Path) -> None:
    """Write a report as JSON.

    Raises:
        OutputError: If it cannot be written.
    """
    try:
        write_whole(path, (json.dumps(to_json(report), ensure_ascii=False, indent=1) + "\n").encode())
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", where=str(path)) from error
