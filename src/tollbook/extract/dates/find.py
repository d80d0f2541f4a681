"""Finds every expression of time of a text, linear in its length."""

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import re2

from tollbook.extract.dates.anchored import stepped
from tollbook.extract.dates.expression import TimeExpression, TimeKind
from tollbook.extract.dates.lengths import lengthy
from tollbook.extract.dates.reading import Reading, When
from tollbook.extract.dates.spans import longest, point, stretch
from tollbook.extract.dates.times import time_of_day
from tollbook.extract.lexicon.date_words import date_words
from tollbook.extract.rows.row import Row
from tollbook.model import Precision

_DIGIT = re.compile(r"\d")
_FAR = 10  # words between an expression's first and the first of time


def find_dates(
    text: str, start: int = 0, end: int | None = None, *, published: date | datetime | None = None
) -> list[TimeExpression]:
    """The expressions of time in `text[start:end]` in reading order, none overlapping another.

    Args:
        text: A document's text.
        start: Where to begin, best at a sentence's start.
        end: Where to stop, by default at the text's end.
        published: What "on Tuesday" and "two weeks ago" count from, as the calendar stood at its place.
            Without it such expressions are found, but have no days.
    """
    stop = len(text) if end is None else end
    return find_in(Row.of(text, start, stop), text, published) if _may_tell(text[start:stop]) else []


def _may_tell(text: str) -> bool:
    """Whether a figure or a word of time stands in a text at all: most sentences have neither."""
    if _DIGIT.search(text):
        return True
    return _telling().search(text.lower().encode("utf-8", "surrogatepass")) is not None


@cache
def _telling() -> Any:
    """The words of which every expression without a figure has one, in UTF-8 bytes, however they end."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    words = "|".join(sorted(map(re.escape, date_words().telling)))
    return re2.compile(rf"(?:\b|_)(?:{words})(?:\b|_)".encode(), options)


def find_in(row: Row, text: str, published: date | datetime | None) -> list[TimeExpression]:
    """The expressions of time in a row of tokens of a text."""
    day = published.date() if isinstance(published, datetime) else published
    reading = Reading(row, day)
    found: list[tuple[int, When]] = []
    end = 0
    for index in _starts(reading):
        if index >= end and (when := _at(reading, index)):
            found.append((index, when))
            end = when.end
    return [_expression(row, text, start, when) for start, when in _told_by_others(reading, found)]


def _told_by_others(reading: Reading, found: list[tuple[int, When]]) -> list[tuple[int, When]]:
    """Counts "overnight" and "the previous 24 hours" from the one day named beside them, if one is."""
    leaning = {start for start, _ in found if _leans(reading, start)}
    days = {when.first for start, when in found if start not in leaning and _is_day(when)} - {None}
    if not leaning or len(days) != 1:
        return found
    beside = Reading(reading.row, days.pop())
    return [(start, (_at(beside, start) or when) if start in leaning else when) for start, when in found]


def _leans(reading: Reading, start: int) -> bool:
    words = reading.words.leaning
    return reading.word(start) in words or (reading.word(start) == "the" and reading.word(start + 1) in words)


def _is_day(when: When) -> bool:
    return when.kind is TimeKind.POINT and when.precision is Precision.DAY and when.first == when.last


def _starts(reading: Reading) -> list[int]:
    """Where an expression may start, in reading order: a cheap test that most words fail.

    Words such as "the" start one only where a word or figure of time is not far, numbers not counted.
    """
    words, row = reading.words, reading.row
    found: list[int] = []
    gap = _FAR
    for index in range(len(row) - 1, -1, -1):
        word = reading.bare[index]
        digits = row.is_digits(index)
        if digits or word in words.telling:
            gap = 0
        elif word not in words.counting:
            gap += 1
        if gap < _FAR and (digits or word in words.starters):
            found.append(index)
    return found[::-1]


def _at(reading: Reading, index: int) -> When | None:
    """The longest expression that starts at a token."""
    return longest(
        stretch(reading, index), point(reading, index), time_of_day(reading, index), lengthy(reading, index)
    )


def _expression(row: Row, text: str, index: int, when: When) -> TimeExpression:
    start, end = row.tokens[index].start, row.tokens[when.end - 1].end
    return TimeExpression(
        start,
        end,
        text[start:end],
        when.kind,
        when.first,
        when.last,
        when.precision,
        when.open_end,
        when.anchored,
        when.approximate,
        when.shift,
    )


def resolve(found: TimeExpression, anchor: date) -> TimeExpression:
    """A RELATIVE expression ("a day earlier") with its days, counted from another time in the text.

    Expressions that are not relative, or do not say how far off they are, come back as they were.
    """
    if found.kind is not TimeKind.RELATIVE or found.shift is None:
        return found
    first, last = stepped(anchor, found.precision, found.shift)
    return replace(found, first=first, last=last, anchored=True)
