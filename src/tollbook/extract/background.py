"""Figures of another war or year, told for comparison."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from tollbook.extract.chronology import is_told
from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.frames.reading import Frame
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import Words

_OLD = timedelta(days=200)
_NEAR = 25
_PAST = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.AGO})


@cache
def _openings() -> tuple[str, ...]:
    return tuple(table("incidents")["background"])


def background_rule(
    words: Words,
    frame: Frame,
    times: Sequence[TimeExpression],
    published: date | datetime | None,
    days: Sequence[date],
) -> str | None:
    """The rule by which a frame is background; None where it is not.

    Args:
        words: The sentence.
        frame: The figure.
        times: The sentence's times.
        published: The document's publication.
        days: All days that the document names: what many of them surround is its own story.
    """
    before = " ".join(words.lowers[: max(frame.amount.first, frame.reading.first)])
    for opening in _openings():
        if f" {opening} " in f" {before} ":
            return f"background-{opening.replace(' ', '-')}"
    if published is None:
        return None
    day = published.date() if isinstance(published, datetime) else published
    for time in times:
        at, _ = words.at(time.start, time.end)
        near = abs(at - frame.reading.first) <= _NEAR
        if near and time.kind in _PAST and time.last and not time.open_end and day - time.last > _OLD:
            return None if is_told(time.last, days) else "background-long-ago"
    return None
