"""Rows of casualty tables: whom it befell, how many, when and by whose count, each in its own column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.speakers import Speaker, speaker_of
from tollbook.extract.dates import TimeExpression, TimeKind, find_dates
from tollbook.extract.frames import frames_of
from tollbook.extract.frames.phrases import NOUNS, Phrase
from tollbook.extract.frames.triggers import triggers
from tollbook.extract.lexicon.load import table
from tollbook.extract.quantities import Quantity, quantities_in
from tollbook.extract.rows.row import Row
from tollbook.extract.sentences import Sentence
from tollbook.extract.standing import role_of
from tollbook.extract.victims import PEOPLE
from tollbook.extract.words import Words, words_of_text
from tollbook.model import Frame, Harm, Period, Victims

_CELL = re.compile(r"[^|]+")
_PLAIN = re.compile(r"[^\W_](?:[^*|(\[]*[^\W_])?")  # a name without emphasis, brackets and what is in them
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold, by their place; -1 where there is no such column.

    Attributes:
        harms: The harm that a column's head names, for cells that hold bare numbers.
    """

    victims: int = 0
    claimant: int = -1
    time: int = -1
    harms: Mapping[int, Harm] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a row, before it is a claim; `why` names what each field was read from."""

    harm: Harm
    quantity: Quantity
    victims: Victims
    speaker: Speaker | None
    period: Period
    estimated: bool
    part: bool
    why: dict[str, str]


Place = tuple[int, int]


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in table("tables").items()}


def is_row(text: str) -> bool:
    """Whether a line is a row of a table written with upright strokes."""
    return text.startswith("|") and text.count("|") > _FEWEST


def columns_of(head: Sentence) -> Columns:
    """What the columns below a table's first row hold."""
    places = list(_cells(head))
    names = [set(re.findall(r"\w+", head.text[a - head.start : b - head.start].lower())) for a, b in places]
    harms = {k: harm for k, (a, b) in enumerate(places) if (harm := _harm(head, a, b))}
    roles = {
        role: next((k for k, name in enumerate(names) if name & _words()[role] and k not in harms), -1)
        for role in ("victims", "claimant", "time")
    }
    return Columns(max(0, roles["victims"]), roles["claimant"], roles["time"], harms)


def _harm(head: Sentence, start: int, end: int) -> Harm | None:
    words = words_of_text(head.text[start - head.start : end - head.start], start)
    return next((t.term.harm for t in triggers(words).all if not t.term.weak), None)


def figures_of(
    text: str, row: Sentence, columns: Columns, gazetteer: Gazetteer, published: date | datetime | None
) -> Iterator[Told]:
    """The figures of a row, in reading order."""
    cells = list(_cells(row))
    victims = _victims(text, cells, columns, gazetteer)
    speaker, estimated = _speaker(text, cells, columns, gazetteer)
    period, dated = _period(text, cells, columns, published)
    why = {"victims": "table-row", "period": dated}
    why["claimant"] = "table-source" if speaker else "own-voice"
    for k, cell in enumerate(cells):
        if k in (columns.victims, columns.claimant, columns.time):
            continue
        for harm, quantity in _counts(text, cell, columns.harms.get(k)):
            bracketed = "(" in text[cell[0] : quantity.start]
            told = {"harm": f"table-cell: {harm.value}", "count": f"quantity: {quantity.text}"}
            yield Told(harm, quantity, victims, speaker, period, estimated, bracketed, {**told, **why})


def _cells(row: Sentence) -> Iterator[Place]:
    """Where the cells of a row stand in the document, without the blanks around them."""
    for found in _CELL.finditer(row.text):
        cell = found[0]
        if inside := cell.strip():
            start = row.start + found.start() + cell.index(inside)
            yield start, start + len(inside)
        elif found.start():
            yield row.start + found.start(), row.start + found.start()


def _blanked(text: str, cell: Place) -> Words:
    return words_of_text(text[slice(*cell)].replace("*", " ").replace("'", " "), cell[0])


def _counts(text: str, cell: Place, harm: Harm | None) -> Iterator[tuple[Harm, Quantity]]:
    """What a cell counts: by its own words of harm, else by its column's head."""
    words = _blanked(text, cell)
    quantities = quantities_in(Row.of(text, *cell), text, [])
    read = [(f.reading.harm, f.amount.quantity) for f in frames_of(words, triggers(words), quantities)]
    bare = [q for q in quantities if q.is_count] if harm and not read else []
    yield from read or [(harm, q) for q in bare[:1] if harm]


def _victims(text: str, cells: list[Place], columns: Columns, gazetteer: Gazetteer) -> Victims:
    place = _name(text, cells, columns.victims)
    if place is None:
        return Victims(PEOPLE)
    shown = text[slice(*place)]
    if shown.lower() in _words()["totals"]:
        return Victims(PEOPLE)
    words = words_of_text(shown, place[0])
    head = max((k for k in range(len(words)) if words.tags[k] in NOUNS), default=len(words) - 1)
    status, role, _ = role_of(words, Phrase(0, head + 1, head), gazetteer)
    named = {m.entry.party for m in gazetteer.find(shown) if m.entry.party}
    party = gazetteer.party(shown) or (named.pop() if len(named) == 1 else None)
    return Victims(shown, party, status, role)


def _name(text: str, cells: list[Place], column: int) -> Place | None:
    """The words of a cell that name somebody."""
    if not 0 <= column < len(cells):
        return None
    start, end = cells[column]
    found = _PLAIN.search(text, start, end)
    return found.span() if found and any(map(str.isalpha, found[0])) else None


def _speaker(
    text: str, cells: list[Place], columns: Columns, gazetteer: Gazetteer
) -> tuple[Speaker | None, bool]:
    """Whom the row's source names, and whether it is called an estimate."""
    place = _name(text, cells, columns.claimant)
    if place is None:
        return None, False
    words = words_of_text(text[slice(*place)], place[0])
    last = len(words)
    while last > 1 and words.lowers[last - 1] in _words()["papers"] | {"'s", "'"}:
        last -= 1
    return speaker_of(text, words, (0, last), gazetteer), "estimat" in text[slice(*place)].lower()


def _period(
    text: str, cells: list[Place], columns: Columns, published: date | datetime | None
) -> tuple[Period, str]:
    if not 0 <= columns.time < len(cells):
        return Period(), "time-none"
    found: list[TimeExpression] = find_dates(text, *cells[columns.time], published=published)
    when = max(found, key=lambda time: time.end - time.start, default=None)
    if when is None:
        return Period(), "time-none"
    kept = Frame.INCIDENT if when.first == when.last else Frame.INTERVAL
    start = None if when.kind is TimeKind.UNTIL else when.first
    return Period(
        when.text, start, when.last, when.precision, kept if start else Frame.CUMULATIVE
    ), "table-time"


__all__ = ["Columns", "Told", "columns_of", "figures_of", "is_row"]
