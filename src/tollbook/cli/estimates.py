"""Estimates to standard output. Figures are rounded to what their interval's width supports."""

from collections.abc import Sequence
from datetime import date
from math import floor, log10

from tollbook.cli.options import EstimateFormat
from tollbook.cli.records import print_json
from tollbook.cli.tables import print_table
from tollbook.cli.words import counted
from tollbook.model import Estimate
from tollbook.model.wording import harm_words

COLUMNS = (
    "Median",
    "Interval",
    "Toll",
    "As of",
    "Rests on",
    "Floor",
    "Prior's share",
    "Without the most telling",
)


def print_estimates(estimates: Sequence[Estimate], form: EstimateFormat, *, heads: bool = False) -> None:
    """Estimates as a table with their method, or one JSON object a line.

    Args:
        estimates: In the order in which they are printed.
        form: Which of the two.
        heads: Whether a table tells the head of the ledger that each was made from; JSON always does.
    """
    if form is EstimateFormat.JSON:
        print_json(estimates)
        return
    if heads:
        made_from = [(*_row(e), (e.ledger_head or "")[:12]) for e in estimates]
        print_table(None, (*COLUMNS, "Made from head"), made_from)
    else:
        print_table(None, COLUMNS, [_row(e) for e in estimates])
    for method in sorted({e.method for e in estimates}):
        print(f"method {method}")
    tolls = {_toll(e) for e in estimates}
    for note in sorted({note for e in estimates for note in e.notes}):
        noted = {_toll(e) for e in estimates if note in e.notes}
        print(f"note: {note}" if noted == tolls else f"note on {'; '.join(sorted(noted))}: {note}")


def _toll(e: Estimate) -> str:
    return f"{e.party}, {harm_words(e.harm)}, {e.status}"


def _row(e: Estimate) -> tuple[str, ...]:
    toll, rests = _toll(e), f"{counted(e.claims, 'claim')}, {e.independent:,} independent"
    day = "undated" if e.as_of == date.min else str(e.as_of)
    if e.median is None or e.low is None or e.high is None:
        return "none", e.insufficient or "insufficient evidence", toll, day, rests, "", "", ""
    step = _step(e.high - e.low)
    told = max(
        (i for i in e.influence if i.median_without is not None),
        key=lambda i: abs((i.median_without or 0) - (e.median or 0)),
        default=None,
    )
    without = f"{_round(told.median_without or 0, step)} without {told.claimant}" if told else ""
    return (
        _round(e.median, step),
        f"{_round(e.low, step)}–{_round(e.high, step)} ({e.level:.0%})",
        toll,
        day,
        rests,
        f"{e.floor:,}" if e.floor is not None else "",
        f"{e.prior_share:.0%}" if e.prior_share is not None else "",
        without,
    )


def _step(width: float) -> int:
    """The power of ten below a tenth of the interval's width: no digit that it does not support."""
    return int(10 ** max(0, floor(log10(width / 10)))) if width >= 10 else 1


def _round(figure: float, step: int) -> str:
    return f"{round(figure / step) * step:,}"
