"""`tollbook import`: claims that somebody else coded."""

import sys
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT
from tollbook.cli.options import Encoding, LedgerAddress

SHOWN = 20
EPILOG = """Examples:

tollbook import csv claims.csv

tollbook import pnas replication-data-pnas.csv --ledger pnas.db

tollbook import ged GEDEvent.csv --strict
"""


@app.command("import", epilog=EPILOG)
def import_(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="acled, csv, ged, general-staff or pnas.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The data set.")],
    strict: Annotated[bool, typer.Option("--strict", help="Keep nothing if a row cannot be read.")] = False,
    encoding: Encoding = None,
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Keep the claims of a data set, and say what became of its rows.

    A CSV needs the columns claimant, party, harm and low or high; what export --format csv writes is read
    back.
    """
    from tollbook import pipeline
    from tollbook.ledger import Ledger
    from tollbook.read.tables import FORMATS

    if form not in FORMATS:
        raise typer.BadParameter(f"'{form}' is none of: {', '.join(FORMATS)}", param_hint="FORMAT")
    with Ledger.open(ledger) as book:
        added, report = pipeline.import_data(book, form, file, strict=strict, encoding=encoding)
    for line, reason in report.refused[:SHOWN]:
        print(f"{file}, line {line}: {reason}", file=sys.stderr)
    if len(report.refused) > SHOWN:
        print(f"… and {len(report.refused) - SHOWN} rows more", file=sys.stderr)
    for rows, why in report.aside:
        print(f"{rows:,} rows set aside: {why}", file=sys.stderr)
    print(
        f"{report.rows_read:,} rows: {report.kept:,} kept, {report.paired:,} paired into ranges, "
        f"{report.folded:,} folded as echoes, {len(report.refused):,} refused; {added.claims:,} new claims"
    )
