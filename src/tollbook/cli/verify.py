"""`tollbook verify`: whether a ledger is whole."""

from typing import Annotated

import typer

from tollbook.cli.app import FAILED, app
from tollbook.cli.ledgers import DEFAULT, existing
from tollbook.cli.options import LedgerAddress
from tollbook.cli.words import counted

EPILOG = """\b
Examples:
  tollbook verify --ledger war.db
  tollbook verify --head 5f1c…  # a head that you saved: also finds a cut tail
  tollbook verify --heads > heads.txt  # to keep, or have timestamped, elsewhere
  tollbook verify --content  # the same for ledgers that were merged in any order
"""


@app.command(epilog=EPILOG)
def verify(
    ledger: LedgerAddress = DEFAULT,
    head: Annotated[str | None, typer.Option(metavar="HASH", help="A head that you saved earlier.")] = None,
    heads: Annotated[
        bool, typer.Option("--heads", help="Only print every head there was, with its last entry's number.")
    ] = False,
    content: Annotated[
        bool,
        typer.Option("--content", help="Only print the hash of what is kept, in whatever order it came."),
    ] = False,
) -> None:
    """Check every hash, every span and the chain; print the head."""
    if content:
        with existing(ledger) as book:
            print(book.content_hash)
        return
    if heads:
        with existing(ledger) as book:
            for entry, hash_ in book.heads():
                print(f"{entry}\t{hash_}")
        return
    with existing(ledger) as book:
        checked = book.verify(head)
    for problem in checked.problems:
        print(f"{problem.where}: {problem.what}")
    print(f"head {checked.head}")
    if not checked.ok:
        print(f"{counted(len(checked.problems), 'problem')} in {counted(checked.entries, 'entry')}")
        raise typer.Exit(FAILED)
    print(f"{counted(checked.entries, 'entry')}, all whole")
