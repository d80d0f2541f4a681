"""`tollbook users`: who may review in the pages."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import FAILED, app
from tollbook.cli.ledgers import DEFAULT, existing
from tollbook.cli.options import LedgerAddress
from tollbook.errors import InputError

if TYPE_CHECKING:
    from tollbook.web.users import Users

Name = Annotated[str, typer.Argument(metavar="NAME", help="As it stands beside decisions.")]
EPILOG = """\b
Examples:
  tollbook users add "R. Reader"
  echo "$PASSWORD" | tollbook users add "R. Reader"
  tollbook users list
"""

users = typer.Typer(no_args_is_help=True, help="Who may review claims in the pages.", epilog=EPILOG)
app.add_typer(users, name="users")


@users.command(epilog=EPILOG)
def add(name: Name, ledger: LedgerAddress = DEFAULT) -> None:
    """Let somebody sign in, or give them a new password; it is asked for, or read from standard input."""
    _users(ledger).add(name, _password())
    print(f"{name} may review")


@users.command(epilog=EPILOG)
def remove(name: Name, ledger: LedgerAddress = DEFAULT) -> None:
    """Let somebody sign in no more. Their decisions stay."""
    if not _users(ledger).remove(name):
        print(f"tollbook: nobody is called {name}", file=sys.stderr)
        raise typer.Exit(FAILED)
    print(f"{name} may review no more")


@users.command("list", epilog=EPILOG)
def list_(ledger: LedgerAddress = DEFAULT) -> None:
    """Print who may sign in, a name a line."""
    names = _users(ledger).names()
    for name in names:
        print(name)
    if not names:
        print('tollbook: nobody yet; let somebody in with `tollbook users add "R. Reader"`', file=sys.stderr)


def _users(ledger: str) -> "Users":
    from tollbook.web.users import Users

    with existing(ledger):
        return Users.open(ledger)


def _password() -> str:
    if sys.stdin.isatty():
        password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return password
    given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise InputError("no password on standard input", hint="give it as the first line")
    return given
