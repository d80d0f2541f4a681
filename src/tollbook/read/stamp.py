"""A date, and perhaps a time and zone, as publishers spell them.

Only what is written out is read: nothing relative, no year guessed, and day and month in figures only where
one order is possible or the outlet's country has one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from tollbook.read.whereabouts import Whereabouts
from tollbook.read.zones import in_zone, localised, localised_moment, offset

EARLIEST = 1900
LONGEST = 200
MONTH_FIRST = frozenset(("US", "PH"))

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?!\d)", re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)",
        rf"{_MONTH}[ -]{{1,2}}{_DAY}(?:,|\.)?[ -]{{1,2}}{_YEAR}",
        rf"{_DAY}(?: of)?[ -]?{_MONTH},?[ -]?{_YEAR}",
        r"(?P<one>[0-3]?\d)[/.-](?P<two>[0-3]?\d)[/.-](?P<year>(?:19|20)\d\d)",
    )
)
_CLOCK = r"(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)"
_HALF = r"(?:\s?(?P<half>[aApP])\.?\s?[mM]\b\.?)"
_ZONE = r"(?:\s{0,2}\(?(?P<zone>(?:GMT|UTC)?[+−-]\d\d?(?::?\d\d)?(?!\d)|[A-Z]{1,5}(?![\w])))?"
_TIME = rf"(?:{_CLOCK}{_HALF}?|(?P<hour2>1?\d){_HALF.replace('half', 'half2')})\s?(?:hrs?|hours)?{_ZONE}"
_AFTER = re.compile(rf"(?:T|,?\s{{0,2}}(?:(?i:at|@|[-–—|/•·])\s{{0,2}})?){_TIME}", re.ASCII)
_BEFORE = re.compile(rf"{_TIME}\)?(?:,|\s[-–—|/•·]|\s(?i:on))?\s{{0,2}}(?:[A-Z][a-z]{{2,8}},?\s)?$")
_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?\s*")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date where a text has it: `text[start:end]`; `zone` as spelled."""

    day: date
    clock: time | None
    zone: str | None
    start: int
    end: int


def find_stamp(text: str, countries: Sequence[str] = ()) -> Stamp | None:
    """The first date in a short text (200 characters count), with the time that stands beside it.

    Args:
        text: A line, or a `meta` element's content.
        countries: Where the outlet may be from, for the order of day and month in figures.
    """
    text = text[:LONGEST]
    if epoch := _EPOCH.fullmatch(text):
        at = datetime.fromtimestamp(int(epoch[1]), UTC)
        return Stamp(at.date(), at.time(), "Z", 0, len(text)) if at.year > EARLIEST else None
    found = [m for form in _DATES for m in form.finditer(text)]
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if day := _day(match.groupdict(), countries):
            return _with_clock(text, day, match.start(), match.end())
    return None


def resolve(stamp: Stamp, at_home: Whereabouts) -> tuple[date | datetime, str | None]:
    """The moment that a stamp means, and a note where its zone stays open: then it is the date alone."""
    if stamp.clock is None or not (stamp.zone or at_home.zone):
        return stamp.day, None
    local = datetime.combine(stamp.day, stamp.clock)
    if not stamp.zone:
        return localised(local, at_home.zone or "UTC"), None
    zone = re.sub(r"^(?:GMT|UTC)(?=[+−-])", "", stamp.zone)
    if zone[0] in "+−-":
        try:
            at, note = local.replace(tzinfo=offset(zone)), None
        except ValueError:
            return stamp.day, f"'{stamp.zone}' is no time zone"
    else:
        moment, note = in_zone(local, zone, at_home)
        if moment is None:
            return stamp.day, note
        at = moment
    return _at_home(at, at_home), note


def _at_home(at: datetime, at_home: Whereabouts) -> datetime:
    """A moment told in UTC by the outlet's own clock: its "Tuesday" is not UTC's."""
    if at_home.zone and not at.utcoffset():
        return localised_moment(at, at_home.zone)
    return at


def _day(parts: dict[str, str | None], countries: Sequence[str]) -> date | None:
    year = int(parts["year"] or 0)
    if parts.get("one"):
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        if one <= 12 and two <= 12 and one != two and not countries:
            return None
        first = one <= 12 and (two > 12 or (bool(countries) and countries[0] in MONTH_FIRST))
        month, day = (one, two) if first else (two, one)
    else:
        spelled = (parts["month"] or "").lower()
        month = int(spelled) if spelled.isdigit() else _NAMES.index(spelled[:3]) + 1
        day = int(parts["day"] or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(text: str, day: date, start: int, end: int) -> Stamp:
    after, lead = _AFTER.match(text, end), max(0, start - 40)
    if after and (clock := _clock(after.groupdict())) is not None:
        return Stamp(day, clock, after["zone"], start, after.end())
    before = _BEFORE.search(text[lead:start]) if not after else None
    if before and (clock := _clock(before.groupdict())) is not None:
        return Stamp(day, clock, before["zone"], lead + before.start(), end)
    return Stamp(day, None, None, start, end)


def _clock(parts: dict[str, str | None]) -> time | None:
    hour = int(parts["hour"] or parts["hour2"] or 0)
    half = (parts["half"] or parts["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None
