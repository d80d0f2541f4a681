"""When a figure held, when it was said, and what time it adds up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tollbook.extract.attribution.events import Event
from tollbook.extract.chronology import Told
from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.frames.reading import Frame, Link
from tollbook.extract.lexicon.date_words import date_words
from tollbook.extract.nearest import CLAUSES, NAMES, REACH, dates_event, nearest_of
from tollbook.extract.statement_times import opens, times_of_speech
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


@dataclass(frozen=True, slots=True)
class Now:
    """The times of a sentence and those that it goes on with.

    Attributes:
        times: Its own.
        told: The time of which the text tells after it.
        before: The time of which the sentences before it told.
        as_of: The day for which the figures before it held.
        incident: The one day on which the text says that its incident took place.
    """

    times: Sequence[TimeExpression] = ()
    told: Told | None = None
    before: Told | None = None
    as_of: date | None = None
    incident: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates a figure: its sentence's times, the publication, and the speaker's statement so far."""

    now: Now = Now()
    published: date | None = None
    stated: date | None = None


def said_on(words: Words, event: Event, times: Sequence[TimeExpression]) -> date | None:
    """The day on which somebody spoke, if the sentence dates it."""
    saying = next(iter(times_of_speech(words, event, times)), None)
    return saying.last if saying and saying.precision is Precision.DAY else None


def when_of(words: Words, frame: Frame, event: Event | None, others: Sequence[Event], clock: Clock) -> When:
    """The period and the date of statement of a frame.

    Args:
        words: The sentence.
        frame: The frame.
        event: The act of speaking that it stands in.
        others: All acts of speaking of the sentence: their dates are not the figure's.
        clock: What else dates it.
    """
    times = clock.now.times
    saying = times_of_speech(words, event, times) if event else []
    spoken = [*saying, *(t for e in others for t in times_of_speech(words, e, times))]
    harming = [t for t in times if t not in spoken and t.kind not in _NO_PERIOD]
    harming = [t for t in harming if t.kind is not TimeKind.DURATION] or harming
    if not saying and event and event.rule in ("citing", "quoted"):
        at = min(frame.amount.first, len(words) - 1)
        saying = [t for e in others if e.covers(at) for t in times_of_speech(words, e, times)]
    said = saying[0] if saying else None
    stated = said.last if said and said.precision is Precision.DAY else None
    toll = frame.reading.rule.startswith("toll")
    chosen = nearest_of(words, frame, harming, toll=toll)
    if chosen is not None:
        chosen = _since_then(words, chosen, clock.published)
        chosen = _started_on(words, chosen, times, clock.published)
        chosen = _from_statement(chosen, stated, clock.published)
        chosen = _both_ends(words, frame, chosen, times, toll=toll)
        stated = stated or (clock.stated if said is None else None)
        return When(_period(words, frame, chosen, toll), stated, f"time-{chosen.kind}", chosen)
    if said is not None:
        return _dated_by_statement(words, frame, said, toll)
    return _carried(words, frame, clock, toll, harming)


def _since_then(words: Words, chosen: TimeExpression, published: date | None) -> TimeExpression:
    """A day in a clause of "since": "since rockets were fired on Monday"."""
    at, last = words.at(chosen.start, chosen.end)
    if words.tag(last) in NAMES:  # "since an August attack"
        return chosen
    for k in range(at - 1, max(-1, at - REACH), -1):
        if words.lowers[k] in (",", ";", "that"):
            break
        if words.lowers[k] == "since" and chosen.kind is TimeKind.POINT:
            return replace(chosen, kind=TimeKind.SINCE, last=published, open_end=True)
    return chosen


def _started_on(
    words: Words, chosen: TimeExpression, times: Sequence[TimeExpression], published: date | None
) -> TimeExpression:
    """The start of an offensive with the day told after it: "since the offensive's start on 4 May"."""
    if chosen.kind is not TimeKind.CASE_START or chosen.first is not None:
        return chosen
    _, end = words.at(chosen.start, chosen.end)
    for time in times:
        at, _ = words.at(time.start, time.end)
        day = time.kind is TimeKind.POINT and time.precision is Precision.DAY and time.last is not None
        near = end <= at <= end + REACH and not any(words.tags[k] in _APART for k in range(end, at))
        if day and near and words.lower(at if words.lowers[at] == "on" else at - 1) == "on":
            return replace(time, kind=TimeKind.SINCE, last=published, open_end=True)
    return chosen


_APART = frozenset({"VERB", "AUX", "NUM", "PUNCT"})


def _both_ends(
    words: Words, frame: Frame, chosen: TimeExpression, times: Sequence[TimeExpression], *, toll: bool
) -> TimeExpression:
    """A time with the other end that its sentence gives: "as of Monday, 40 had died since 4 May"."""
    until = [t for t in times if t.kind is TimeKind.UNTIL and t.last and t is not chosen]
    if toll and not until and chosen.kind is TimeKind.SINCE:
        until = [t for t in times if t.kind is TimeKind.POINT and t.precision is Precision.DAY and t.last]
    starts = [t for t in times if t.kind is TimeKind.SINCE and t.first and t is not chosen]
    if chosen.kind in _OPEN and len(until) == 1:
        last = until[0].last
        ordered = last and (chosen.first is None or chosen.first <= last)
        together = ordered and not _far_apart(words, frame, chosen, until[0])
        return replace(chosen, last=last) if together else chosen
    if chosen.kind is TimeKind.UNTIL and len(starts) == 1 and chosen.last:
        first = starts[0].first
        together = first and first <= chosen.last and not _far_apart(words, frame, chosen, starts[0])
        return replace(chosen, kind=TimeKind.SINCE, first=first) if together else chosen
    return chosen


def _far_apart(words: Words, frame: Frame, one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two times belong to different figures: "40 by 4 May, and a total of 90 since June"."""
    first, last = sorted((words.at(one.start, one.end), words.at(other.start, other.end)))
    between = range(first[1], last[0])
    own = range(frame.amount.first, frame.amount.last)
    counted = not (opens(words, one) or opens(words, other))
    return any(
        words.lowers[k] in CLAUSES or (counted and words.tags[k] == "NUM" and k not in own) for k in between
    )


def _from_statement(chosen: TimeExpression, stated: date | None, published: date | None) -> TimeExpression:
    """A time like "overnight", counted from the day of the statement where that has one."""
    if stated and chosen.kind is TimeKind.SINCE and chosen.last == published:
        ordered = chosen.first is None or chosen.first <= stated
        return replace(chosen, last=stated) if ordered else chosen
    if not (stated and published and chosen.anchored and chosen.last):
        return chosen
    if chosen.kind is TimeKind.SO_FAR:
        return replace(chosen, last=stated)
    if abs((published - chosen.last).days) > 1 or _NEARBY.isdisjoint(chosen.text.lower().split()):
        return chosen
    return _moved(chosen, (stated - published).days)


def _dated_by_statement(words: Words, frame: Frame, said: TimeExpression, toll: bool) -> When:
    """A figure of which only the statement has a time."""
    if said.last and said.precision is not Precision.DAY:
        period = Period(said.text, None, said.last, said.precision, PeriodFrame.CUMULATIVE)
        return When(period, None, "time-of-statement", said)
    stated = said.last if said.precision is Precision.DAY else None
    if stated and _happened_then(words, frame, said, toll):
        period = Period(said.text, stated, stated, Precision.DAY, PeriodFrame.INCIDENT)
        return When(period, stated, "time-of-statement-and-harm", said)
    return When(Period(frame=_frame(words, frame, toll)), stated, "time-of-statement", said)


def _happened_then(words: Words, frame: Frame, said: TimeExpression, toll: bool) -> bool:
    """Whether a date that opens an entry dates the harm too: "On 24 April, they claimed to have killed"."""
    on_calendar = any(c.isdigit() for c in said.text) and opens(words, said)
    first = min(frame.amount.first, frame.reading.first)
    pluperfect = "had" in words.lowers[max(0, first - 4) : max(frame.amount.last, frame.reading.last) + 4]
    running = pluperfect or not _RUNNING.isdisjoint(words.lowers)
    amount = frame.amount.quantity.low or frame.amount.quantity.high or 0
    limit = _HUGE if words.fine[frame.reading.first] == "VBG" else _LARGE  # "attacked, killing 1,600"
    return on_calendar and not running and amount < limit and _tells_on(words, frame, toll)


def _carried(words: Words, frame: Frame, clock: Clock, toll: bool, own: Sequence[TimeExpression]) -> When:
    """A figure without a time in its sentence goes on with what was told before."""
    now = clock.now
    at = words.starts[min(frame.amount.first, frame.reading.first, len(words) - 1)]
    told = now.told if any(t.start < at for t in own) else now.before
    if now.as_of is not None and not _is_incident(words, frame, toll):
        period = Period(None, None, now.as_of, Precision.DAY, PeriodFrame.CUMULATIVE)
        return When(period, clock.stated, "time-as-of-before")
    if told is not None and _tells_on(words, frame, toll):
        kept = PeriodFrame.INCIDENT if told.precision is Precision.DAY else PeriodFrame.INTERVAL
        period = Period(None, told.first, told.last, told.precision, kept)
        return When(period, clock.stated, "time-told-before")
    if told is not None and told.event and toll and _of_one_event(words, frame):
        period = Period(None, told.first, told.last, Precision.DAY, PeriodFrame.INCIDENT)
        return When(period, clock.stated, "time-told-before")
    told_as_one = "when" in words.lowers or _is_incident(words, frame, toll)
    if now.incident is not None and told_as_one and _tells_on(words, frame, toll):
        period = Period(None, now.incident, now.incident, Precision.DAY, PeriodFrame.INCIDENT)
        return When(period, clock.stated, "time-of-incident")
    rule = "time-of-statement-before" if clock.stated else "time-none"
    return When(Period(frame=_frame(words, frame, toll)), clock.stated, rule)


# Times that count from the day on which somebody spoke, not from the publication.
_NEARBY = frozenset({"overnight", "yesterday", "today", "hours", "tonight", "night"})
_OPEN = frozenset({TimeKind.SINCE, TimeKind.SO_FAR, TimeKind.CASE_START})
_ONE_TIME = frozenset({TimeKind.POINT, TimeKind.RELATIVE, TimeKind.AGO})
_NO_PERIOD = frozenset({TimeKind.TIME, TimeKind.RECURRING, TimeKind.FUTURE})
# A figure told with one of these adds up more than a day.
_RUNNING = frozenset(["during", "since", "total", "altogether", "overall", "war", "siege", "campaign", "far"])
_LARGE = 1000
_ONE_EVENT = 300
_HUGE = 50_000
_GROWING = frozenset({"now", "already", "latest", "overall", "cumulative", "across", "nationwide"})
_HAVE = frozenset({"has", "have", "'ve"})


def _tells_on(words: Words, frame: Frame, toll: bool) -> bool:
    """Whether a figure without a time goes on with the story: no running total, no perfect tense."""
    first = min(frame.amount.first, frame.reading.first)
    start = max(0, first - 4)
    stop = min(len(words), max(frame.amount.last, frame.reading.last) + 4)
    perfect = any(words.lowers[k] in _HAVE and words.lower(k - 1) != "to" for k in range(start, stop))
    limit = _LARGE if frame.reading.rule.startswith("inside") else _HUGE
    large = (frame.amount.quantity.low or frame.amount.quantity.high or 0) >= limit
    return not toll and not large and frame.reading.harm is not Harm.CASUALTIES and not perfect


def _of_one_event(words: Words, frame: Frame) -> bool:
    """Whether a toll can be that of the one event told of just before, and no running total."""
    amount = frame.amount.quantity.low or frame.amount.quantity.high or 0
    running = not (_RUNNING | _HAVE | _GROWING).isdisjoint(words.lowers)
    return amount < _ONE_EVENT and not running and frame.reading.link is not Link.SUPERSEDED


def _is_incident(words: Words, frame: Frame, toll: bool) -> bool:
    return _frame(words, frame, toll) is PeriodFrame.INCIDENT


def _period(words: Words, frame: Frame, chosen: TimeExpression, toll: bool) -> Period:
    kind = chosen.kind
    if kind in (TimeKind.CASE_START, TimeKind.SO_FAR, TimeKind.DURATION):
        return Period(chosen.text, chosen.first, chosen.last, chosen.precision, PeriodFrame.CUMULATIVE)
    if kind is TimeKind.SINCE:
        return Period(chosen.text, chosen.first, chosen.last, chosen.precision, PeriodFrame.CUMULATIVE)
    if kind is TimeKind.UNTIL or (toll and kind in _ONE_TIME and not dates_event(words, chosen)):
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
    told = not date_words().events.isdisjoint(words.lemmas)
    return PeriodFrame.INCIDENT if told else PeriodFrame.CUMULATIVE


def _moved(time: TimeExpression, days: int) -> TimeExpression:
    """A time counted from another day than that of publication."""
    shift = timedelta(days)
    first, last = time.first and time.first + shift, time.last and time.last + shift
    return replace(time, first=first, last=last)


__all__ = ["Clock", "Now", "When", "said_on", "when_of"]
