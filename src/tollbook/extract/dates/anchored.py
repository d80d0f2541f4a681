"""Dates counted from the day of publication: "on Tuesday", "last week", "overnight", "two weeks ago"."""

from dataclasses import replace
from datetime import date

from tollbook.extract.dates.absolute import absolute, is_month, part_of, year_at
from tollbook.extract.dates.calendar import (
    Days,
    easter,
    latest_month,
    latest_weekday,
    make,
    month_of,
    nth_weekday,
    shift,
    shift_months,
    week_of,
    weekend_of,
    year_of,
)
from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.reading import Reading, When
from tollbook.extract.lexicon.date_words import Holiday
from tollbook.model import Precision

_LAST = frozenset({"last", "previous", "past"})
_THIS = frozenset({"this", "current"})
_NEXT = frozenset({"next", "coming", "upcoming"})
_BESIDE = {"previous": -1, "preceding": -1, "following": 1}


def anchored(reading: Reading, index: int) -> When | None:
    """The expression that starts at a token and counts from the day of publication."""
    return (
        _named_day(reading, index)
        or _weekday(reading, index)
        or _deictic(reading, index)
        or _edge(reading, index)
        or _holiday(reading, index)
    )


def _named_day(reading: Reading, index: int) -> When | None:
    """As in "today", "yesterday", "overnight", "this morning"."""
    found = reading.words.anchored.at(reading.bare, index)
    if found is None:
        return None
    end, (first, last) = found
    if reading.word(index) == "overnight" and _weekday(
        reading, index + 1 + (reading.word(index + 1) == "on")
    ):
        return None
    day = reading.published
    kind = TimeKind.FUTURE if first > 0 else TimeKind.POINT
    if day is None:
        return When(end, kind, precision=Precision.DAY, anchored=True)
    return When(end, kind, shift(day, first), shift(day, last), Precision.DAY, anchored=True)


def _weekday(reading: Reading, index: int) -> When | None:
    """As in "Tuesday", "last Tuesday", "early Sunday", "Tuesday, March 24, 2022", "Sundays"."""
    at = index
    for _ in range(3):
        at += reading.word(at) in reading.words.edges | {"on"} and at < len(reading)
    which = reading.word(at)
    at += which in _LAST | _THIS | _NEXT | {"every", "each"}
    word = reading.word(at)
    day = reading.words.weekdays.get(word.removesuffix("s") if word not in reading.words.weekdays else word)
    if day is None or not _is_weekday(reading, at):
        return None
    if which in {"every", "each"} or (word not in reading.words.weekdays):
        return When(at + 1, TimeKind.RECURRING, precision=Precision.DAY)
    end = _past_parts(reading, at + 1)
    dated = _with_date(reading, end)
    return dated or _on_weekday(reading, day, which, end)


def _is_weekday(reading: Reading, index: int) -> bool:
    """Whether it names the day, and is no verb ("sat") or other name ("Bloody Sunday")."""
    if not reading.capital(index) or reading.word(index - 1) in reading.words.named_after:
        return False
    if reading.word(index + 1) in reading.words.named_before:
        return False
    if reading.word(index) not in reading.words.ambiguous:
        return True
    return (
        reading.word(index - 1) == "on"
        or reading.word(index + 1) in {",", "."}
        or is_month(reading, index + 1)
    )


def _past_parts(reading: Reading, index: int) -> int:
    for _ in range(2):
        index += reading.word(index) in reading.words.day_parts
    return index


def _with_date(reading: Reading, index: int) -> When | None:
    """The calendar date that says which weekday it was: "Tuesday, March 24, 2022", "Tuesday (March 24)"."""
    at = index + (reading.word(index) in {",", "("})
    at += reading.word(at) == "the"
    found = absolute(reading, at) if not year_at(reading, at) else None
    if found is None or found.precision is not Precision.DAY:
        return None
    closes = reading.word(index) == "(" and reading.word(found.end) == ")"
    return found.to(found.end + closes)


def _on_weekday(reading: Reading, weekday: int, which: str, end: int) -> When:
    published = reading.published
    end, weeks = _of_which_week(reading, end)
    kind = TimeKind.FUTURE if which in _NEXT or weeks > 0 else TimeKind.POINT
    if published is None:
        return When(end, kind, precision=Precision.DAY, anchored=True)
    day = latest_weekday(published, weekday)
    if reading.word(end - 1) == "last":
        which = "last"
    if weeks:
        day = shift(week_of(published)[0], 7 * weeks + weekday)
    elif which in _LAST and day == published:
        day = shift(day, -7)
    elif which in _NEXT:
        day = shift(day, 7)
    return When(end, kind, day, day, Precision.DAY, anchored=True)


def _of_which_week(reading: Reading, index: int) -> tuple[int, int]:
    """As in "Tuesday last week", "Tuesday of next week": where that ends, and by how many weeks it is off."""
    at = index + (reading.word(index) in {"of", ","})
    if reading.word(at + 1) != "week" or reading.word(at) not in _LAST | _NEXT:
        return index + _is_past(reading, index), 0
    return at + 2, -1 if reading.word(at) in _LAST else 1


def _is_past(reading: Reading, index: int) -> bool:
    """Whether "last" at an index says which weekday: "on Tuesday last", not "on Tuesday last year's"."""
    following = reading.word(index + 1)
    named = following in reading.words.units or following in reading.words.seasons
    return reading.word(index) == "last" and not named and following not in reading.words.months


def _deictic(reading: Reading, index: int) -> When | None:
    """As in "last week", "this year", "next month", "last August", "last summer", "the weekend"."""
    at = index + (reading.word(index) == "the")
    which, word = reading.word(at), reading.word(at + 1)
    if word == "weekend" or (which == "weekend" and at > index):
        return _weekend(reading, which, at + 1 + (word == "weekend"))
    if which not in _LAST | _THIS | _NEXT | set(_BESIDE) or (at > index and which in _THIS):
        return None
    if is_month(reading, at + 1):
        return _deictic_month(reading, which, at + 1)
    if word in reading.words.seasons:
        end, year = at + 2, year_at(reading, at + 2)
        return When(end + bool(year), precision=Precision.YEAR, anchored=True, approximate=True)
    return _deictic_unit(reading, index, which, at + 1)


def _weekend(reading: Reading, which: str, end: int) -> When | None:
    if reading.published is None:
        return When(end, precision=Precision.DAY, anchored=True)
    days = weekend_of(reading.published)
    if which in _NEXT:
        return When(end, TimeKind.FUTURE, shift(days[0], 7), shift(days[1], 7), Precision.DAY, anchored=True)
    if which in _LAST and days[1] >= reading.published:
        days = shift(days[0], -7), shift(days[1], -7)
    return When(end, TimeKind.SPAN, days[0], min(days[1], reading.published), Precision.DAY, anchored=True)


def _deictic_month(reading: Reading, which: str, at: int) -> When:
    month = reading.words.months[reading.word(at)]
    kind = TimeKind.FUTURE if which in _NEXT else TimeKind.POINT
    published = reading.published
    if published is None:
        return When(at + 1, kind, precision=Precision.MONTH, anchored=True)
    days = latest_month(published, month)
    if which in _LAST and published.month == month:
        days = month_of(days[0].year - 1, month)
    elif which in _NEXT:
        days = month_of(days[0].year + 1, month)
    return When(at + 1, kind, *days, Precision.MONTH, anchored=True)


_STEP = {Precision.WEEK: 7, Precision.DAY: 1}


def _deictic_unit(reading: Reading, index: int, which: str, at: int) -> When | None:
    """As in "last week" is Monday to Sunday before, "the past week" seven days up to now."""
    word = reading.word(at)
    unit = reading.words.units.get(word)
    if unit is None or word in {
        "day",
        "night",
        "hour",
        "minute",
        "decade",
        "century",
        "quarter",
        "fortnight",
    }:
        return _longer_unit(reading, which, at) if word in {"decade", "century"} else None
    if word not in {"week", "month", "year"}:
        return None
    if reading.word(index) == "the" and which in _BESIDE:
        return When(at + 1, TimeKind.RELATIVE, precision=unit, shift=_BESIDE[which])
    if which == "past" or (which == "last" and reading.word(index) == "the"):
        return up_to_now(reading, 1, unit, at + 1)
    step = 0 if which in _THIS else 1 if which in _NEXT else -1
    kind = TimeKind.FUTURE if step > 0 else TimeKind.POINT
    if reading.published is None:
        return When(at + 1, kind, precision=unit, anchored=True)
    first, last = stepped(reading.published, unit, step)
    if not step:
        last = min(last, reading.published)
    return When(at + 1, kind, first, last, unit, anchored=True)


def _longer_unit(reading: Reading, which: str, at: int) -> When | None:
    years = 10 if reading.word(at) == "decade" else 100
    return up_to_now(reading, years, Precision.YEAR, at + 1) if which in _LAST else None


def stepped(published: date, unit: Precision, steps: int) -> Days:
    """The week (Monday to Sunday), month or year so many after the one of publication; or the day."""
    if unit is Precision.DAY:
        return shift(published, steps), shift(published, steps)
    if unit is Precision.WEEK:
        monday, sunday = week_of(published)
        return shift(monday, 7 * steps), shift(sunday, 7 * steps)
    if unit is Precision.MONTH:
        there = shift_months(published, steps)
        return month_of(there.year, there.month)
    return year_of(shift_months(published, 12 * steps).year)


def up_to_now(reading: Reading, length: int, unit: Precision, end: int) -> When:
    """As in "the past week", "the last three days": so long up to the day of publication."""
    published = reading.published
    if published is None:
        return When(end, TimeKind.SPAN, precision=unit, anchored=True)
    if unit in _STEP:
        first = shift(published, -_STEP[unit] * length)
    else:
        first = shift_months(published, -length * (12 if unit is Precision.YEAR else 1))
    return When(end, TimeKind.SPAN, first, published, unit, anchored=True)


def _edge(reading: Reading, index: int) -> When | None:
    """As in "early March", "mid-2022", "the end of last year", "earlier this month"."""
    at = index + (reading.word(index) == "the")
    found = reading.words.thirds.at(reading.bare, index) or reading.words.thirds.at(reading.bare, at)
    if found is None:
        if reading.word(index) in {"earlier", "later"}:
            return _earlier(reading, index)
        return None
    end, third = found
    end = reading.row.past_hyphen(end)
    end += reading.word(end) in {"in", "-", "–"}
    days = month_or_year(reading, end)
    return days and part_of(days, third)


def month_or_year(reading: Reading, index: int) -> When | None:
    """As in "the year", "last month", "March 2021", "this week"."""
    if reading.word(index) == "the" and reading.word(index + 1) in {"week", "month", "year"}:
        unit = reading.words.units[reading.word(index + 1)]
        if reading.published is None:
            return When(index + 2, precision=unit, anchored=True)
        return When(index + 2, TimeKind.POINT, *stepped(reading.published, unit, 0), unit, anchored=True)
    found = absolute(reading, index) or _deictic(reading, index)
    return found if found and found.precision in {Precision.MONTH, Precision.YEAR, Precision.WEEK} else None


def _earlier(reading: Reading, index: int) -> When | None:
    """As in "earlier this week", "later in the year", "earlier in March"."""
    at = index + 1 + (reading.word(index + 1) == "in")
    found = month_or_year(reading, at) or _named_day(reading, at)
    if found is None:
        return None
    kind = TimeKind.FUTURE if reading.word(index) == "later" else TimeKind.POINT
    last = min(found.last, reading.published) if found.last and reading.published else found.last
    return replace(found, kind=kind, approximate=True, last=last)


def _holiday(reading: Reading, index: int) -> When | None:
    """As in "New Year", "Christmas Eve 2021", "Good Friday": the latest by publication, or of that year."""
    found = reading.words.holidays.at(reading.bare, index)
    if found is None or not reading.capital(index):
        return None
    end, holiday = found
    if reading.word(end) in _FESTIVE:
        return None
    year = year_at(reading, end)
    if year is not None:
        day = _in_year(holiday, year)
        return When(end + 1, TimeKind.POINT, day, day, Precision.DAY)
    published = reading.published
    if published is None:
        return When(end, precision=Precision.DAY, anchored=True)
    days = (_in_year(holiday, year) for year in range(published.year, published.year - 9, -1))
    day = next((day for day in days if day and day <= published), None)
    return When(end, TimeKind.POINT, day, day, Precision.DAY, anchored=True)


# Things called after a holiday, which they do not date: "a Christmas market".
_FESTIVE = frozenset(
    {"market", "markets", "tree", "trees", "card", "cards", "party", "parties", "shopping", "shoppers",
     "gift", "gifts", "parade", "parades", "island", "islands", "offensive", "bonus", "season", "lights",
     "carol"}
)  # fmt: skip


def _in_year(holiday: Holiday, year: int) -> date | None:
    if holiday.fixed:
        return make(year, *holiday.fixed)
    if holiday.easter is not None:
        return shift(easter(max(1, year)), holiday.easter)
    return nth_weekday(year, *holiday.nth) if holiday.nth else None
