"""The root command and what holds for all: errors, interrupts, closed pipes."""

import logging
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tollbook import __version__
from tollbook.errors import TollbookError

FAILED, INTERRUPTED = 1, 130
# An interrupt that meets SQLAlchemy as it closes a connection is told by us, not by its log with a traceback.
logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())


ORDER = (
    "demo", "read", "add", "import", "documents", "claims", "review", "findings", "estimate", "export",
    "serve", "users", "verify", "bulk", "watch", "case",
)  # fmt: skip
"""Commands as a newcomer meets them."""


class Root(TyperGroup):
    """Turns what stops a command into one line on standard error and an exit code."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands, in the order in which a newcomer needs them."""
        rank = {name: i for i, name in enumerate(ORDER)}
        return sorted(super().list_commands(ctx), key=lambda name: (rank.get(name, len(ORDER)), name))

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command: 0 on success, 1 where the work failed, 130 on an interrupt."""
        try:
            return super().invoke(ctx)
        except TollbookError as error:
            fail(error)
            raise typer.Exit(FAILED) from error
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # pydantic's word, not the user's
            raise
        except (KeyboardInterrupt, typer.Abort) as error:
            print("tollbook: interrupted; what was kept stays kept", file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            # The reader of our output has gone (`| head`): nothing to say, and no traceback at shutdown.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(0) from error


app = typer.Typer(
    name="tollbook",
    cls=Root,
    help="Reads reports of war, disaster and attack; keeps who claimed which toll, in which words; "
    "finds contradictions and silences; estimates what the evidence supports.",
    no_args_is_help=True,
    rich_markup_mode=None,  # help in an instant, and examples that can be copied
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def fail(error: TollbookError) -> None:
    """Say on standard error what went wrong, in one line."""
    print(f"tollbook: {error}", file=sys.stderr)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"tollbook {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Nothing is set up here: each command opens what it needs."""
