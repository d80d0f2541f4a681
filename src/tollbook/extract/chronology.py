"""The day of which a text tells, carried from sentence to sentence, and years that it leaves out."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tollbook.extract.dates import TimeExpression, TimeKind, resolve
from tollbook.extract.sentences import Sentence
from tollbook.model import Precision

_LONG_AGO = timedelta(days=200)
_SAME_STORY = timedelta(days=150)
_CALENDAR = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.SINCE, TimeKind.UNTIL})
_GOES_ON = (
    "Meanwhile",
    "Later",
    "Also",
    "In addition",
    "Elsewhere",
    "At the same time",
    "That ",
    "The same ",
    "The next ",
)
_BACK = ("previous", "before", "earlier", "prior")
_SPEECH = frozenset(
    ["said", "says", "told", "added", "announced", "reported", "confirmed", "stated", "claimed"]
)


@dataclass(slots=True)
class Chronology:
    """Follows the times of a document's sentences.

    Attributes:
        published: The day of publication, where known.
        dated: The day that the last full date named, for dates that leave out the year.
        day: The day of which the text tells now; `paragraph` is where it was named, and
            `headed` whether a heading named it.
        year: The year of the story, for an encyclopedia's dates without one.
    """

    published: date | None
    dated: date | None = None
    day: date | None = None
    paragraph: int = -9
    headed: bool = False
    year: int | None = None

    @classmethod
    def of(cls, published: date | datetime | None, times: Sequence[TimeExpression]) -> "Chronology":
        """A fresh chronology for a document with these times."""
        day = day_of(published)
        return cls(day, year=story_year(times, day))

    def follow(self, sentence: Sentence, times: Sequence[TimeExpression]) -> list[TimeExpression]:
        """The times of the next sentence, with years and "that day" filled in from what came before."""
        heading = sentence.text.startswith("#")
        goes_on = self.headed or sentence.text.startswith(_GOES_ON)
        if heading or (sentence.paragraph > self.paragraph and not goes_on):
            self.day = None
        found = [self._settled(time) for time in times]
        for time in found:
            if time.last and not time.anchored and time.precision is Precision.DAY:
                self.dated = time.last
            if (
                time.kind in (TimeKind.POINT, TimeKind.RELATIVE)
                and time.precision is Precision.DAY
                and time.first == time.last
                and not any(word in time.text for word in _BACK)
                and not self._spoken(sentence, time)
            ):
                self.day, self.paragraph = time.first, sentence.paragraph
                self.headed = heading
        return found

    def _settled(self, time: TimeExpression) -> TimeExpression:
        if time.kind is TimeKind.RELATIVE and time.first is None:
            anchor = self.day or self.published
            return resolve(time, anchor) if anchor else time
        if not time.anchored or time.first is None or time.last is None or self.published is None:
            return time
        if not any(c.isdigit() for c in time.text) or time.kind not in _CALENDAR:
            return time
        near = self.dated if self.dated and self.published - self.dated >= _LONG_AGO else None
        years = {near.year, near.year + 1, near.year - 1} if near else {self.year} if self.year else set()
        for year in sorted(years):
            first, last = _moved(time.first, year), _moved(time.last, year)
            if first and last and (near is None or abs(first - near) <= _SAME_STORY):
                return replace(time, first=first, last=last, anchored=False)
        return time

    def _spoken(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a time stands right beside a verb of saying."""
        before = sentence.text[: time.start - sentence.start].split()[-2:]
        after = sentence.text[time.end - sentence.start :].split()[:1]
        return not _SPEECH.isdisjoint(w.strip(",.").lower() for w in (*before, *after))


def _moved(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def day_of(published: date | datetime | None) -> date | None:
    """The day of a publication."""
    return published.date() if isinstance(published, datetime) else published


def story_year(times: Sequence[TimeExpression], published: date | None) -> int | None:
    """The year of which a text without days of the week tells, if it names one; None for news."""
    if published is None or any(t.anchored and not any(c.isdigit() for c in t.text) for t in times):
        return None
    years = Counter(t.last.year for t in times if t.last and not t.anchored and t.last.year <= published.year)
    if not years:
        return None
    year, _ = min(years.items(), key=lambda item: (-item[1], -item[0]))
    return year if year < published.year else None


def story_days(times: Sequence[TimeExpression]) -> tuple[date, ...]:
    """The days that a text names, sorted."""
    return tuple(sorted(t.last for t in times if t.last and t.kind in _CALENDAR))


def is_told(day: date, days: Sequence[date]) -> bool:
    """Whether a day belongs to the story of a text: a good part of the days that it names lie around it."""
    around = bisect_right(days, day + _LONG_AGO) - bisect_left(days, day - _LONG_AGO)
    return around >= 3 and 3 * around >= len(days)
