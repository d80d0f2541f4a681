"""`tollbook demo`: the whole main job on the bundled example."""

import sys
from importlib.resources import as_file
from pathlib import Path
from typing import Annotated

import typer

from tollbook import pipeline
from tollbook.cases import Case, demo_case, demo_reports
from tollbook.cli.app import app
from tollbook.cli.estimates import print_estimates
from tollbook.cli.findings import print_findings
from tollbook.cli.options import EstimateFormat, Format
from tollbook.cli.progress import tracked
from tollbook.cli.records import print_claims
from tollbook.errors import InputError
from tollbook.estimate import Question
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Harm, Status
from tollbook.web.site import write_page

LEDGER, PAGE = "tollbook.db", "index.html"
EPILOG = """Examples:

tollbook demo

tollbook demo --out /tmp/demo --serve
"""


@app.command(epilog=EPILOG)
def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the ledger and the page go.")] = Path(
        "demo-site"
    ),
) -> None:
    """Read, keep, find, estimate and publish the bundled example, and say what was done."""
    case = demo_case()
    _made(out)
    with Ledger.open(out / LEDGER) as book:
        _keep(book, case)
        _tell(book, case)
        page = write_page(pipeline.view(book, case), out / PAGE)
    print(f"\nThe page: {page.resolve()}  (one file; open it in a browser, online or not)")
    print(f"The ledger: {(out / LEDGER).resolve()}  (try: tollbook claims --ledger {out / LEDGER})")


def _made(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot be made: {error.strerror}", where=str(out), hint="choose another --out"
        ) from error


def _keep(book: Ledger, case: Case) -> None:
    reports = demo_reports()
    documents = claims = 0
    for report in tracked(reports, "Reading"):
        with as_file(report) as path:
            added = pipeline.keep(book, str(path), case=case)
        documents, claims = documents + added.documents, claims + added.claims
    groups = pipeline.link(book)
    echoes = sum(len(group.members) - 1 for group in groups)
    print(
        f"{case.title}: {len(reports)} reports, {echoes} echoes; new: {documents} documents, {claims} claims"
    )


def _tell(book: Ledger, case: Case) -> None:
    """The three things that a reader comes for: who claims what, what is odd, what the evidence supports."""
    print("\nClaims on soldiers killed, echoes folded")
    killed = ClaimQuery(harm=Harm.KILLED, status=Status.COMBATANT)
    print_claims(pipeline.evidence(book, killed).claims, Format.TABLE)
    print("\nFindings")
    print_findings(pipeline.findings(book, case=case))
    print("\nEstimate")
    question = Question(harm=Harm.KILLED, status=Status.COMBATANT)
    print_estimates(pipeline.estimates(book, question, method="quick", case=case), EstimateFormat.TABLE)
    sys.stdout.flush()
