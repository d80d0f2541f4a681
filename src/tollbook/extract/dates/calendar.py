"""Arithmetic of days: pure functions of dates, within the years 1800 to 2100."""

from calendar import monthrange
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1800, 2100
Days = tuple[date, date]


def make(year: int, month: int, day: int) -> date | None:
    """That day, or None if there is none or its year is out of reach."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def shift(day: date, days: int) -> date:
    """So many days later, held within the calendar."""
    days = max(-400_000, min(400_000, days))
    ordinal = max(date.min.toordinal(), min(date.max.toordinal(), day.toordinal() + days))
    return date.fromordinal(ordinal)


def shift_months(day: date, months: int) -> date:
    """The same day of a month so many months later, or that month's last."""
    months = max(-12 * 3000, min(12 * 3000, months))
    count = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(9999, count // 12)), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_of(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Days:
    """Monday and Sunday around a day."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def weekend_of(day: date) -> Days:
    """Saturday and Sunday of the latest weekend that has begun by a day."""
    saturday = shift(day, -((day.weekday() - 5) % 7))
    return saturday, shift(saturday, 1)


def latest_weekday(day: date, weekday: int) -> date:
    """The latest such weekday (Monday is 0) not after a day."""
    return shift(day, -((day.weekday() - weekday) % 7))


def latest_month(day: date, month: int) -> Days:
    """The latest such month that has begun by a day."""
    return month_of(day.year if month <= day.month else day.year - 1, month)


def latest_day(day: date, month: int, of_month: int) -> date | None:
    """The latest such day of a month not after a day; None if no year has it."""
    for year in range(day.year, day.year - 9, -1):
        found = make(year, month, of_month)
        if found and found <= day:
            return found
    return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th such weekday of a month."""
    first = date(year, month, 1)
    return shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + skipped + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    ahead = epact - weekday
    month = 3 + (ahead + 40) // 44
    return date(year, month, ahead + 28 - 31 * (month // 4))


def third_of(days: Days, part: int) -> Days:
    """The first, middle or last third (0, 1, 2) of a stretch of days."""
    first, last = days
    length = (last - first).days + 1
    start = shift(first, length * part // 3)
    return start, first + timedelta(days=length * (part + 1) // 3 - 1)
