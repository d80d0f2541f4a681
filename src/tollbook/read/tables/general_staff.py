"""`general-staff`: a general staff's daily tables of its opponent's losses, as a JSON array of days.

What the fields mean is in `general_staff.toml`. A table of equipment is read too: it has no figure of people.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tollbook.errors import InputError
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
    Status,
    Victims,
)
from tollbook.read.tables.cells import day as day_in
from tollbook.read.tables.meanings import meanings
from tollbook.read.tables.outcome import Tally

NAME = "general-staff/1"
EMPTY = "a day without a figure of people: 0 stands there for none given"


def read(text: str, path: Path, tally: Tally) -> tuple[list[Document], list[Claim]]:
    """The file as one document, and a claim for each figure of people of each day.

    Raises:
        InputError: If the file is no JSON array or, if strict, a day cannot be read.
    """
    document = Document(
        str(path),
        text,
        title=f"Daily claims of losses by the {meanings('general_staff')['claimant']}",
        origin=str(path),
        reader=NAME,
    )
    claims: dict[tuple[object, ...], Claim] = {}
    for line, start, end, content in _objects(text, tally):
        tally.rows += 1
        try:
            read_here = _claims(content, document, start, end)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            tally.refuse(line, f"no field {error}" if isinstance(error, KeyError) else str(error))
            continue
        new = {_said(claim): claim for claim in read_here if _said(claim) not in claims}
        claims |= new
        if not read_here:
            tally.aside[EMPTY] += 1
        elif new:
            tally.kept += 1
        else:
            tally.folded += 1
    return [document], list(claims.values())


def _objects(text: str, tally: Tally) -> Iterator[tuple[int, int, int, Any]]:
    """Line, start, end and content of each item of a JSON array."""
    decoder, at, line, counted = json.JSONDecoder(), _skip(text, 0), 1, 0
    if text[at : at + 1] != "[":
        raise InputError("not a JSON array", where=tally.file)
    at = _skip(text, at + 1)
    while text[at : at + 1] not in ("]", ""):
        try:
            content, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise InputError(f"not JSON: {error}", where=tally.file) from error
        line += text.count("\n", counted, at)
        counted = at
        yield line, at, end, content
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
    if text[at : at + 1] != "]":
        raise InputError("not JSON: the array does not end", where=tally.file)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n\ufeff":
        at += 1
    return at


def _claims(content: Any, document: Document, start: int, end: int) -> list[Claim]:
    known = meanings("general_staff")
    day = day_in(content["date"], "date")
    if day is None:
        raise ValueError("date: empty")
    found = []
    for field, harm in known["figures"].items():
        number = content.get(field, 0)
        if isinstance(number, bool) or not isinstance(number, int) or number < 0:
            raise ValueError(f"{field}: {number!r} is no whole number of people")
        if number:
            hedge = Hedge(known["hedges"].get(content.get(f"{field}*", ""), "exact"))
            found.append(_claim(document, day, Harm(harm), _count(number, hedge), (start, end)))
    return found


def _count(number: int, hedge: Hedge) -> Count:
    return Count(str(number), number, None if hedge is Hedge.AT_LEAST else number, hedge)


def _claim(document: Document, day: date, harm: Harm, count: Count, place: tuple[int, int]) -> Claim:
    known = meanings("general_staff")
    return Claim.of(
        document=document.ref,
        harm=harm,
        count=count,
        victims=Victims(None, known["party"], Status.COMBATANT),
        claimant=Claimant(known["claimant"], known["speaks_for"], False, Relation.OPPONENT),
        stated_on=day,
        period=Period(None, date.fromisoformat(known["start"]), day, Precision.DAY, Frame.CUMULATIVE),
        spans=(Span.of(document.text, *place),),
        extractor=NAME,
    )


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.harm, claim.count, claim.stated_on
