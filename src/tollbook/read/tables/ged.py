"""`ged`: UCDP's Georeferenced Event Dataset, an event a row, each row a document of its own.

Columns and codes are those of the GED codebook, version 24.1: deaths of side a, of side b, of civilians and
unknown; best, high and low estimates of their sum. A part of zero says that no death of that kind was
recorded, which is no claim that there was none.
"""

from collections.abc import Iterator
from pathlib import Path

from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    Frame,
    Harm,
    Hedge,
    Period,
    Precision,
    Relation,
    Span,
    Stance,
    Status,
    Victims,
)
from tollbook.read.tables.cells import day, people
from tollbook.read.tables.outcome import Tally
from tollbook.read.tables.row_documents import SetAsideError, row_documents
from tollbook.read.tables.sheet import Row, read_rows

NAME = "ged/1"
OUTLET = "UCDP"
REQUIRED = ("id", "side_a", "side_b", "date_start", "date_end", "deaths_a", "deaths_b", "best", "high", "low")
NO_FIGURE = "missing values only"
_PRECISIONS = {
    "1": Precision.DAY,
    "2": Precision.WEEK,
    "3": Precision.WEEK,
    "4": Precision.MONTH,
    "5": Precision.YEAR,
}
_PARTS = (
    ("deaths_a", "side_a", Status.COMBATANT),
    ("deaths_b", "side_b", Status.COMBATANT),
    ("deaths_civilians", None, Status.CIVILIAN),
    ("deaths_unknown", None, Status.UNKNOWN),
)
_CIVILIANS = "civilians"


def read(text: str, path: Path, tally: Tally) -> tuple[list[Document], list[Claim]]:
    """The events' rows, and for each a claim of its sum and of each part that is not zero.

    Raises:
        InputError: If a column is missing or, if strict, a row cannot be read.
    """
    return row_documents(read_rows(text, tally, *REQUIRED), tally, lambda row: _read(row, text, path))


def _read(row: Row, text: str, path: Path) -> tuple[Document, list[Claim]]:
    document = Document(
        f"{path}#{row.cells['id'] or row.line}",
        text[row.start : row.end],
        outlet=OUTLET,
        origin=f"{path}:{row.line}",
        reader=NAME,
    )
    claims = list(_claims(row, document))
    if not claims:
        raise SetAsideError(NO_FIGURE)
    return document, claims


def _claims(row: Row, document: Document) -> Iterator[Claim]:
    cells = row.cells
    period = _period(row)
    best, low, high = (people(cells[name], name) for name in ("best", "low", "high"))
    if best is not None and not (low or 0) <= best <= (best if high is None else high):
        raise ValueError(f"best {best} is not between low {low} and high {high}")
    low, high = (best if low is None else low), (best if high is None else high)
    if low is not None or high is not None:
        spelled = cells["best"] if best is not None else cells["low"] or cells["high"]
        yield _claim(document, Victims(), _sum(spelled, low, high), period)
    for column, side, status in _PARTS:
        number = people(cells.get(column, ""), column)
        if number:
            party = cells[side] if side else None
            if party and party.lower() == _CIVILIANS:
                party, status = None, Status.CIVILIAN  # noqa: PLW2901 (side b of one-sided violence)
            count = Count(cells[column], number, number, Hedge.APPROXIMATE)
            yield _claim(document, Victims(None, party or None, status), count, period)


def _sum(spelled: str, low: int | None, high: int | None) -> Count:
    if low is None or high is None:
        return Count(spelled, low, high, Hedge.AT_LEAST if high is None else Hedge.AT_MOST)
    return Count(spelled, low, high, Hedge.APPROXIMATE if low == high else Hedge.RANGE)


def _period(row: Row) -> Period:
    start, end = day(row.cells["date_start"], "date_start"), day(row.cells["date_end"], "date_end")
    if start is None or end is None or start > end:
        raise ValueError(f"date_start {start}, date_end {end}")
    precision = _PRECISIONS.get(row.cells.get("date_prec", ""), Precision.UNKNOWN)
    return Period(None, start, end, precision, Frame.INCIDENT)


def _claim(document: Document, victims: Victims, count: Count, period: Period) -> Claim:
    return Claim.of(
        document=document.ref,
        harm=Harm.KILLED,
        count=count,
        victims=victims,
        claimant=Claimant(OUTLET, OUTLET, False, Relation.THIRD_PARTY),
        stance=Stance.ESTIMATES,
        period=period,
        spans=(Span.of(document.text, 0, len(document.text)),),
        extractor=NAME,
    )
