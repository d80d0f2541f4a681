"""`tollbook erase`: take a document's text out where the law asks."""

from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT
from tollbook.cli.options import LedgerAddress

EPILOG = """\b
Example:
  tollbook erase reports/story.txt --reason "court order of 3 May" --by "A. Reader"
"""


@app.command(epilog=EPILOG)
def erase(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="The document's key, the beginning of one, or its id.")
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is kept.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who erases.")],
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Remove a document's text and quotations for good.

    Its hash and the reason stay, and the claims keep their figures, names, dates and places. Every document
    of the same text loses it, and it cannot be added again.
    """
    from tollbook.ledger import Ledger

    with Ledger.open(ledger, create=False) as book:
        erased = book.erase(document, reason, by=by)
    for key in erased.documents:
        print(f"{'erased' if erased.removed else 'erased before'}: {key}")
