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
_PAST = frozenset({TimeKind.POINT, TimeKind.SPAN, TimeKind.AGO})


@cache
def _openings() -> tuple[str, ...]:
    return tuple(table("incidents")["background"])


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
        days: All days that the document names: what many of them surround is its own story.
    """
    before = " ".join(words.lowers[: max(frame.amount.first, frame.reading.first)])
    for opening in _openings():
        if f" {opening} " in f" {before} ":
            return f"background-{opening.replace(' ', '-')}"
    if published is None:
        return None
    day = published.date() if isinstance(published, datetime) else published
    if time is None or time.kind not in _PAST or time.last is None or time.open_end:
        return None
    recent = time.anchored and time.kind is TimeKind.POINT
    if recent or day - time.last <= _OLD or is_told(time.last, days):
        return None
    return "background-long-ago"
