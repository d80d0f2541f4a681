"""When a figure held, when it was said, and what time it adds up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from tollbook.extract.attribution.events import Event
from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.frames.reading import Frame, Link
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import Words
from tollbook.model import Frame as PeriodFrame
from tollbook.model import Harm, Period, Precision


@dataclass(frozen=True, slots=True)
class When:
    """The period of a figure, the day it was said, and the rule behind them."""

    period: Period
    stated_on: date | None
    rule: str
    expression: TimeExpression | None = None


@cache
def _events() -> frozenset[str]:
    return frozenset(table("incidents")["events"])


def when_of(words: Words, frame: Frame, event: Event | None, others: Sequence[Event], clock: "Clock") -> When:
    """The period and the date of statement of a frame.

    Args:
        words: The sentence.
        frame: The frame.
        event: The act of speaking that it stands in.
        others: All acts of speaking of the sentence: their dates are not the figure's.
        clock: The sentence's expressions of time and the day of which the text tells.
    """
    times = clock.times
    saying = [t for t in times if event is not None and _belongs_to_speech(words, event, t)]
    spoken = [
        t for t in times if any(_belongs_to_speech(words, e, t) for e in (event, *others) if e is not None)
    ]
    harming = [t for t in times if t not in spoken and t.kind not in _NO_PERIOD]
    said = min(saying, key=lambda t: _distance(words, event, t), default=None)
    stated = said.last if said and said.precision is Precision.DAY else None
    toll = frame.reading.rule.startswith("toll")
    chosen = _nearest(words, frame, harming)
    if chosen is not None:
        if (
            stated
            and clock.published
            and chosen.anchored
            and chosen.last is not None
            and abs((clock.published - chosen.last).days) <= 1
            and not _NEARBY.isdisjoint(chosen.text.lower().split())
        ):
            chosen = _moved(chosen, (stated - clock.published).days)
        return When(_period(words, frame, chosen, toll), stated, f"time-{chosen.kind}", chosen)
    if said is not None and said.last and stated is None:
        return When(
            Period(said.text, None, said.last, said.precision, PeriodFrame.CUMULATIVE),
            None,
            "time-of-statement",
            said,
        )
    if said is None and clock.day is not None and _tells_on(words, frame, toll):
        return When(
            Period(None, clock.day, clock.day, Precision.DAY, PeriodFrame.INCIDENT), None, "time-told-before"
        )
    return When(
        Period(frame=_frame(words, frame, toll)),
        stated,
        "time-none" if said is None else "time-of-statement",
        said,
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of a sentence, and the day of which the sentences before it told."""

    times: Sequence[TimeExpression] = ()
    day: date | None = None
    published: date | None = None


# Times that count from the day on which somebody spoke, not from the publication.
_NEARBY = frozenset({"overnight", "yesterday", "today", "hours", "tonight", "night"})
_CLAUSES = frozenset({"while", "whereas", "but", ";"})
_NO_PERIOD = frozenset({TimeKind.TIME, TimeKind.RECURRING, TimeKind.FUTURE})
_LARGE = 1000
_HUGE = 50_000
_HAVE = frozenset({"has", "have", "'ve"})


def _tells_on(words: Words, frame: Frame, toll: bool) -> bool:
    """Whether a figure without a time goes on with the story: no running total, no perfect tense."""
    first = min(frame.amount.first, frame.reading.first)
    around = words.lowers[max(0, first - 4) : max(frame.amount.last, frame.reading.last) + 4]
    limit = _LARGE if frame.reading.rule.startswith("inside") else _HUGE
    large = (frame.amount.quantity.low or frame.amount.quantity.high or 0) >= limit
    return not toll and not large and frame.reading.harm is not Harm.CASUALTIES and _HAVE.isdisjoint(around)


def _period(words: Words, frame: Frame, chosen: TimeExpression, toll: bool) -> Period:
    kind = chosen.kind
    if kind in (TimeKind.CASE_START, TimeKind.SO_FAR, TimeKind.DURATION):
        return Period(chosen.text, chosen.first, chosen.last, chosen.precision, PeriodFrame.CUMULATIVE)
    if kind is TimeKind.SINCE:
        return Period(chosen.text, chosen.first, chosen.last, chosen.precision, PeriodFrame.CUMULATIVE)
    if kind is TimeKind.UNTIL or (toll and chosen.precision is Precision.DAY):
        return Period(chosen.text, None, chosen.last, chosen.precision, PeriodFrame.CUMULATIVE)
    if kind is TimeKind.SPAN:
        return Period(chosen.text, chosen.first, chosen.last, chosen.precision, PeriodFrame.INTERVAL)
    one_event = chosen.precision is Precision.DAY
    kept = PeriodFrame.INCIDENT if one_event else PeriodFrame.INTERVAL
    return Period(chosen.text, chosen.first, chosen.last, chosen.precision, kept)


def _frame(words: Words, frame: Frame, toll: bool) -> PeriodFrame:
    """Without a time: an incident where the sentence tells of one, else a running total."""
    if (
        toll
        or frame.reading.link is Link.SUPERSEDED
        or frame.reading.harm in (Harm.CASUALTIES, Harm.KILLED_OR_WOUNDED)
    ):
        return PeriodFrame.CUMULATIVE
    return (
        PeriodFrame.INCIDENT if any(lemma in _events() for lemma in words.lemmas) else PeriodFrame.CUMULATIVE
    )


def _moved(time: TimeExpression, days: int) -> TimeExpression:
    """A time counted from another day than that of publication."""
    shift = timedelta(days)
    first, last = time.first and time.first + shift, time.last and time.last + shift
    return replace(time, first=first, last=last)


def _distance(words: Words, event: Event | None, time: TimeExpression) -> int:
    return abs(words.at(time.start, time.end)[0] - event.verb) if event else 0


def _belongs_to_speech(words: Words, event: Event, time: TimeExpression) -> bool:
    """Whether a time stands at the verb of saying rather than within what is said."""
    first, last = words.at(time.start, time.end)
    if time.kind not in (TimeKind.POINT, TimeKind.AGO, TimeKind.RELATIVE, TimeKind.TIME):
        return False
    verb = event.verb
    low = words.lower
    if event.rule.startswith("verb"):
        start = event.speaker[0] if event.speaker and event.speaker[0] < verb else verb
        if start <= first < verb:
            return True
        after = max(
            verb + 1, event.hearer[1] if event.hearer else 0, event.speaker[1] if event.speaker else 0
        )
        lead = first - 1 if low(first - 1) in ("on", "in", "late", "early", "at", "about") else first
        if after - 1 <= lead <= after + 1 and first > verb:
            return True
        return first <= 2 and low(last) == "," and event.speaker is not None and event.speaker[0] <= last + 2
    if event.rule == "according" and event.speaker is not None:
        beside = event.speaker[1] <= first <= event.speaker[1] + 2 and event.verb < first
        return beside and time.precision is Precision.DAY
    return False


def _nearest(words: Words, frame: Frame, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time closest to the figure; one in a clause of its own ("where he was born in 1970") is not it."""
    best, distance = None, len(words) + 1
    first, last = min(frame.amount.first, frame.reading.first), max(frame.amount.last, frame.reading.last)
    for time in times:
        at, end = words.at(time.start, time.end)
        gap = at - last if at >= last else first - end
        between = words.lowers[last:at] if at >= last else words.lowers[end:first]
        if not _CLAUSES.isdisjoint(between):
            continue
        gap = max(gap, 0)
        if gap < distance:
            best, distance = time, gap
    return best


__all__ = ["When", "when_of"]
