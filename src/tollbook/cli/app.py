"""The root command."""

import typer

app = typer.Typer(
    name="tollbook",
    help="Reads reports of war, disaster and attack; keeps who claimed which toll; estimates what holds.",
    no_args_is_help=True,
    add_completion=False,
)


@app.callback()
def root() -> None:
    """Nothing is set up here: each command opens what it needs."""


def main() -> None:
    """Run the command line."""
    app()
