"""Figures of another war or year, told for comparison."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache

from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.frames.reading import Frame
from tollbook.extract.lexicon.load import table
from tollbook.extract.story import is_told
from tollbook.extract.words import Words

_OLD = timedelta(days=200)
_PAST = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.AGO})
# "The deadliest day of the war" is its own; "the deadliest since the one that killed 100" tells of another.
_SUPERLATIVES = frozenset({"deadliest", "worst", "bloodiest", "record"})


@cache
def _openings() -> tuple[str, ...]:
    return tuple(table("incidents")["background"])


@cache
def _bygone() -> Mapping[str, int]:
    """Wars and plagues that news tells of for comparison only, with the year that each was over."""
    return {name.lower(): int(year) for name, year in table("incidents")["bygone"].items()}


def background_rule(
    words: Words,
    frame: Frame,
    time: TimeExpression | None,
    published: date | datetime | None,
    days: Sequence[date],
) -> str | None:
    """The rule by which a frame is background; None where it is not.

    Args:
        words: The sentence.
        frame: The figure.
        time: The figure's own time.
        published: The document's publication.
        days: All days that the document names, sorted: what many of them surround is its own story.
    """
    before = f" {' '.join(words.lowers[: max(frame.amount.first, frame.reading.first)])} "
    for opening in _openings():
        _, found, after = before.partition(f" {opening} ")
        if found and (opening not in _SUPERLATIVES or " since " in f" {after}"):
            return f"background-{opening.replace(' ', '-')}"
    if _compared(words, frame):
        return "background-compared"
    now = _now(published, days)
    if now is None:
        return None
    row = f" {' '.join(words.lowers)} "
    if any(f" {name} " in row and now.year - over > 1 for name, over in _bygone().items()):
        return "background-bygone"
    if time is None or time.kind not in _PAST or time.last is None or time.open_end:
        return None
    recent = time.anchored and time.kind is TimeKind.POINT
    if recent or now - time.last <= _OLD or is_told(time.last, days) or _marks_an_era(words, time):
        return None
    return "background-long-ago"


def _compared(words: Words, frame: Frame) -> bool:
    """Whether a known figure only serves to compare: "three times the 7,100 soldiers lost at Guadalcanal"."""
    first = frame.amount.first
    if words.lower(first - 1) != "the" or words.lower(first - 2) not in ("than", "times", "to", "with"):
        return False
    if words.lower(first - 2) in ("to", "with") and words.lemmas[first - 3] not in _LIKENED:
        return False
    after = words.lemmas[first : first + _REVISED]
    return _REPORTED.isdisjoint(after)


_LIKENED = frozenset({"compare", "comparable", "similar", "equal", "close"})
_REVISED = 14
# A figure told so is the former one of the same toll.
_REPORTED = frozenset(
    {"report", "announce", "give", "claim", "confirm", "say", "earlier", "previously", "initially"}
)


def _now(published: date | datetime | None, days: Sequence[date]) -> date | None:
    """The day from which a text looks back: its publication, or the last day told if that is long ago."""
    day = published.date() if isinstance(published, datetime) else published
    told = [one for one in days if day is None or one <= day]
    if day is not None and (not told or day - told[-1] <= _OLD or _is_bare_year(told)):
        return day
    return told[-1] if told else None


def _is_bare_year(told: Sequence[date]) -> bool:
    """Whether all that a text dates is one year: a year to compare with, not its own story."""
    return len(set(told)) == 1 and (told[0].month, told[0].day) == (12, 31)


def _marks_an_era(words: Words, time: TimeExpression) -> bool:
    """Whether a year only tells where a count or a comparison begins: "since the 2003 invasion"."""
    first, last = words.at(time.start, time.end)
    lead = first - (words.lower(first - 1) == "the")
    return words.lower(lead - 1) == "since" and (lead == first or words.tag(last) == "NOUN")
