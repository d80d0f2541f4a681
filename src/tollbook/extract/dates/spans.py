"""Stretches of time: "since Oct. 7", "from 24 Feb to 1 March", "until Friday", "since the war began"."""

from dataclasses import replace

from tollbook.extract.dates.absolute import absolute, resolve
from tollbook.extract.dates.anchored import anchored, stepped
from tollbook.extract.dates.calendar import shift
from tollbook.extract.dates.ended import ended
from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.lengths import lengthy
from tollbook.extract.dates.letters import day_by_letter
from tollbook.extract.dates.reading import Partial, Reading, When
from tollbook.extract.dates.shares import share
from tollbook.extract.dates.times import time_of_day
from tollbook.model import Precision

_PLACES = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.AGO})
_TO = frozenset({"to", "until", "till", "through", "-", "–", "—"})


def point(reading: Reading, index: int) -> When | None:
    """A place in time, absolute or counted from publication, the longer of the two."""
    if index not in reading.points:
        found = (
            absolute(reading, index), day_by_letter(reading, index),
            anchored(reading, index), share(reading, index),
        )  # fmt: skip
        reading.points[index] = longest(*found)
    return reading.points[index]


def longest(*found: When | None) -> When | None:
    """The reading that takes most words; the first of equals."""
    return max((one for one in found if one), key=lambda one: one.end, default=None)


def stretch(reading: Reading, index: int) -> When | None:
    """The stretch that starts at a token."""
    return (
        _since(reading, index)
        or _until(reading, index)
        or _between(reading, index)
        or _from(reading, index)
        or _to_another(reading, index)
        or ended(reading, index, point)
        or _phrase(reading, index)
    )


_LOOSE = frozenset({"the", "at", "least", "about", "around", "late", "last", "on", "of"})


def _since(reading: Reading, index: int) -> When | None:
    """As in "since Oct. 7", "since last week"; "since the war began" leaves the day to the case."""
    if reading.word(index) != "since":
        return None
    if reading.word(index + 1) == "then":
        return When(index + 2, TimeKind.RELATIVE, precision=Precision.DAY, open_end=True, shift=0)
    at = index + 1 + (reading.word(index + 1) in {"on", "about", "around"})
    at += reading.word(at) in {"about", "around"} and reading.word(at - 1) == "at"
    found = point(reading, at) or _ago(reading, at)
    if found and found.kind in _PLACES:
        return _open(reading, found)
    return _case_start(reading, index + 1)


def _ago(reading: Reading, index: int) -> When | None:
    found = lengthy(reading, index)
    return found if found and found.kind is TimeKind.AGO else None


def _open(reading: Reading, found: When) -> When:
    return replace(found, kind=TimeKind.SINCE, last=reading.published if found.first else None, open_end=True)


def _case_start(reading: Reading, index: int) -> When | None:
    """As in "since the war began", "since the start of the invasion on 24 February"."""
    end = None
    words = reading.words
    for at in range(index, min(index + words.case_longest, len(reading))):
        word = reading.word(at)
        if word in words.case_starts or word in words.case_events:
            end = at + 1
        elif word in {"on", "in"} and end:
            found = point(reading, at + 1)
            if found and found.first:
                return _open(reading, found)
        elif not word.replace("'", "").replace("-", "").isalpha() and word != "-":
            break
    return When(end, TimeKind.CASE_START, open_end=True) if end else None


_UNTIL = frozenset({"until", "till", "by", "before"})


def _until(reading: Reading, index: int) -> When | None:
    """As in "until March 2", "as of 3 p.m. Sunday", "before Tuesday"."""
    word = reading.word(index)
    at = index + 1
    if word in {"as", "up"}:
        if reading.word(at) not in {"of", "at", "on", "to", "until", "till"}:
            return None
        at += 1
    elif word not in _UNTIL and not (word == "to" and _part_of_day(reading, at)):
        return None
    at += _part_of_day(reading, at)
    time = time_of_day(reading, at)
    if time:
        at = time.end + (reading.word(time.end) in {"on", ","})
    at += reading.word(at) == "on"
    found = point(reading, at)
    if found is None or found.kind not in _PLACES:
        return None
    last = shift(found.first, -1) if word == "before" and found.first else found.last
    return replace(found, kind=TimeKind.UNTIL, first=None, last=last)


def _part_of_day(reading: Reading, index: int) -> int:
    """How many words "the morning of" takes, or "the end of"; 0 where neither stands there."""
    named = reading.word(index + 1) in reading.words.day_parts | {"end"}
    return 3 if reading.word(index) == "the" and named and reading.word(index + 2) == "of" else 0


def _between(reading: Reading, index: int) -> When | None:
    """As in "between March and May 2022"; days of one month are read as one date."""
    if reading.word(index) != "between":
        return None
    at = index + 1 + (reading.word(index + 1) in {"just", "only"})
    one_month = absolute(reading, at)
    if one_month and one_month.kind is TimeKind.SPAN:
        return one_month
    return _ends(reading, at, frozenset({"and"}))


def _from(reading: Reading, index: int) -> When | None:
    """As in "from 24 Feb to 1 March", "from Oct. 7 onward", "from the start of the war"."""
    if reading.word(index) not in {"from", "beginning", "starting", "counting"}:
        return None
    at = index + 1 + (reading.word(index + 1) in {"on", "in", "from"})
    ends = _ends(reading, at, _TO)
    if ends:
        return ends
    found = point(reading, at)
    counted = reading.word(index) == "counting" and reading.word(index + 1) == "from"
    if found and counted and found.kind is TimeKind.POINT:
        return _open(reading, found)
    if found and found.kind is TimeKind.POINT and reading.word(found.end) in {"onward", "onwards", "on"}:
        follows = reading.word(found.end) != "on" or not point(reading, found.end + 1)
        return _open(reading, found.to(found.end + 1)) if follows else None
    if reading.word(index + 1) == "the" and reading.word(index + 2) in {
        "start",
        "beginning",
        "outbreak",
        "onset",
    }:
        found = _case_start(reading, index + 1)
        named = range(index + 3, found.end if found else 0)
        return found if any(reading.word(at) in reading.words.case_events for at in named) else None
    return None


def _to_another(reading: Reading, index: int) -> When | None:
    """As in "24 Feb – 1 March", "Friday to Sunday", "2014–18"."""
    return _ends(reading, index, _TO)


def _ends(reading: Reading, index: int, joins: frozenset[str]) -> When | None:
    """From one place in time to another; what the first leaves out it takes from the second."""
    first = point(reading, index)
    if first is None or first.kind not in _PLACES or reading.word(first.end) not in joins:
        return None
    at = first.end + 1
    second = _short_year(reading, first, at) or point(reading, at + (reading.word(at) == "on"))
    if second is None or second.kind not in _PLACES:
        return None
    first = _completed(reading, first, second)
    days = first.first, second.last
    if days[0] and days[1] and days[0] > days[1]:
        return None
    precision = first.precision if first.precision is second.precision else _coarser(first, second)
    return When(
        second.end, TimeKind.SPAN, *days, precision, anchored=second.anchored, approximate=second.approximate
    )


_ORDER = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.UNKNOWN)


def _coarser(first: When, second: When) -> Precision:
    return max(first.precision, second.precision, key=_ORDER.index)


def _short_year(reading: Reading, first: When, index: int) -> When | None:
    """The "18" of "2014–18"."""
    year = first.partial.year if first.partial and not first.partial.month else None
    value = reading.whole(index)
    if year is None or value is None or len(reading.row.word(index)) != 2 or not reading.row.glued(index):
        return None
    full = year // 100 * 100 + value
    found = resolve(Partial(full), reading.published) if full > year else None
    return found and found.to(index + 1)


def _completed(reading: Reading, first: When, second: When) -> When:
    """The first end, in the second's year, or the one before if it would then come after it."""
    one, two = first.partial, second.partial
    if one is None or one.year is not None or second.last is None or one.month is None:
        if first.first and second.last and first.first > second.last and first.anchored and not one:
            days = shift(first.first, -7), shift(first.last or first.first, -7)
            return replace(first, first=days[0], last=days[1])
        return first
    year = (
        second.last.year
        if two is None or two.year is not None or one.month <= second.last.month
        else second.last.year - 1
    )
    for candidate in (year, year - 1):
        found = resolve(replace(one, year=candidate), reading.published)
        if found and found.first and found.first <= second.last:
            return replace(found, anchored=second.anchored)
    return first


def _phrase(reading: Reading, index: int) -> When | None:
    """As in "so far", "in recent days", "the previous day", "that night"."""
    so_far = reading.words.so_far.at(reading.bare, index)
    if so_far and reading.word(so_far[0]) != "as":
        return _so_far(reading, so_far[0])
    recent = reading.words.recent.at(reading.bare, index)
    if recent:
        return When(recent[0], TimeKind.SPAN, anchored=True, approximate=True)
    same = reading.words.same.at(reading.bare, index)
    if same and reading.word(index - 1) in {"in", "over", "during", "for", "within"}:
        goes_on = reading.word(same[0]) in _GOES_ON
        return None if goes_on else When(same[0], TimeKind.RELATIVE, shift=0)
    relative = reading.words.relative.at(reading.bare, index)
    if relative:
        end, (steps, unit) = relative
        if unit is not Precision.DAY and reading.word(end) in _GOES_ON:
            return None  # "in the week after the quake"
        return When(end, TimeKind.RELATIVE, precision=unit, shift=steps)
    return None


_GOES_ON = frozenset(
    {
        "of",
        "since",
        "after",
        "before",
        "following",
        "that",
        "when",
        "from",
        "leading",
        "beginning",
        "to",
        "'s",
    }
)


def _so_far(reading: Reading, end: int) -> When:
    """As in "so far", and "so far this year": since it began."""
    unit = reading.words.units.get(reading.word(end + 1)) if reading.word(end) == "this" else None
    if unit is None or reading.published is None or unit is Precision.DAY:
        return When(end, TimeKind.SO_FAR, last=reading.published, open_end=True, anchored=True)
    first, _ = stepped(reading.published, unit, 0)
    return When(end + 2, TimeKind.SINCE, first, reading.published, unit, open_end=True, anchored=True)
