"""`tollbook bulk`: documents by the million to claims as Parquet."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import INTERRUPTED, app
from tollbook.cli.ledgers import case_of
from tollbook.cli.options import CaseName

if TYPE_CHECKING:
    from tollbook.pipeline.bulk import Manifest

EPILOG = """\b
Examples:
  tollbook bulk crawl/ --out claims/
  tollbook bulk CC-NEWS-*.warc.gz --out news/ --workers 8 --resume
  tollbook bulk s/*.jsonl --out lines/ --engine ray
"""


class EngineName(StrEnum):
    """Where the work is done."""

    INLINE = "inline"
    LOCAL = "local"
    RAY = "ray"
    SPARK = "spark"


Many = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help="WARC, JSON Lines and Parquet, packed or not: files, directories, patterns.",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where to write.", show_default=False)]


@app.command(epilog=EPILOG)
def bulk(
    inputs: Many,
    out: Out,
    engine: Annotated[
        EngineName | None,
        typer.Option(help="Where the work is done: by default here, or on Ray if RAY_ADDRESS is set."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="How many work; by default one a core.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what a run left in DIR.")] = False,
    case: CaseName = None,
    slice_records: Annotated[
        int, typer.Option(min=1, help="Records that are one task, and one part of each table.")
    ] = 2000,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave texts out; no ledger can take the result then.")
    ] = False,
    no_link: Annotated[bool, typer.Option("--no-link", help="Do not group echoes.")] = False,
    deadline: Annotated[int, typer.Option(min=1, help="Seconds after which a record counts as hung.")] = 60,
    memory: Annotated[int | None, typer.Option(min=256, help="MB that a worker may take.")] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the report goes; by default DIR/report.json.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on the way.")] = False,
) -> None:
    """Turn archives of documents into claims as Parquet.

    The same bytes on any engine, after any crash.

    DIR gets claims, documents and rejects as Parquet, and a manifest; `tollbook add DIR` takes it into a
    ledger.
    """
    from tollbook.cli.bulk_progress import Progress
    from tollbook.engines import engine_of
    from tollbook.pipeline import bulk as room

    named = engine or (EngineName.RAY if os.environ.get("RAY_ADDRESS") else EngineName.LOCAL)
    settings = room.Settings(slice_records, not no_text, not no_link, case, _hash_of(case))
    job = room.Job(
        str(out.absolute()), settings, case_of(case),
        None if named is EngineName.INLINE else deadline, memory,
    )  # fmt: skip
    try:
        with Progress(quiet=quiet) as progress:
            manifest, done = room.run(
                inputs, job, engine_of(named.value, workers=workers), resume=resume, watch=progress.step
            )
    except KeyboardInterrupt as error:
        print("tollbook: interrupted; what is done stays done: go on with --resume", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from error
    summary = room.report_of(manifest, done, engine=named.value, workers=workers, seconds=progress.seconds)
    room.keep_report(summary, report or out / room.REPORT)
    print(_said(manifest, out))


def _hash_of(case: str | None) -> str | None:
    """The hash of a case file; a built-in case is known by tollbook's version."""
    from hashlib import sha256

    from tollbook.cases import case_names

    return sha256(Path(case).read_bytes()).hexdigest() if case and case not in case_names() else None


def _said(manifest: "Manifest", out: Path) -> str:
    totals = manifest.totals
    return (
        f"{totals.records:,} records, {totals.claims:,} claims in {totals.documents:,} documents, "
        f"{totals.rejects:,} rejects: {out}, manifest {manifest.hash[:12]}"
    )
