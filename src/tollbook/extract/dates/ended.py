"""Stretches told by their length and their end: "the week ended 5 May", "the eleven days to 2 August"."""

from collections.abc import Callable
from dataclasses import replace

from tollbook.extract.dates.calendar import shift, shift_months
from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.lengths import length_of
from tollbook.extract.dates.reading import Reading, When
from tollbook.extract.dates.times import time_of_day
from tollbook.model import Precision

_ENDS = frozenset({"ended", "ending", "to", "until", "till"})


def ended(reading: Reading, index: int, point: Callable[[Reading, int], When | None]) -> When | None:
    """The stretch that starts at a token, which names its length and the day, month or year that closes it.

    Args:
        reading: The row of words.
        index: Where it starts: "the", a number or a unit.
        point: What reads the place in time after "ended".
    """
    length = length_of(reading, index + (reading.word(index) == "the"))
    if length is None or reading.word(length[2]) not in _ENDS:
        return None
    count, unit, at = length
    at += 1
    time = time_of_day(reading, at)
    if time:
        at = time.end + (reading.word(time.end) == ",")
    at += reading.word(at) == "on"
    last = point(reading, at)
    if last is None or last.kind is not TimeKind.POINT:
        return None
    return _back(last, count, unit)


def _back(last: When, count: int, unit: Precision) -> When | None:
    """The `count` units that end with a day, or with a month where they are months or years."""
    if last.precision is Precision.DAY:
        by_month = unit in (Precision.MONTH, Precision.YEAR)
    elif last.precision is Precision.MONTH and unit in (Precision.MONTH, Precision.YEAR):
        by_month = True
    else:
        return None
    if last.last is None:
        return replace(last, kind=TimeKind.SPAN)
    if not by_month:
        days = count * (7 if unit is Precision.WEEK else 1)
        return replace(last, kind=TimeKind.SPAN, first=shift(last.last, 1 - days), precision=Precision.DAY)
    months = count * (12 if unit is Precision.YEAR else 1)
    first = shift_months(shift(last.last, 1), -months)
    return replace(last, kind=TimeKind.SPAN, first=first)
