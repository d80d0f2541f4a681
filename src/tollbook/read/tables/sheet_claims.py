"""`csv`: a table of claims that a person coded, one a row, with the columns of `COLUMNS`.

Each row is a document of its own, because each has its own outlet and address.
"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from tollbook.errors import InputError
from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    Frame,
    Harm,
    Hedge,
    Kind,
    Period,
    Precision,
    Relation,
    Span,
    Stance,
    Status,
    Victims,
)
from tollbook.read.given import moment
from tollbook.read.tables.cells import day, member, parts, people, truth, words
from tollbook.read.tables.outcome import Tally
from tollbook.read.tables.row_documents import row_documents
from tollbook.read.tables.sheet import Row, read_rows

NAME = "csv/1"
COLUMNS = {
    "claimant": "who says so; empty: the outlet in its own voice",
    "party": "the side that suffered the harm; empty: not said",
    "harm": "killed, wounded, killed_or_wounded, casualties, missing, captured, detained or displaced",
    "low": "fewest people claimed; empty: open; a row needs low or high",
    "high": "most people claimed; empty: open",
    "stated_on": "day on which the claimant said it, as 2022-03-24",
    "as_of": "end of the time that the figure covers",
    "relation": "the claimant's to the victims: self, opponent, third_party, unknown; recorder: a third "
    "party that keeps a documented list",
    "relayed_by": "outlets between claimant and outlet, nearest the claimant first, with '; ' between them",
    "status": "combatant, civilian, unknown; empty: unknown",
    "hedge": "exact, approximate, range, at_least, at_most, vague; empty: as low and high say",
    "frame": "cumulative, interval, incident; empty: cumulative",
    "start": "start of the time that the figure covers",
    "background": "true: a figure of another conflict or time, told for comparison",
    "outlet": "who published it",
    "url": "its address",
    "quotation": "the words that the claim was read from",
    "note": "for people; stays in the row and is not read",
    "kind": "count, or refusal: a party that gives no figure; empty: count",
    "stance": "asserts, estimates, acknowledges, denies, declines; empty: asserts",
    "anonymous": "true: the claimant is not named",
    "role": "a narrower group of victims, in the singular",
    "title": "title of the document",
    "published": "when it was published, as 2022-03-24 or 2022-03-24T09:37:00+05:30",
}
"""The data dictionary: names of columns, and what they hold. Others are left alone."""
REQUIRED = ("claimant", "party", "harm")
RECORDER = "recorder"
RECORD = "the recorder's documented list of names"


def read(text: str, path: Path, tally: Tally) -> tuple[list[Document], list[Claim]]:
    """The rows of a table of claims.

    Raises:
        InputError: If a column is missing or, if strict, a row cannot be read.
    """
    rows = _with_figures(read_rows(text, tally, *REQUIRED), tally)
    return row_documents(rows, tally, lambda row: _read(row, text, path))


def _with_figures(rows: Iterator[Row], tally: Tally) -> Iterator[Row]:
    for row in rows:
        if not {"low", "high"} & row.cells.keys():
            raise InputError("no column low or high", where=tally.file, hint="a claim needs one of them")
        yield row


def _read(row: Row, text: str, path: Path) -> tuple[Document, list[Claim]]:
    try:
        document = _document(row, text, path)
    except InputError as error:
        raise ValueError(f"published: {error.what}") from error
    return document, [_claim(row, document)]


def _document(row: Row, text: str, path: Path) -> Document:
    cell = row.cells.get
    published = cell("published") or ""
    when: date | datetime | None = moment(published, where="published") if published else None
    return Document(
        id=f"{path}#{row.line}",
        text=text[row.start : row.end],
        title=words(cell("title") or ""),
        outlet=words(cell("outlet") or ""),
        url=words(cell("url") or ""),
        published=when,
        origin=f"{path}:{row.line}",
        reader=NAME,
    )


def _claim(row: Row, document: Document) -> Claim:
    cells = row.cells
    kind = member(Kind, cells.get("kind", ""), "kind", Kind.COUNT)
    count = _count(cells.get("low", ""), cells.get("high", ""), cells.get("hedge", ""))
    if count is None and kind is Kind.COUNT:
        raise ValueError("neither low nor high")
    start, end = day(cells.get("start", ""), "start"), day(cells.get("as_of", ""), "as_of")
    if start and end and start > end:
        raise ValueError(f"start {start} is after as_of {end}")
    recorder = cells.get("relation", "").lower() == RECORDER
    return Claim.of(
        document=document.ref,
        kind=kind,
        harm=member(Harm, cells["harm"], "harm"),
        count=count,
        victims=Victims(
            None,
            words(cells["party"]),
            member(Status, cells.get("status", ""), "status", Status.UNKNOWN),
            words(cells.get("role", "")),
        ),
        claimant=_claimant(row, recorder=recorder),
        relayed_by=parts(cells.get("relayed_by", "")),
        stance=member(Stance, cells.get("stance", ""), "stance", Stance.ASSERTS),
        stated_on=day(cells.get("stated_on", ""), "stated_on"),
        period=Period(
            None,
            start,
            end,
            Precision.DAY if end else Precision.UNKNOWN,
            member(Frame, cells.get("frame", ""), "frame", Frame.CUMULATIVE),
        ),
        stated_basis=(RECORD,) if recorder else (),
        background=truth(cells.get("background", ""), "background"),
        spans=(_span(document.text, words(cells.get("quotation", ""))),),
        extractor=NAME,
    )


def _claimant(row: Row, *, recorder: bool) -> Claimant | None:
    name = words(row.cells["claimant"])
    if name is None:
        return None
    relation = Relation.THIRD_PARTY
    if not recorder:
        relation = member(Relation, row.cells.get("relation", ""), "relation", Relation.UNKNOWN)
    anonymous = truth(row.cells.get("anonymous", ""), "anonymous")
    return Claimant(name, name, anonymous, relation)


def _count(low_cell: str, high_cell: str, hedge_cell: str) -> Count | None:
    low, high = people(low_cell, "low"), people(high_cell, "high")
    if low is None and high is None:
        return None
    plain = Hedge.AT_LEAST if high is None else Hedge.AT_MOST if low is None else Hedge.RANGE
    hedge = member(Hedge, hedge_cell, "hedge", Hedge.EXACT if low == high else plain)
    spelled = (
        low_cell if low == high or high is None else high_cell if low is None else f"{low_cell}–{high_cell}"
    )
    return Count(spelled, low, high, hedge)


def _span(text: str, quotation: str | None) -> Span:
    """The quotation, where it stands in the row as it is; else the row."""
    at = text.find(quotation) if quotation else -1
    return Span.of(text, 0, len(text)) if at < 0 else Span.of(text, at, at + len(quotation or ""))
