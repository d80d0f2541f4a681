"""`tollbook estimate`: what the evidence supports."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook import __version__
from tollbook.cli.app import app
from tollbook.cli.estimates import print_estimates
from tollbook.cli.ledgers import DEFAULT, case_of, existing
from tollbook.cli.options import CaseName, Day, EstimateFormat, LedgerAddress
from tollbook.cli.words import counted
from tollbook.model import Estimate, Harm, Status

if TYPE_CHECKING:
    from tollbook.estimate import Question

EPILOG = """\b
Examples:
  tollbook estimate --party Russia --harm killed --as-of 2022-03-24
  tollbook estimate --quick --series --format json > tolls.jsonl
  tollbook estimate --keep
  tollbook estimate --kept --party Russia
"""


@app.command(epilog=EPILOG)
def estimate(
    ledger: LedgerAddress = DEFAULT,
    case: CaseName = None,
    party: Annotated[str | None, typer.Option(help="The side that suffered the harm.")] = None,
    harm: Annotated[Harm | None, typer.Option(help="What was suffered.")] = None,
    status: Annotated[Status | None, typer.Option(help="Whether the victims fought.")] = None,
    as_of: Annotated[
        date | None, Day(help="The day up to which harm counts; by default the last known.")
    ] = None,
    series: Annotated[bool, typer.Option(help="Estimates over time, not only as of the day.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same figures.")] = 1,
    leave_out: Annotated[
        list[str] | None, typer.Option(metavar="CLAIMANT", help="Leave out this claimant; may be repeated.")
    ] = None,
    quick: Annotated[bool, typer.Option(help="An approximation in seconds.")] = False,
    method: Annotated[str | None, typer.Option(help="default, quick or pnas2023.")] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep them in the ledger, with its head that they were made from.")
    ] = False,
    kept: Annotated[
        bool, typer.Option("--kept", help="Make none: list those that were kept, oldest first.")
    ] = False,
    form: Annotated[
        EstimateFormat, typer.Option("--format", "-f", help="How to print.")
    ] = EstimateFormat.TABLE,
) -> None:
    """Estimate tolls, with their uncertainty.

    Each with its sources' biases and the claims that it rests on.
    """
    from tollbook import pipeline
    from tollbook.estimate import Question
    from tollbook.ledger import Ledger

    if keep and kept:
        raise typer.BadParameter("it lists what is kept already: leave out --keep", param_hint="--kept")
    question = Question(party=party, harm=harm, status=status, as_of=as_of, series=series)
    if kept:
        with existing(ledger) as book:
            found = [each for each in book.estimates() if _answers(each, question)]
        print_estimates(found, form, heads=True)
        return
    known = case_of(case)
    with Ledger.open(ledger, create=False, readonly=not keep) as book:
        made = pipeline.estimates(
            book, question, method=method or ("quick" if quick else "default"), seed=seed,
            leave_out=leave_out or (), case=known,
        )  # fmt: skip
        new = book.record_estimates(made, by=f"tollbook/{__version__}") if keep else 0
    print_estimates(made, form)
    if keep:
        print(f"{counted(new, 'new estimate')} kept", file=sys.stderr)


def _answers(made: Estimate, question: "Question") -> bool:
    asked = (question.party, made.party), (question.harm, made.harm), (question.status, made.status)
    return all(wanted in (None, given) for wanted, given in (*asked, (question.as_of, made.as_of)))
