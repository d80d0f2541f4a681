"""`tollbook add`: read, extract, link and keep."""

import sys

import typer

from tollbook.cli.app import FAILED, app, fail
from tollbook.cli.extractors import extractor_of
from tollbook.cli.fetching import fetcher_of
from tollbook.cli.ledgers import DEFAULT, case_of
from tollbook.cli.options import (
    Archive,
    CaseName,
    Encoding,
    ExtractorName,
    ExtractorOption,
    Inputs,
    LedgerAddress,
    Outlet,
    Published,
)
from tollbook.cli.progress import tracked
from tollbook.cli.words import counted
from tollbook.errors import InputError

EPILOG = """\b
Examples:
  tollbook add report.txt reports/*.html
  tollbook add --ledger war.db --case war.toml https://example.org/story.html
"""


@app.command(epilog=EPILOG)
def add(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    archive: Archive = None,
    case: CaseName = None,
    extractor: ExtractorOption = ExtractorName.RULES,
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Read documents, keep them and their claims, and link echoes. Adding the same again changes nothing.

    Each input is kept whole or not at all; one that cannot be read is said and does not stop the others.
    """
    from tollbook import pipeline
    from tollbook.ledger import Ledger
    from tollbook.read import Given

    known = case_of(case)
    given = Given(published, outlet, encoding, fetcher_of(inputs, archive))
    failed = False
    documents = claims = 0
    with extractor_of(extractor, known) as by, Ledger.open(ledger) as book, pipeline.linked(book):
        for item in tracked(inputs, "Reading"):
            try:
                added = pipeline.keep(book, item, given, known, by)
            except InputError as error:
                failed = True
                fail(error)
                continue
            documents, claims = documents + added.documents, claims + added.claims
            for look in added.second_look:
                print(f"look again: {look.decision.claim[:12]}, {look.why}", file=sys.stderr)
    print(f"{counted(documents, 'new document')}, {counted(claims, 'new claim')}")
    if failed:
        raise typer.Exit(FAILED)
