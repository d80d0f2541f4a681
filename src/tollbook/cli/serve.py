"""`tollbook serve`: the pages and the JSON API over a ledger."""

import sys
from contextlib import suppress
from pathlib import Path
from socket import AF_INET, AF_INET6, create_server, socket
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.ledgers import DEFAULT, case_of
from tollbook.cli.options import CaseName, LedgerAddress
from tollbook.errors import InputError

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
        InputError: If nobody can listen there.
    """
    import uvicorn

    from tollbook.web.app import create_app

    made = create_app(ledger, case=case, secure_cookies=https)
    with suppress(KeyboardInterrupt), _listening(host, port) as ear:
        print(f"Making the first view of {Path(ledger).name}; then at http://{host}:{port}/", file=sys.stderr)
        uvicorn.Server(uvicorn.Config(made, log_level="warning", server_header=False)).run(sockets=[ear])


def _listening(host: str, port: int) -> socket:
    try:
        return create_server((host, port), family=AF_INET6 if ":" in host else AF_INET)
    except OSError as error:
        why, _, _ = str(error.strerror).partition(" (")
        raise InputError(
            f"nobody can listen there: {why}", where=f"{host}:{port}", hint="name another --port or --host"
        ) from error
