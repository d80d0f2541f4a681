"""`tollbook findings`: what the claims conclude."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, case_of, existing
from tollbook.cli.options import CaseName, Day, LedgerAddress, RecordFormat, RecordFormatOption
from tollbook.cli.records import print_json
from tollbook.cli.tables import print_table
from tollbook.model import Finding, FindingKind

EPILOG = """\b
Examples:
  tollbook findings
  tollbook findings --kind silence --as-of 2022-03-24 --format jsonl
"""


@app.command(epilog=EPILOG)
def findings(
    ledger: LedgerAddress = DEFAULT,
    case: CaseName = None,
    kind: Annotated[
        list[FindingKind] | None, typer.Option(help="Only of this kind; may be repeated.")
    ] = None,
    as_of: Annotated[date | None, Day(help="As known on this day; by default the last one.")] = None,
    form: RecordFormatOption = RecordFormat.TABLE,
) -> None:
    """List contradictions, silences, revisions and other findings.

    Each with the claims that it rests on.
    """
    from tollbook import pipeline

    known = case_of(case)
    with existing(ledger) as book:
        found = pipeline.findings(book, as_of=as_of, kinds=kind or (), case=known)
    if form is RecordFormat.JSONL:
        print_json(found)
    else:
        print_findings(found)


def print_findings(found: Sequence[Finding]) -> None:
    """Findings as a table, the gravest first."""
    rows = [(f.severity.value, f.kind.value, f.sentence, " ".join(c[:8] for c in f.claims)) for f in found]
    print_table(None, ("Weight", "Kind", "Finding", "Claims"), rows)
