"""Figures of another war or year, told for comparison."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache

from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.frames.reading import Frame
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import Words

_OLD = timedelta(days=200)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(table("incidents")["background"])


def background_rule(
    words: Words, frame: Frame, times: Sequence[TimeExpression], published: date | datetime | None
) -> str | None:
    """The rule by which a frame is background; None where it is not."""
    before = " ".join(words.lowers[: max(frame.amount.first, frame.reading.first)])
    for opening in _openings():
        if f" {opening} " in f" {before} ":
            return f"background-{opening.replace(' ', '-')}"
    if published is None:
        return None
    day = published.date() if isinstance(published, datetime) else published
    for time in times:
        at, _ = words.at(time.start, time.end)
        near = abs(at - frame.reading.first) <= 25
        ended = time.last is not None and day - time.last > _OLD and not time.open_end
        if near and ended and time.kind in (TimeKind.POINT, TimeKind.SPAN, TimeKind.AGO):
            return "background-long-ago"
    return None
