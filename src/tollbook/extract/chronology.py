"""The day of which a text tells, carried from sentence to sentence, and years that it leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from tollbook.extract.dates import TimeExpression, TimeKind, resolve
from tollbook.extract.sentences import Sentence
from tollbook.extract.story import CALENDAR, LONG_AGO, day_of, leans, on_calendar, single_event, story_year
from tollbook.model import Precision

_SAME_STORY = timedelta(days=150)
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
# Days counted from the hour of writing; where a report bears a date of its own, from that.
_WRITTEN = frozenset({"today", "tonight", "yesterday", "morning", "afternoon", "evening", "night"})
_TOLL = re.compile(r"\b(?:tolls?|tally|number of (?:the )?(?:dead|deaths|injured|victims|casualties))\b")
_TO_PRESS = timedelta(7)
_LONG_AFTER = timedelta(30)
_PLACES = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.RELATIVE})
_REMEMBERED = 8
_LONGEST_TITLE = 200
_TITLED = 5
_ORDINAL = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)")
_SOURCE = re.compile(r"\b[Aa]ccording to [^,;.]{1,80}$")
_SOON = 8
_SPEECH = frozenset(
    ["said", "says", "told", "added", "announced", "reported", "confirmed", "stated", "claimed", "declared"]
)


@dataclass(frozen=True, slots=True)
class Told:
    """The days of which a text tells at some point, how finely, and whether of a single event."""

    first: date
    last: date
    precision: Precision
    event: bool = False


@dataclass(slots=True)
class Chronology:
    """Follows the times of a document's sentences.

    Attributes:
        published: The day of publication, where known.
        written: The day that the report itself is dated, from which "today" and "yesterday" count.
        dated: The day that the last full date named, for dates that leave out the year.
        told: The time of which the text tells now; `paragraph` is where it was named, and
            `headed` whether a heading named it.
        before: The one of which it told before the sentence read last.
        as_of: The day for which the figures of this paragraph hold: "As of Sunday".
        standing: The day for which the figures of the whole report hold: "Report No. 4 (as of 14 March)".
        opened: The year that opened a sentence last, for dates after it without one.
        said: The day of the statement told last: "during the day" after it counts from that.
        named: The times that the text named before, latest last: "that month" is one of them.
        year: The year of the story, for an encyclopedia's dates without one.
    """

    published: date | None
    written: date | None = None
    dated: date | None = None
    told: Told | None = None
    before: Told | None = None
    as_of: date | None = None
    standing: date | None = None
    opened: int | None = None
    said: date | None = None
    named: list[TimeExpression] = field(default_factory=list)
    paragraph: int = -9
    headed: bool = False
    year: int | None = None

    @classmethod
    def of(
        cls, published: date | datetime | None, times: Sequence[TimeExpression], written: date | None = None
    ) -> "Chronology":
        """A fresh chronology for a document with these times, dated `written` by itself."""
        day = day_of(published)
        kept = written if written and day and timedelta() <= day - written <= _TO_PRESS else None
        return cls(day, kept, year=story_year(times, day))

    def follow(
        self, sentence: Sentence, times: Sequence[TimeExpression], entry: date | None = None
    ) -> list[TimeExpression]:
        """The times of the next sentence, with years and "that day" filled in from what came before.

        Args:
            sentence: The sentence.
            times: Its expressions of time.
            entry: The day that heads it as an entry of a list of events: "28 October – A bomb kills 12".
        """
        heading = sentence.text.startswith("#")
        if heading or sentence.paragraph > self.paragraph:
            self.as_of = None
            self._turn_to(sentence, times, heading=heading)
            if self.told is None:
                self.as_of = self.standing
        if entry:
            self.told, self.paragraph = Told(entry, entry, Precision.DAY), sentence.paragraph
        self.before = self.told
        found: list[TimeExpression] = []
        for time in times:
            settled = self._settled(time, found)
            found.append(settled)
            if settled.first and settled.last and settled.kind in _PLACES:
                self.named = [*self.named[-_REMEMBERED:], settled]
            if settled.last and not settled.anchored and settled.precision is Precision.DAY:
                self.dated = settled.last
            if settled.last and not settled.anchored and _opens(sentence, settled):
                self.opened = settled.last.year
            self._tell(sentence, settled, heading=heading)
        return _leaning_along(times, found)

    def _turn_to(self, sentence: Sentence, times: Sequence[TimeExpression], *, heading: bool) -> None:
        """A new paragraph tells of a new time, unless its words go on with the one before."""
        by_the_clock = all(t.kind is TimeKind.TIME for t in times) and bool(times)
        next_to = sentence.paragraph - self.paragraph == 1
        goes_on = sentence.text.startswith(_GOES_ON) or (by_the_clock and next_to)
        if heading or not (goes_on or self.headed):
            self.told = None
        elif goes_on and not self.headed:
            self.paragraph = sentence.paragraph

    def _tell(self, sentence: Sentence, time: TimeExpression, *, heading: bool) -> None:
        if time.kind is TimeKind.UNTIL and time.precision is Precision.DAY:
            self.as_of = time.last
            self.paragraph = max(self.paragraph, sentence.paragraph)
            if _is_title(sentence):
                self.standing = time.last
        if time.kind not in (TimeKind.POINT, TimeKind.RELATIVE) or time.first is None or time.last is None:
            return
        one_day = time.precision is Precision.DAY and time.first == time.last
        one_month = time.precision is Precision.MONTH and not time.anchored
        if not (one_day or one_month) or any(word in time.text for word in _BACK):
            return
        if one_day and _TOLL.search(sentence.text) and not sentence.text.startswith("#"):
            self.as_of, self.paragraph = time.last, max(self.paragraph, sentence.paragraph)
            return
        if self.headed and self.told and (time.first, time.last) == (self.told.first, self.told.last):
            return  # the heading's own day named again
        finer = self.told is not None and self.told.precision is Precision.DAY
        if self._spoken(sentence, time):
            self.said = time.last if one_day else self.said
        elif one_day or not finer:
            happened = single_event().search(sentence.text) is not None
            self.told = Told(time.first, time.last, time.precision, happened)
            self.paragraph = sentence.paragraph
            self.headed = heading
            self.as_of = None

    def _settled(self, time: TimeExpression, before: Sequence[TimeExpression]) -> TimeExpression:
        if time.kind is TimeKind.RELATIVE and time.precision is Precision.UNKNOWN and time.shift == 0:
            return self._same_stretch(time)
        if time.kind is TimeKind.RELATIVE and time.first is None:
            anchor = self._anchor(time, before)
            found = resolve(time, anchor) if anchor else time
            ahead = found.last and self.published and found.last > self.published
            return time if ahead else found
        if self.written and time.open_end and time.last == self.published:
            time = self._up_to_writing(time, self.written)
        if not time.anchored or time.last is None or self.published is None:
            return time
        if self.written and not _WRITTEN.isdisjoint(re.findall(r"[a-z]+", time.text.lower())):
            return self._as_written(time)
        if _ORDINAL.fullmatch(time.text) and time.last and (near := self._long_past((), time)):
            return _in_month(time, near)
        if leans(time) and time.kind in CALENDAR and (there := self._long_past(before, time)):
            return _moved(time, there - self.published)
        if not on_calendar(time) or time.kind not in CALENDAR:
            return time
        near = self.dated if self.dated and self.published - self.dated >= LONG_AGO else None
        if near and self.year and abs(near.year - self.year) > 1:
            near = None  # a date of long before the story lends it no year
        story = self.opened if self.year and self.opened else self.year
        years = {near.year, near.year + 1, near.year - 1} if near else {story} if story else set()
        for year in sorted(years):
            first, last = time.first and _in_year(time.first, year), _in_year(time.last, year)
            if last and (near is None or abs(last - near) <= _SAME_STORY):
                return replace(time, first=first, last=last, anchored=False)
        return time

    def _same_stretch(self, time: TimeExpression) -> TimeExpression:
        """A time like "in the same period": the stretch named last."""
        named = next((t for t in reversed(self.named) if t.kind is TimeKind.SPAN), None)
        if named is None:
            return time
        return replace(
            time, kind=TimeKind.SPAN, first=named.first, last=named.last, precision=named.precision
        )

    def _up_to_writing(self, time: TimeExpression, written: date) -> TimeExpression:
        """A time like "since Wednesday last" in a report that bears a date: up to that, and before it."""
        same = time.first == written and time.text.endswith(" last")
        return replace(time, first=written - timedelta(7) if same else time.first, last=written)

    def _anchor(self, time: TimeExpression, before: Sequence[TimeExpression]) -> date | None:
        """What a time like "the next day", "the week before" or "that month" counts from."""
        days = (t.last for t in reversed(before) if t.last and t.precision is Precision.DAY)
        if time.precision is Precision.DAY:
            told = self.told.last if self.told else self.as_of or self.said
            return next(days, None) or told or self._long_past(before, time) or self.published
        if time.shift:
            near = (t.last for t in reversed(before) if t.last and t.precision is time.precision)
            told = self.told.last if self.told else self.as_of or self.said
            named = self.named[-1].last if self.named else self.published
            return next(near, None) or next(days, None) or told or named
        yearly = time.precision is Precision.YEAR
        return next(
            (t.last for t in reversed(self.named) if yearly or t.precision is not Precision.YEAR), None
        )

    def _long_past(self, before: Sequence[TimeExpression], time: TimeExpression) -> date | None:
        """The day of which a text tells that was written long after it, unless the sentence names one.

        "The previous two days" always count from what is told; "overnight" may be that of the report itself.
        """
        if any(t.last and t.precision is Precision.DAY for t in before):
            return None
        named = (t.last for t in reversed(self.named) if t.precision is Precision.DAY and on_calendar(t))
        told = self.told.last if self.told else next(named, None)
        least = timedelta(1) if _told_only(time) else _LONG_AFTER
        return told if told and self.published and self.published - told > least else None

    def _as_written(self, time: TimeExpression) -> TimeExpression:
        """A time counted from the day of writing; a day of the week stays where it is."""
        named = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
        if self.written is None or self.published is None or not named.isdisjoint(time.text.lower().split()):
            return time
        return _moved(time, self.written - self.published)

    def _spoken(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a time stands beside a verb of saying, or a day of the week opens a clause of saying."""
        opening = sentence.text[: time.start - sentence.start].strip().lower() in ("", "on", "late", "early")
        clause = sentence.text[time.end - sentence.start :].split()[:_SOON]
        if (
            opening
            and time.anchored
            and not any(map(str.isdigit, time.text))
            and not _SPEECH.isdisjoint(clause)
        ):
            return True
        before = sentence.text[: time.start - sentence.start].split()[-2:]
        if _SOURCE.search(sentence.text, 0, time.start - sentence.start):
            return True
        after = sentence.text[time.end - sentence.start :].split()[:1]
        return not _SPEECH.isdisjoint(w.strip(",.").lower() for w in (*before, *after))


def _leaning_along(
    times: Sequence[TimeExpression], settled: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The times; "overnight" moves along with the date beside it that its year was found for."""
    moves = [
        (old.last, new.last - old.last)
        for old, new in zip(times, settled, strict=True)
        if old.last and new.last and old.last != new.last and not leans(old)
    ]
    if not moves:
        return list(settled)
    beside, far = moves[0]
    return [
        _moved(t, far) if leans(t) and t.last and abs(t.last - beside) <= timedelta(2) else t for t in settled
    ]


def _opens(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether a time opens its sentence, but for a preposition: "In 1994", "On 3 May 1994"."""
    before = sentence.text[: max(0, time.start - sentence.start)].strip("#*( ").lower()
    return before in ("", "in", "on", "by", "during", "in early", "in late", "the", "in the")


def _is_title(sentence: Sentence) -> bool:
    """Whether a line near the start heads a report rather than tells or lists: no full stop ends it."""
    text = sentence.text
    plain = text[0].isalnum() or text.startswith(("#", "*"))
    return sentence.paragraph < _TITLED and plain and text[-1] not in ".!?…" and len(text) <= _LONGEST_TITLE


def _in_month(time: TimeExpression, near: date) -> TimeExpression:
    """A day of the month that the text told of last: "on the 26th" after "On 24 June"."""
    day = time.last and _on_day(near, time.last.day)
    return replace(time, first=day, last=day) if day else time


def _on_day(near: date, day: int) -> date | None:
    try:
        return near.replace(day=day)
    except ValueError:
        return None


def _told_only(time: TimeExpression) -> bool:
    return not {"previous", "preceding"}.isdisjoint(time.text.lower().split())


def _moved(time: TimeExpression, far: timedelta) -> TimeExpression:
    return replace(time, first=time.first and time.first + far, last=time.last and time.last + far)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
