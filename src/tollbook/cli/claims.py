"""`tollbook claims` and `tollbook documents`: what a ledger holds."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, existing
from tollbook.cli.options import (
    Day,
    Format,
    FormatOption,
    LedgerAddress,
    RecordFormat,
    RecordFormatOption,
    as_known,
)
from tollbook.cli.records import print_claims, print_documents
from tollbook.model import Harm, Relation, Status

EPILOG = """\b
Examples:
  tollbook claims --party Russia --harm killed
  tollbook claims --claimant NATO --from 2022-03-01 --to 2022-03-31 --format csv > nato.csv
"""


@app.command(epilog=EPILOG)
def claims(
    ledger: LedgerAddress = DEFAULT,
    party: Annotated[str | None, typer.Option(help="The side that suffered the harm.")] = None,
    harm: Annotated[Harm | None, typer.Option(help="What was suffered.")] = None,
    status: Annotated[Status | None, typer.Option(help="Whether the victims fought.")] = None,
    claimant: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    relation: Annotated[Relation | None, typer.Option(help="The claimant's, to the victims.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published the document.")] = None,
    since: Annotated[date | None, Day("--from", help="First day listed.")] = None,
    until: Annotated[date | None, Day("--to", help="Last day listed.")] = None,
    as_known_on: Annotated[
        str | None, typer.Option(metavar="DATE|HEAD", help="The ledger as it stood on a day, or at a head.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Words in the quotation, the claimant or the title.")
    ] = None,
    include_background: Annotated[bool, typer.Option(help="Also figures of other wars and times.")] = False,
    echoes: Annotated[bool, typer.Option(help="Also each further telling of the same claim.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the claims that are kept, echoes folded."""
    from tollbook import pipeline
    from tollbook.ledger import ClaimQuery

    query = ClaimQuery(
        party=party,
        harm=harm,
        status=status,
        claimant=claimant,
        relation=relation,
        outlet=outlet,
        since=since,
        until=until,
        as_known_on=as_known(as_known_on),
        text=text,
        include_background=include_background,
    )
    with existing(ledger) as book:
        found = book.claims(query) if echoes else pipeline.evidence(book, query).claims
        print_claims(found, form, review=partial(book.review_state, as_known_on=query.as_known_on))


@app.command(epilog="\b\nExample:\n  tollbook documents --ledger war.db")
def documents(
    ledger: LedgerAddress = DEFAULT,
    as_known_on: Annotated[
        str | None, typer.Option(metavar="DATE|HEAD", help="The ledger as it stood on a day, or at a head.")
    ] = None,
    form: RecordFormatOption = RecordFormat.TABLE,
) -> None:
    """List the documents that are kept."""
    with existing(ledger) as book:
        print_documents(book.documents(as_known_on=as_known(as_known_on)), form)
