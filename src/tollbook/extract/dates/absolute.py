"""Dates that stand on the calendar: "24 February 2022", "Feb. 24", "2022-03-24", "in March", "2018"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tollbook.extract.dates.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    latest_day,
    latest_month,
    make,
    month_of,
    third_of,
    year_of,
)
from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.reading import Partial, Reading, When
from tollbook.extract.lexicon.harms import harm_lexicon
from tollbook.extract.lexicon.people import people
from tollbook.model import Precision

_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset({"-", "–", "—", "‑"})
_JOINS = _DASHES | {"to", "through", "until", "till"}


def resolve(partial: Partial, published: date | None) -> When | None:
    """A partial date as days; what lacks a year is the latest one not after publication.

    Returns:
        None if the calendar has no such day. Its `end` is 0, to be set by the caller.
    """
    year, month, day = partial.year, partial.month, partial.day
    if month and day:
        if year is None and published is None:
            exists = make(2000, month, day)
            return When(0, precision=Precision.DAY, anchored=True, partial=partial) if exists else None
        found = (
            make(year, month, day)
            if year is not None
            else latest_day(published, month, day)
            if published
            else None
        )
        return _over(partial, (found, found), Precision.DAY, year is None) if found else None
    if month:
        days = (
            month_of(year, month)
            if year is not None
            else latest_month(published, month)
            if published
            else None
        )
        return _over(partial, days or (None, None), Precision.MONTH, year is None)
    return _over(partial, year_of(year), Precision.YEAR, False) if year is not None else None


def _over(
    partial: Partial, days: tuple[date | None, date | None], precision: Precision, anchored: bool
) -> When:
    return When(0, TimeKind.POINT, *days, precision, anchored=anchored, partial=partial)


def absolute(reading: Reading, index: int) -> When | None:
    """The calendar date that starts at a token."""
    return (
        _numeric(reading, index)
        or _month_first(reading, index)
        or _day_first(reading, index)
        or _decade(reading, index)
        or _season(reading, index)
        or _year(reading, index)
    )


def year_at(reading: Reading, index: int) -> int | None:
    """The four-digit year within reach at a token."""
    value = reading.whole(index)
    is_year = value is not None and FIRST_YEAR <= value <= LAST_YEAR and len(reading.row.word(index)) == 4
    return value if is_year else None


def _day_at(reading: Reading, index: int) -> int | None:
    """A day of the month, with or without -st, -nd, -rd, -th."""
    if not reading.row.is_digits(index):
        return None
    token = reading.row.tokens[index]
    if token.suffix and token.suffix not in _ORDINALS:
        return None
    if token.value is None or token.grouped or token.decimals or not 1 <= token.value <= 31:
        return None
    return int(token.value)


def _comma_year(reading: Reading, index: int) -> tuple[int, int | None]:
    """An optional year after an optional comma or "of": where it ends, and the year."""
    at = index + (reading.word(index) in {",", "of"})
    year = year_at(reading, at)
    if year is None or (at == index and _counts_people(reading, at)):
        return index, None
    return at + 1, year


def _counts_people(reading: Reading, index: int) -> bool:
    """Whether what looks like a year counts what follows: "March 1900 people"."""
    return _are_people(reading.row.word(index + 1))


def _are_people(word: str) -> bool:
    """Whether a word names people in the plural."""
    return word in people().crowds or (word.endswith("s") and word.removesuffix("s") in people().persons)


def is_month(reading: Reading, index: int) -> bool:
    """Whether a month's name stands there, and not "may" or "march"."""
    word = reading.word(index)
    if word not in reading.words.months or not reading.capital(index):
        return False
    if word not in reading.words.ambiguous:
        return True
    before, after = (
        reading.word(index - 1 - reading.row.hyphen(index - 1)),
        index + 1 + (reading.word(index + 1) in {",", "."}),
    )
    return (
        before in reading.words.before_month
        or _day_at(reading, after) is not None
        or year_at(reading, after) is not None
        or _day_at(reading, index - 1) is not None
        or before in reading.words.weekdays
    )


def _past_stop(reading: Reading, index: int) -> int:
    """Past the full stop of a short month: "Feb."."""
    word, row = reading.word(index), reading.row
    return index + 2 if len(word) <= 4 and row.word(index + 1) == "." and row.glued(index + 1) else index + 1


def _month_first(reading: Reading, index: int) -> When | None:
    """As in "March 2", "Feb. 24, 2022", "March 3-9", "March 2022", "March"."""
    if not is_month(reading, index):
        return None
    month, at = reading.words.months[reading.word(index)], _past_stop(reading, index)
    at += reading.word(at) == "the" and _day_at(reading, at + 1) is not None
    day = _day_at(reading, at) if not _counts(reading, index, at) else None
    if day is None:
        end, year = _comma_year(reading, at)
        if year is None and at == index + 2:
            end = at if reading.row.word(at).isalnum() and not reading.capital(at) else index + 1
        return _point(Partial(year, month), reading, end)
    last = _second_day(reading, at + 1, day)
    end, year = _comma_year(reading, last[1] if last else at + 1)
    return _days(reading, Partial(year, month, day), last[0] if last else None, end)


def _counts(reading: Reading, index: int, at: int) -> bool:
    """Whether the number after a month counts what follows: "In March 12 people were killed"."""
    row = reading.row
    if row.hyphen(at + 1) and row.word(at + 2).isalpha():
        return True
    if row.word(at + 1) in {"%", "percent"} or row.word(at + 1) in row.lexicon.scales:
        return True
    following = row.word(at + 1)
    return (
        reading.word(index - 1) == "in"
        and following.isalpha()
        and (_are_people(following) or following in {"more", "others"})
    )


def _second_day(reading: Reading, index: int, first: int) -> tuple[int, int] | None:
    """The second day of "March 3-9" and where it ends."""
    ends = reading.row.word(index + 2) in {"", ",", ".", ";", ":", ")"}
    if reading.word(index) not in _JOINS and not (reading.word(index) == "and" and ends):
        return None
    day = _day_at(reading, index + 1)
    if (
        day is None
        or day <= first
        or reading.word(index + 2) in reading.words.months
        or _counts(reading, -1, index + 1)
    ):
        return None
    return day, index + 2


def _day_first(reading: Reading, index: int) -> When | None:
    """As in "24 February 2022", "the 2nd of March", "3-9 March", "between 3 and 9 March"."""
    day = _day_at(reading, index)
    if day is None:
        return None
    at, last = index + 1, None
    before = reading.word(index - 1 - (reading.word(index - 1) in {"just", "only"}))
    joins = _JOINS | {"and"} if before == "between" else _JOINS
    slash = reading.word(at) == "/" and reading.row.glued(at) and reading.row.glued(at + 1)  # "24/25 July"
    if (slash or reading.word(at) in joins) and _day_at(reading, at + 1) is not None:
        last, at = _day_at(reading, at + 1), at + 2
    at += reading.word(at) == "of"
    if not is_month(reading, at) or (last is not None and last <= day):
        return None
    month = reading.words.months[reading.word(at)]
    end, year = _comma_year(reading, _past_stop(reading, at))
    if year is None:
        end = at + 1 + (reading.row.word(at + 1) == "." and reading.row.word(at + 2)[:1].islower())
    return _days(reading, Partial(year, month, day), last, min(end, len(reading)))


def _days(reading: Reading, partial: Partial, last_day: int | None, end: int) -> When | None:
    """One day, or from that day to another of its month."""
    first = resolve(partial, reading.published)
    if first is None or last_day is None:
        return first and first.to(end)
    last = resolve(replace(partial, day=last_day), reading.published)
    if last is None:
        return first.to(end)
    if first.first and last.last and first.first > last.last:
        first = resolve(replace(partial, year=last.last.year), reading.published) or first
    return replace(first, end=end, last=last.last, kind=TimeKind.SPAN)


def _point(partial: Partial, reading: Reading, end: int) -> When | None:
    found = resolve(partial, reading.published)
    return found and found.to(end)


def _numeric(reading: Reading, index: int) -> When | None:
    """As in "2022-03-24", "24.03.2022", "24/03/2022"; day and month that could be either are left open."""
    row = reading.row
    mark = row.word(index + 1)
    if not row.is_digits(index) or row.tokens[index].dotted:
        return _dotted(reading, index)
    if mark not in {"-", "/", "–"} or row.word(index + 3) != mark:
        return None
    if not all(row.glued(at) for at in range(index + 1, index + 5)):
        return None
    parts = [reading.whole(at) for at in (index, index + 2, index + 4)]
    if None in parts:
        return None
    one, two, three = (part or 0 for part in parts)
    end = index + 5
    if len(row.word(index)) == 4:
        return _point(Partial(one, two, three), reading, end) if FIRST_YEAR <= one <= LAST_YEAR else None
    if len(row.word(index + 4)) != 4 or not FIRST_YEAR <= three <= LAST_YEAR:
        return None
    if one <= 12 and two <= 12 and one != two:
        return When(end) if one and two else None
    return _point(Partial(three, *((two, one) if one > 12 or one == two else (one, two))), reading, end)


def _dotted(reading: Reading, index: int) -> When | None:
    """As in "24.03.2022", day first as everywhere that writes it so."""
    if not reading.row.is_digits(index):
        return None
    token = reading.row.tokens[index]
    parts = token.dotted
    if len(parts) != 3 or len(parts[2]) not in (2, 4) or not all(map(str.isdecimal, parts)):
        return None
    year = int(parts[2]) if len(parts[2]) == 4 else _full_year(int(parts[2]), parts, reading)
    return _point(Partial(year, int(parts[1]), int(parts[0])), reading, index + 1) if year else None


def _full_year(short: int, parts: Sequence[str], reading: Reading) -> int | None:
    """The year of "24.03.22": the latest such by publication; none of "1.2.10", which numbers parts."""
    if reading.published is None or any(len(part) != 2 for part in parts):
        return None
    this = reading.published.year
    return this - (this - short) % 100


def _decade(reading: Reading, index: int) -> When | None:
    """As in "the 1990s"."""
    if not reading.row.is_digits(index):
        return None
    token = reading.row.tokens[index]
    if token.suffix != "s" or token.value is None or token.value % 10 or len(token.word) != 4:
        return None
    first = int(token.value)
    if not FIRST_YEAR <= first <= LAST_YEAR - 9:
        return None
    return When(
        index + 1, TimeKind.SPAN, date(first, 1, 1), date(first + 9, 12, 31), Precision.YEAR, approximate=True
    )


def _season(reading: Reading, index: int) -> When | None:
    """As in "the spring of 1943", "in summer 2014"; winters lie in two years and stay with the one named."""
    months = reading.words.season_months.get(reading.word(index))
    if months is None:
        return None
    at = index + 1 + (reading.word(index + 1) == "of")
    year = year_at(reading, at)
    if year is None or _counts_people(reading, at):
        return None
    first, last = month_of(year, months[0])[0], month_of(year, months[1])[1]
    return When(at + 1, TimeKind.POINT, first, last, Precision.MONTH, approximate=True)


def _year(reading: Reading, index: int) -> When | None:
    """As in "in 2018", "the 2015 earthquake", "(2018)"; not "over 2000 soldiers"."""
    year = year_at(reading, index)
    if year is None:
        return None
    before, after = reading.word(index - 1), reading.row.word(index + 1)
    if before in reading.row.lexicon.scales or after in reading.row.lexicon.scales:
        return None
    at = index - 1 - (before in {"-", "–"} or (before == "to" and year_at(reading, index - 2) is not None))
    sure = reading.word(at) in reading.words.sure_before_year or year_at(reading, at) is not None
    sure = sure or (reading.word(at) == "of" and reading.word(at - 1) in reading.words.events)
    if not sure and _counts_victims(reading, index):
        return None
    return _point(Partial(year), reading, index + 1)


_HAPPENED = frozenset({"were", "was", "are", "have", "had", "people", "more", "others", "of"})


def _counts_victims(reading: Reading, index: int) -> bool:
    """Whether what looks like a year is the number of those who suffered: "killed 2000", "1900 of them"."""
    harms = harm_lexicon().by_first_form
    before, after = reading.word(index - 1), reading.row.word(index + 1)
    if before in reading.words.counts_before or before in harms or after in harms or after in _HAPPENED:
        return True
    return _counts_people(reading, index) or _counts_people(reading, index + 1)


def part_of(days: When, third: int) -> When:
    """The early, middle or late third of a month or year, approximately."""
    if days.first is None or days.last is None:
        return replace(days, approximate=True)
    first, last = third_of((days.first, days.last), third)
    return replace(days, first=first, last=last, approximate=True)
