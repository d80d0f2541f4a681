"""The day of which a text tells, carried from sentence to sentence, and years that it leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tollbook.extract.dates import TimeExpression, TimeKind, resolve
from tollbook.extract.sentences import Sentence
from tollbook.model import Precision

_LONG_AGO = timedelta(days=200)
_SAME_STORY = timedelta(days=150)
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
    """

    published: date | None
    dated: date | None = None
    day: date | None = None
    paragraph: int = -9
    headed: bool = False

    @classmethod
    def of(cls, published: date | datetime | None) -> "Chronology":
        """A fresh chronology for a document."""
        return cls(published.date() if isinstance(published, datetime) else published)

    def follow(self, sentence: Sentence, times: Sequence[TimeExpression]) -> list[TimeExpression]:
        """The times of the next sentence, with years and "that day" filled in from what came before."""
        if sentence.paragraph > self.paragraph + (1 if self.headed else 0):
            self.day = None
        found = [self._settled(time) for time in times]
        for time in found:
            if time.last and not time.anchored and time.precision is Precision.DAY:
                self.dated = time.last
            if (
                time.kind in (TimeKind.POINT, TimeKind.RELATIVE)
                and time.precision is Precision.DAY
                and time.first == time.last
                and not self._spoken(sentence, time)
            ):
                self.day, self.paragraph = time.first, sentence.paragraph
                self.headed = sentence.text.startswith("#")
        return found

    def _settled(self, time: TimeExpression) -> TimeExpression:
        if time.kind is TimeKind.RELATIVE and time.first is None:
            anchor = self.day or self.published
            return resolve(time, anchor) if anchor else time
        if (
            not time.anchored
            or self.dated is None
            or self.published is None
            or time.first is None
            or time.last is None
        ):
            return time
        if not any(c.isdigit() for c in time.text) or self.published - self.dated < _LONG_AGO:
            return time
        years = time.first.year - self.dated.year
        for shift in (years, years - 1):
            first, last = _moved(time.first, shift), _moved(time.last, shift)
            if first and last and abs(first - self.dated) <= _SAME_STORY:
                return replace(time, first=first, last=last, anchored=False)
        return time

    def _spoken(self, sentence: Sentence, time: TimeExpression) -> bool:
        """Whether a time stands right beside a verb of saying."""
        before = sentence.text[: time.start - sentence.start].split()[-2:]
        after = sentence.text[time.end - sentence.start :].split()[:1]
        return not _SPEECH.isdisjoint(w.strip(",.").lower() for w in (*before, *after))


def _moved(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return None
