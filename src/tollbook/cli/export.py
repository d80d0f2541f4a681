"""`tollbook export`: everything, in the field's formats."""

from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, case_of, existing
from tollbook.cli.options import CaseName, LedgerAddress
from tollbook.errors import InputError
from tollbook.export import FORMATS

SITE = "site"
EPILOG = """Examples:

tollbook export --format csv out/

tollbook export --format site --case war.toml public/
"""


def _format(spelled: str) -> str:
    if spelled not in (*FORMATS, SITE):
        raise typer.BadParameter(f"'{spelled}' is none of: {', '.join(sorted((*FORMATS, SITE)))}")
    return spelled


@app.command(epilog=EPILOG)
def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Made if it is not there.")],
    form: Annotated[
        str,
        typer.Option("--format", "-f", parser=_format, metavar="FORMAT", help=", ".join((*FORMATS, SITE))),
    ],
    ledger: LedgerAddress = DEFAULT,
    case: CaseName = None,
    seed: Annotated[int, typer.Option(min=0, help="Of the estimates.")] = 1,
) -> None:
    """Write claims, documents, findings and estimates to files; `site` is the whole page as static files."""
    from tollbook import pipeline
    from tollbook.web.site import write_site

    known = case_of(case)
    with existing(ledger) as book:
        view = pipeline.view(book, known, seed=seed)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        written = write_site(view, directory) if form == SITE else FORMATS[form](view, directory)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(directory)) from error
    for path in written:
        print(path)
