"""`tollbook estimate`: what the evidence supports."""

from datetime import date
from typing import Annotated

import typer

from tollbook.cli.app import app
from tollbook.cli.estimates import print_estimates
from tollbook.cli.ledgers import DEFAULT, case_of, existing
from tollbook.cli.options import CaseName, Day, EstimateFormat, LedgerAddress
from tollbook.model import Harm, Status

EPILOG = """\b
Examples:
  tollbook estimate --party Russia --harm killed --as-of 2022-03-24
  tollbook estimate --quick --series --format json > tolls.jsonl
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
    form: Annotated[
        EstimateFormat, typer.Option("--format", "-f", help="How to print.")
    ] = EstimateFormat.TABLE,
) -> None:
    """Estimate tolls, with their uncertainty.

    Each with its sources' biases and the claims that it rests on.
    """
    from tollbook import pipeline
    from tollbook.estimate import Question

    known = case_of(case)
    question = Question(party=party, harm=harm, status=status, as_of=as_of, series=series)
    with existing(ledger) as book:
        made = pipeline.estimates(
            book, question, method=method or ("quick" if quick else "default"), seed=seed,
            leave_out=leave_out or (), case=known,
        )  # fmt: skip
    print_estimates(made, form)
