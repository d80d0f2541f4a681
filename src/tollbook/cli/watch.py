"""`tollbook watch`: feeds and pages on a schedule, only what is new, with a digest of what follows."""

import time
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from tollbook.cli.app import FAILED, app, fail
from tollbook.cli.ledgers import DEFAULT, case_of
from tollbook.cli.options import Archive, CaseName, LedgerAddress
from tollbook.cli.watch_list import span_of, watched
from tollbook.cli.watching import DigestForm, Watching
from tollbook.errors import TollbookError

EPILOG = """\b
Examples:
  tollbook watch https://example.org/feed.xml --every 1h --case ukraine-2022
  tollbook watch sources.toml --every 15m --ledger war.db --webhook https://chat.example.org/hook
  tollbook watch sources.toml --once --digest json | jq .findings

sources.toml has tables named `source`, each with an `address` and, if you know better, an `outlet`.
"""

Sources = Annotated[
    list[str],
    typer.Argument(metavar="URL…", help="Feeds and pages, or TOML files that list them.", show_default=False),
]
Every = Annotated[
    timedelta,
    typer.Option(parser=span_of, metavar="TIME", help="From one round's start to the next's: 15m, 1h, 1d."),
]
Articles = Annotated[
    int,
    typer.Option(
        min=0,
        metavar="N",
        help="Articles behind a feed's entries that a round asks for, at most; 0: feeds as they are.",
    ),
]


@app.command(epilog=EPILOG)
def watch(
    sources: Sources,
    every: Every = "1h",  # type: ignore[assignment]  # parsed as what is typed
    once: Annotated[
        bool, typer.Option("--once", help="One round, as from cron; exits 1 if anything failed.")
    ] = False,
    digest: Annotated[
        DigestForm, typer.Option(help="As text, or as one JSON object a line.")
    ] = DigestForm.TEXT,
    webhook: Annotated[
        str | None,
        typer.Option(
            envvar="TOLLBOOK_WEBHOOK",
            metavar="URL",
            help='POST each digest there, too: the JSON object, or {"text": …}.',
        ),
    ] = None,
    private_webhook: Annotated[
        bool,
        typer.Option("--private-webhook", help="The webhook may be on this machine or a private network."),
    ] = False,
    state: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What was told; by default beside the ledger.", dir_okay=False),
    ] = None,
    articles: Articles = 50,
    archive: Archive = None,
    case: CaseName = None,
    ledger: LedgerAddress = DEFAULT,
) -> None:
    """Look at feeds and pages again and again; tell what is new.

    Each round reads what is not in the ledger, for a feed's entries the articles behind them; links it, and
    prints a digest: new findings, claims and documents since the last digest, or nothing where nothing is
    new. A digest that the webhook does not take is kept and sent in the next round. Ctrl-C ends it; started
    again, it goes on where it was.
    """
    from tollbook.pipeline import held

    pause = every.total_seconds()
    kept = state or _beside(ledger)
    watching = Watching(watched(sources), ledger, case_of(case), kept, digest, archive, articles)
    with held(kept):
        while True:
            started = time.monotonic()
            failed = _tried(watching, webhook, private_webhook)
            if once:
                raise typer.Exit(FAILED if failed else 0)
            time.sleep(max(0.0, started + pause - time.monotonic()))


def _tried(watching: Watching, webhook: str | None, private: bool) -> bool:
    """One round; whether anything failed. A watch outlives a server that is down."""
    try:
        failed = watching.round(posting=webhook is not None)
        return (webhook is not None and not watching.deliver(webhook, private)) or failed
    except TollbookError as error:
        fail(error)
        return True


def _beside(ledger: str) -> Path:
    """Where the state is kept by default: beside a ledger in a file, else in this folder."""
    return Path("tollbook.watch.json" if "://" in ledger else f"{ledger}.watch.json")
