"""`acled`: exports of the Armed Conflict Location & Event Data, an event a row, each row a document.

Columns are those of ACLED's codebook of 2023. Zero fatalities are set aside: the codebook has coders write 0
also where no number is known.
"""

import re
from datetime import date
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
    Victims,
)
from tollbook.read.tables.cells import day, parts, people
from tollbook.read.tables.outcome import Tally
from tollbook.read.tables.row_documents import SetAsideError, row_documents
from tollbook.read.tables.sheet import Row, read_rows

NAME = "acled/1"
OUTLET = "ACLED"
REQUIRED = ("event_date", "fatalities")
NONE = "0 fatalities, which also stands for no number known"
NO_FIGURE = "missing values only"
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_DATE = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
_PRECISIONS = {"1": Precision.DAY, "2": Precision.WEEK, "3": Precision.MONTH}


def read(text: str, path: Path, tally: Tally) -> tuple[list[Document], list[Claim]]:
    """The events' rows, and a claim of the fatalities of each.

    Raises:
        InputError: If a column is missing or, if strict, a row cannot be read.
    """
    return row_documents(read_rows(text, tally, *REQUIRED), tally, lambda row: _read(row, text, path))


def _read(row: Row, text: str, path: Path) -> tuple[Document, list[Claim]]:
    number = people(row.cells["fatalities"], "fatalities")
    if not number:
        raise SetAsideError(NONE if number == 0 else NO_FIGURE)
    document = _document(row, text, path)
    return document, [_claim(row, document, number)]


def _document(row: Row, text: str, path: Path) -> Document:
    event = row.cells.get("event_id_cnty") or str(row.line)
    return Document(
        f"{path}#{event}", text[row.start : row.end], outlet=OUTLET, origin=f"{path}:{row.line}", reader=NAME
    )


def _claim(row: Row, document: Document, number: int) -> Claim:
    on = _day(row.cells["event_date"])
    precision = _PRECISIONS.get(row.cells.get("time_precision", ""), Precision.UNKNOWN)
    return Claim.of(
        document=document.ref,
        harm=Harm.KILLED,
        count=Count(row.cells["fatalities"], number, number, Hedge.APPROXIMATE),
        victims=Victims(),
        claimant=Claimant(OUTLET, OUTLET, False, Relation.THIRD_PARTY),
        relayed_by=parts(row.cells.get("source", "")),
        stance=Stance.ESTIMATES,
        period=Period(None, on, on, precision, Frame.INCIDENT),
        spans=(Span.of(document.text, 0, len(document.text)),),
        extractor=NAME,
    )


def _day(cell: str) -> date:
    """A day as ACLED writes it: "08 March 2022", or as 2022-03-08."""
    if spelled := _DATE.fullmatch(cell):
        months = [i for i, name in enumerate(_MONTHS, 1) if name.startswith(spelled[2].lower())]
        if len(months) == 1:
            return date(int(spelled[3]), months[0], int(spelled[1]))
    on = day(cell, "event_date")
    if on is None:
        raise ValueError("event_date: empty")
    return on
