"""`tollbook serve`: the pages and the JSON API over a ledger."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, case_of
from tollbook.cli.options import CaseName, LedgerAddress

if TYPE_CHECKING:
    from tollbook.cases import Case

HOST, PORT = "127.0.0.1", 8000
EPILOG = """\b
Examples:
  tollbook serve
  tollbook serve --ledger war.db --case war.toml --port 8080
"""


@app.command(epilog=EPILOG)
def serve(
    ledger: LedgerAddress = DEFAULT,
    case: CaseName = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = PORT,
    https: Annotated[
        bool, typer.Option("--https", help="Readers come through HTTPS: send cookies over it alone.")
    ] = False,
) -> None:
    """Serve the pages and a JSON API until interrupted.

    The API's own pages are under /api/docs. Reading needs no account.
    """
    run(ledger, case_of(case), host=host, port=port, https=https)


def run(ledger: str, case: "Case | None", *, host: str = HOST, port: int = PORT, https: bool = False) -> None:
    """Serve a ledger until interrupted.

    Raises:
        LedgerError: If there is no such ledger.
    """
    import uvicorn

    from tollbook.web.app import create_app

    made = create_app(ledger, case=case, secure_cookies=https)
    print(f"Making the first view of {Path(ledger).name}; then at http://{host}:{port}/", file=sys.stderr)
    uvicorn.run(made, host=host, port=port, log_level="warning", server_header=False)
