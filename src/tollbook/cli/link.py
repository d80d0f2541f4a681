"""`tollbook link`: tell anew what echoes what."""

from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT
from tollbook.cli.options import LedgerAddress

EPILOG = """\b
Examples:
  tollbook link --ledger war.db
  tollbook link --anew  # after `tollbook verify` found what linking keeps damaged
"""


@app.command(epilog=EPILOG)
def link(
    ledger: LedgerAddress = DEFAULT,
    anew: Annotated[bool, typer.Option("--anew", help="Link everything, not only what is new.")] = False,
) -> None:
    """Group echoes; `add` and `merge` do it themselves."""
    from tollbook import pipeline
    from tollbook.ledger import Ledger
    from tollbook.model import EchoKind

    with Ledger.open(ledger, create=False) as book:
        pipeline.link(book, anew=anew)
        stories, claims = (book.echoes(kind) for kind in (EchoKind.DOCUMENTS, EchoKind.CLAIMS))
    print(f"{len(stories):,} stories told more than once, {len(claims):,} claims told more than once")
