"""`tollbook import`: claims that somebody else coded."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT
from tollbook.cli.options import Day, Encoding, LedgerAddress
from tollbook.cli.words import counted
from tollbook.model import Harm, Status

if TYPE_CHECKING:
    from tollbook.estimate.lists import Unlisted
    from tollbook.read.tables import ImportReport

SHOWN, LISTS = 20, "lists"
EPILOG = """\b
Examples:
  tollbook import csv claims.csv
  tollbook import pnas replication-data-pnas.csv --ledger pnas.db
  tollbook import ged GEDEvent.csv --strict
  tollbook import lists overlaps.csv --party Ruritania --as-of 1999-06-12
"""


@app.command("import", epilog=EPILOG)
def import_(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="acled, csv, ged, general-staff, lists or pnas.")
    ],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The data set.")],
    strict: Annotated[bool, typer.Option("--strict", help="Keep nothing if a row cannot be read.")] = False,
    encoding: Encoding = None,
    party: Annotated[str | None, typer.Option(help="lists: the side of those on the lists.")] = None,
    harm: Annotated[Harm, typer.Option(help="lists: what they suffered.")] = Harm.KILLED,
    status: Annotated[Status, typer.Option(help="lists: whether they fought.")] = Status.UNKNOWN,
    start: Annotated[date | None, Day("--from", help="lists: first day of what they cover.")] = None,
    as_of: Annotated[date | None, Day("--as-of", help="lists: last day of what they cover.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="lists: of the estimate.")] = 1,
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Keep claims that somebody else coded.

    A CSV needs the columns claimant, party, harm and low or high; what export --format csv writes is read
    back. Of lists of people (a column of 0 and 1 for each list), or of counts of their overlaps (column n),
    what is kept is how many people there are in all, by multiple-systems estimation.
    """
    from tollbook import pipeline
    from tollbook.ledger import Ledger
    from tollbook.read.tables import FORMATS

    if form not in (*FORMATS, LISTS):
        raise typer.BadParameter(
            f"'{form}' is none of {', '.join(sorted((*FORMATS, LISTS)))}", param_hint="FORMAT"
        )
    toll = None
    if form == LISTS:
        listed = pipeline.Listed(harm, party, status, start, as_of)
        data, toll = pipeline.lists_total(file, listed, seed=seed, strict=strict, encoding=encoding)
    else:
        data = pipeline.read_data(form, file, strict=strict, encoding=encoding)
    with Ledger.open(ledger) as book:  # only now, so that what cannot be read leaves no empty ledger
        added = pipeline.keep_data(book, data)
    if toll:
        print(_estimated(toll))
    _account(file, added.claims, data.report)


def _estimated(toll: "Unlisted") -> str:
    low, q10, middle, q90, high = (round(toll.quantile(p)) for p in (0.025, 0.1, 0.5, 0.9, 0.975))
    return (
        f"{toll.listed:,} people are on a list; in all {middle:,}, with 80 % between {q10:,} and {q90:,}, "
        f"with 95 % between {low:,} and {high:,}"
    )


def _account(file: str, claims: int, report: "ImportReport") -> None:
    for line, reason in report.refused[:SHOWN]:
        print(f"{file}, line {line}: {reason}", file=sys.stderr)
    if len(report.refused) > SHOWN:
        print(f"… and {len(report.refused) - SHOWN} rows more", file=sys.stderr)
    for rows, why in report.aside:
        print(f"{counted(rows, 'row')} set aside: {why}", file=sys.stderr)
    print(
        f"{counted(report.rows_read, 'row')}: {report.kept:,} kept, {report.paired:,} paired into ranges, "
        f"{report.folded:,} folded as echoes, {len(report.refused):,} refused; {counted(claims, 'new claim')}"
    )
