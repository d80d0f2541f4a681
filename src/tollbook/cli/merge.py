"""`tollbook merge`: take up what another ledger keeps."""

from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, existing
from tollbook.cli.options import LedgerAddress
from tollbook.cli.words import counted

EPILOG = """\b
Example:
  tollbook merge colleague.db --ledger war.db
"""


@app.command(epilog=EPILOG)
def merge(
    other: Annotated[str, typer.Argument(metavar="LEDGER", help="The other ledger's path or address.")],
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Keep all that another ledger keeps, and link echoes anew.

    Merging is set union: in whatever order and however often, the same comes out. The other ledger is only
    read.
    """
    from tollbook import pipeline
    from tollbook.ledger import Ledger

    with existing(other) as source, Ledger.open(ledger) as book:
        merged = book.merge(source)
        pipeline.link(book)
    new = [counted(number, f"{kind.value} entry") for kind, number in merged.items()]
    print(", ".join(new) or "nothing new")
