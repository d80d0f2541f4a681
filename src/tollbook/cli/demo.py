"""`tollbook demo`: the whole main job on the bundled example."""

from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.estimates import print_estimates
from tollbook.cli.findings import print_findings
from tollbook.cli.options import EstimateFormat, Format
from tollbook.cli.progress import tracked
from tollbook.cli.records import print_claims
from tollbook.cli.serve import run
from tollbook.errors import InputError
from tollbook.model import Claim, Estimate, Finding, Harm, Kind, Severity, Status

if TYPE_CHECKING:
    from tollbook.cases import Case
    from tollbook.ledger import Ledger
    from tollbook.pipeline import View

LEDGER, PAGE = "demo.db", "index.html"
EPILOG = """\b
Examples:
  tollbook demo
  tollbook demo --out /tmp/demo --serve
"""


@app.command(epilog=EPILOG)
def demo(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where ledger and page go.")] = Path("demo-site"),
    serve: Annotated[bool, typer.Option("--serve", help="Then serve the pages until interrupted.")] = False,
) -> None:
    """Do the whole main job on a bundled example."""
    from tollbook import pipeline
    from tollbook.cases import demo_case
    from tollbook.ledger import Ledger
    from tollbook.web.site import write_page

    case = demo_case()
    _make_anew(out)
    with Ledger.open(out / LEDGER) as book:
        _keep(book, case)
        view = pipeline.view(book, case)
    _tell(view)
    page = write_page(view, out / PAGE)
    print(f"\nThe page: {page.resolve()}  (one file; open it in a browser, online or not)")
    print(f"The ledger: {(out / LEDGER).resolve()}  (try: tollbook claims --ledger {out / LEDGER})")
    if serve:
        run(str(out / LEDGER), case)


def _make_anew(out: Path) -> None:
    """An empty place: what an older version read must not stand beside what this one reads."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob(f"{LEDGER}*"):
            old.unlink()
    except OSError as error:
        raise InputError(
            f"cannot be made: {error.strerror}", where=str(out), hint="choose another --out"
        ) from error


def _keep(book: "Ledger", case: "Case") -> None:
    from tollbook import pipeline
    from tollbook.cases import demo_reports
    from tollbook.model import EchoKind

    reports = demo_reports()
    documents = claims = 0
    for report in tracked(reports, "Reading"):
        with as_file(report) as path:
            added = pipeline.keep(book, str(path), case=case)
        documents, claims = documents + added.documents, claims + added.claims
    pipeline.link(book)
    echoes = sum(len(group.members) - 1 for group in book.echoes(EchoKind.CLAIMS))
    print(
        f"{case.title}: {len(reports)} reports, {echoes} echoes; new: {documents} documents, {claims} claims"
    )


def _tell(view: "View") -> None:
    """The three things that a reader comes for: who claims what, what is odd, what the evidence supports."""
    print("\nClaims on soldiers killed, echoes folded")
    print_claims([claim for claim in view.folded if _asked(claim)], Format.TABLE)
    print("\nFindings of weight")
    print_findings([finding for finding in view.findings if _weighty(finding)])
    print("\nEstimates")
    newest = {(e.party, e.harm, e.status): e for e in sorted(view.estimates, key=lambda e: e.as_of)}
    print_estimates([e for e in newest.values() if _supported(e)], EstimateFormat.TABLE)


def _supported(estimate: Estimate) -> bool:
    """Whether the claims, and not the prior alone, say something."""
    return estimate.median is not None and not estimate.all_prior


def _asked(claim: Claim) -> bool:
    victims = claim.victims
    return (
        claim.kind is Kind.COUNT
        and claim.harm is Harm.KILLED
        and victims.status is Status.COMBATANT
        and victims.role is None
        and not claim.background
    )


def _weighty(finding: Finding) -> bool:
    return finding.severity is Severity.WARNING
