"""`tollbook export`: everything, in the field's formats."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, case_of, existing
from tollbook.cli.options import CaseName, LedgerAddress
from tollbook.errors import InputError

EPILOG = """\b
Examples:
  tollbook export --format csv out/
  tollbook export --format site --case war.toml public/
"""


class ExportFormat(StrEnum):
    """What `tollbook.export.FORMATS` writes, named here so that help need not load it; and the page."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    DATAPACKAGE = "datapackage"
    PROV = "prov"
    ANNOTATIONS = "annotations"
    CLAIMREVIEW = "claimreview"
    GED = "ged"
    WIKIPEDIA = "wikipedia"
    SITE = "site"


@app.command(epilog=EPILOG)
def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Made if it is not there.")],
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="How to write it.")],
    ledger: LedgerAddress = DEFAULT,
    case: CaseName = None,
    seed: Annotated[int, typer.Option(min=0, help="Of the estimates.")] = 1,
) -> None:
    """Write everything to files, in the field's formats.

    Claims, documents, findings and estimates; `site` is the whole page as static files.
    """
    from tollbook import pipeline
    from tollbook.export import FORMATS
    from tollbook.web.site import write_site

    known = case_of(case)
    with existing(ledger) as book:
        view = pipeline.view(book, known, seed=seed)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        written = write_site(view, directory) if form is ExportFormat.SITE else FORMATS[form](view, directory)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(directory)) from error
    for path in written:
        print(path)
