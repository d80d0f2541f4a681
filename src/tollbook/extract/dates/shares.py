"""Shares of a month or year: "the first six months of 2010", "the second half of March"."""

from dataclasses import replace
from datetime import date, timedelta

from tollbook.extract.dates.absolute import absolute
from tollbook.extract.dates.anchored import month_or_year
from tollbook.extract.dates.calendar import month_of
from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.reading import Reading, When
from tollbook.extract.rows.numbers import number
from tollbook.model import Precision


def share(reading: Reading, index: int) -> When | None:
    """As in "the first six months of 2010", "the fourth week of March", "the last quarter of 2021"."""
    at = index + (reading.word(index) == "the")
    which = _WHICH.get(reading.word(at))
    if which is None:
        return None
    part = reading.word(at + 1)
    if part in _PARTS:
        (count, unit), end = _PARTS[part], at + 2
    else:
        found = number(reading.row, at + 1)
        if found is None or found.low is None or found.vague or found.low.denominator != 1:
            return None
        count, unit, end = int(found.low), reading.word(found.end).rstrip("s"), found.end + 1
    if reading.word(end) not in {"of", "in"} or unit not in {"month", "week", "day"}:
        return None
    whole = absolute(reading, end + 1) or month_or_year(reading, end + 1)
    if whole is None or whole.first is None or whole.last is None or whole.precision is Precision.DAY:
        return None
    days = _cut(whole, count, unit, which)
    return days and replace(whole, end=whole.end, kind=TimeKind.SPAN, first=days[0], last=days[1])


_WHICH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1, "opening": 0}
_PARTS = {"half": (6, "month"), "quarter": (3, "month"), "week": (1, "week"), "fortnight": (2, "week")}


def _cut(whole: When, count: int, unit: str, which: int) -> tuple[date, date] | None:
    """The `which`-th stretch of `count` units in a year or month; -1 is the last."""
    first, last = whole.first, whole.last
    if first is None or last is None or count < 1:
        return None
    if unit == "month" and whole.precision is Precision.MONTH:  # half a month
        middle = first.replace(day=15)
        return (middle + timedelta(1), last) if which in (1, -1) else (first, middle)
    if unit == "month":
        at = 12 - count if which < 0 else which * count
        if not 0 <= at <= 12 - count:
            return None
        return date(first.year, at + 1, 1), month_of(first.year, at + count)[1]
    days = count * (7 if unit == "week" else 1)
    if which < 0:
        return max(first, last - timedelta(days - 1)), last
    start = first + timedelta(which * days)
    return (start, min(last, start + timedelta(days - 1))) if start <= last else None
