"""What a text says of its story as a whole: its year, its days, the day of its incident."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.lexicon.load import table
from tollbook.extract.sentences import Sentence
from tollbook.model import Precision

LONG_AGO = timedelta(days=200)
CALENDAR = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.SINCE, TimeKind.UNTIL})
_LEANING = frozenset({"overnight", "previous", "preceding"})
_DIGIT = re.compile(r"\d")
_MONTH = re.compile(r"\b(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec)")
_HAPPENED = re.compile(r"\b(?:happened|occurred|took place|struck|hit|broke out|came)\b")
_MOSTLY = 4
_NEAR_YEARS = 2


def on_calendar(time: TimeExpression) -> bool:
    """Whether a time is a date or a month by name, whose year the story tells; not "last March"."""
    low = time.text.lower()
    return _DIGIT.search(low) is not None or (
        _MONTH.search(low) is not None and not low.startswith(("last", "this", "next"))
    )


def leans(time: TimeExpression) -> bool:
    """Whether a time counts from a day told beside it: "overnight", "the previous two days"."""
    return not _LEANING.isdisjoint(time.text.lower().split())


def day_of(published: date | datetime | None) -> date | None:
    """The day of a publication."""
    return published.date() if isinstance(published, datetime) else published


def may_date(sentence: str) -> bool:
    """Whether a sentence without figures of harm may still date the story."""
    return _DIGIT.search(sentence) is not None or _HAPPENED.search(sentence) is not None


def story_year(times: Sequence[TimeExpression], published: date | None) -> int | None:
    """The year of which a text with hardly a "last week" tells, if it names one; None for news."""
    if published is None:
        return None
    dated = [t for t in times if t.last and not t.anchored and t.last.year <= published.year]
    years = Counter(t.last.year for t in dated if t.last)
    if len(dated) == 1 and dated[0].precision is Precision.YEAR and published.year - max(years) > _NEAR_YEARS:
        return None  # one year long past, named by the way
    if len(dated) == 1 and any(_same_month(t, dated[0]) for t in times):
        return None  # "15 in April, against 41 in April 2022"
    recent = sum(t.anchored and not leans(t) and not on_calendar(t) for t in times)
    if not years or years.total() < _MOSTLY * recent:
        return None
    year, _ = min(years.items(), key=lambda item: (-item[1], -item[0]))
    return year if year < published.year else None


def _same_month(one: TimeExpression, dated: TimeExpression) -> bool:
    """Whether a month without a year stands before the same month with one, which it is set against."""
    months = one.precision is dated.precision is Precision.MONTH
    if not months or not one.anchored or one.start >= dated.start or not (one.last and dated.last):
        return False
    return one.last.month == dated.last.month


def _nouns() -> str:
    """The nouns of events, as the alternatives of a pattern."""
    return "|".join(sorted(map(re.escape, table("incidents")["events"]), key=len, reverse=True))


@cache
def _events() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:the|this|that)\s(?:[\w-]+\s){{0,4}}(?:{_nouns()})\b[^.,;]{{0,60}}$")


@cache
def single_event() -> re.Pattern[str]:
    """What tells of a single event: its noun or its verb."""
    verbs = "|".join(map(re.escape, table("incidents")["happens"]))
    return re.compile(rf"(?i)\b(?:(?:{_nouns()})s?\b|{verbs})")


def incident_day(sentences: Sequence[Sentence], dated: Sequence[Sequence[TimeExpression]]) -> date | None:
    """The one day on which a text says that its incident took place: "The quake struck on Friday"."""
    found = set()
    for sentence, times in zip(sentences, dated, strict=False):
        days = [t for t in times if t.kind is TimeKind.POINT and t.precision is Precision.DAY]
        happened = _HAPPENED.search(sentence.text) if len(days) == 1 and days[0].last else None
        if happened and _events().search(sentence.text, 0, happened.start()):
            found.add(days[0].last)
    return found.pop() if len(found) == 1 else None


def story_days(times: Sequence[TimeExpression]) -> tuple[date, ...]:
    """The days that a text names, sorted."""
    return tuple(sorted(t.last for t in times if t.last and t.kind in CALENDAR))


def is_told(day: date, days: Sequence[date]) -> bool:
    """Whether a day belongs to the story of a text: a good part of the days that it names lie around it."""
    around = bisect_right(days, day + LONG_AGO) - bisect_left(days, day - LONG_AGO)
    return around >= 3 and 3 * around >= len(days)
