"""`tollbook review`: a person's decision about a claim."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT
from tollbook.cli.options import LedgerAddress
from tollbook.errors import TollbookError
from tollbook.model import Decision, Verdict

EPILOG = """\b
Examples:
  tollbook review 5f1c0a accept --by "A. Reader" --note "checked against the transcript"
  tollbook review 5f1c0a amend count.low=7000 victims.party=Russia --by "A. Reader" --note "misread range"
"""


@app.command(epilog=EPILOG)
def review(
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="The claim's id, or the unique beginning of one.")
    ],
    verdict: Annotated[Verdict, typer.Argument(metavar="VERDICT", help="accept, reject or amend.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides.")],
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD=VALUE]…", help="For amend: fields and right values.")
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Keep a person's decision about a claim."""
    from tollbook.ledger import Ledger

    amended = dict(_change(change) for change in changes or ())
    with Ledger.open(ledger, create=False) as book:
        found = book.claim(claim)
        try:
            decision = Decision(found.id, verdict, by, datetime.now(UTC), note, amended)
        except ValueError as error:
            raise TollbookError(str(error), hint="see tollbook review --help") from error
        book.decide(decision)
    print(f"{verdict.value}: {found.id}")


def _change(spelled: str) -> tuple[str, str | int | bool | None]:
    path, sign, value = spelled.partition("=")
    if not sign or not path:
        raise typer.BadParameter(f"'{spelled}' is not FIELD=VALUE")
    try:
        parsed = json.loads(value)
    except ValueError:
        return path, value
    return path, parsed if parsed is None or isinstance(parsed, str | int | bool) else value
