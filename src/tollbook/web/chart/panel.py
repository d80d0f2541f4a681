"""One panel: who claimed which total as of when, and, apart from it, what that supports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

import numpy as np

from tollbook.findings.evidence import Told
from tollbook.findings.figures import Array
from tollbook.model import UNSPECIFIED, Estimate, Hedge
from tollbook.model.wording import day, in_signs
from tollbook.web import words
from tollbook.web.chart.crowd import Gathered, gathered
from tollbook.web.chart.drawing import Band, Bar, Drawing, Point, Tick
from tollbook.web.chart.ends import Ends, ends
from tollbook.web.chart.labels import labelled
from tollbook.web.chart.lane import own_lane
from tollbook.web.chart.markers import marker
from tollbook.web.chart.scale import Days, Scale
from tollbook.web.index import Mark

MOST_BARS = 160
"""More cannot be told apart: they are drawn together, and few of them alone."""

OWN = 24
"""Of many, so many of the party's own are drawn alone: the newest of each month, quarter or year."""

VOICES = 6
"""So many of those who speak most have their newest figure drawn alone even then."""

MOST_LABELS = 60

NAME = 34
"""Characters of a name beside a bar."""


@dataclass(frozen=True, slots=True)
class Size:
    """Room for a chart: as wide as a column of a desktop page, or of a phone."""

    name: str
    width: float
    height: float
    left: float
    estimate: float
    day_ticks: int
    boxes: int


WIDE = Size("wide", 720, 390, 62, 138, 7, 24)
NARROW = Size("narrow", 340, 370, 56, 78, 3, 12)
FEW = 3
"""With no more claims than this and no estimate a chart is drawn lower."""

_TOP = 26.0
_BELOW = 74.0
_DAYS_BELOW = 30.0
"""Room below a chart for its days, where no side has a line of its own."""


def draw_panels(
    key: str,
    party: str,
    drawn: Ends,
    estimates: Sequence[Estimate],
    refusals: Sequence[date],
    marks: Mapping[str, Mark],
    *,
    until: date,
) -> tuple[Drawing, ...]:
    """The same chart for a wide and a narrow page, on a logarithmic and a linear scale.

    Args:
        key: Unique on the page.
        party: Whose people are counted.
        drawn: Running totals, by day.
        estimates: Of the same party, harm and status, by day; the newest gets a column of its own.
        refusals: Days on which the party declined to give figures.
        marks: How each voice is drawn.
        until: The day that the page is of.

    Returns:
        Wide before narrow, logarithmic before linear; none where there is nothing to draw.
    """
    known = [e for e in estimates if e.low is not None and e.high is not None]
    if not len(drawn.told) and not known:
        return ()
    content = _Content(key, party, drawn, _alone(drawn), known, refusals, marks, until)
    return tuple(drawing for size in (WIDE, NARROW) for drawing in _drawn(content, size))


@dataclass(frozen=True, slots=True)
class _Content:
    """What is drawn, on whatever scale."""

    key: str
    party: str
    drawn: Ends
    alone: Sequence[Told]
    known: Sequence[Estimate]
    refusals: Sequence[date]
    marks: Mapping[str, Mark]
    until: date

    @property
    def sided(self) -> bool:
        """Whether there is a party that could speak of its own people."""
        return self.party != UNSPECIFIED


def _drawn(what: _Content, size: Size) -> Iterator[Drawing]:
    """On both scales."""
    told, known = what.drawn.told, what.known
    right = size.width - (size.estimate if known else 14)
    when = [*(t.on for t in (*told[:1], *told[-1:])), *(e.as_of for e in known), what.until]
    days = Days.over(when, left=size.left + 14, right=right - 16)
    crowds = gathered(what.drawn, days, size.boxes) if len(told) > len(what.alone) else ()
    for log in (True, False):
        yield _draw(what, size, right, days, crowds, log)


def _draw(
    what: _Content, size: Size, right: float, days: Days, crowds: Sequence[Gathered], log: bool
) -> Drawing:
    known, shown = what.known, what.alone
    height = size.height if known or len(what.drawn.told) > FEW else size.height * 0.6
    height -= 0 if what.sided else _BELOW - _DAYS_BELOW
    bottom = height - (_BELOW if what.sided else _DAYS_BELOW)
    scale = Scale.over([*what.drawn.values(), *_values(known)], top=_TOP, bottom=bottom, log=log)
    bars = [_bar(t, scale, days, what.marks[t.voice]) for t in shown]
    texts = _newest_only(shown) if len(bars) > MOST_LABELS else [_words(t) for t in shown]
    lane = own_lane(what.party, what.drawn, what.refusals, days=days, until=what.until, y=height - 20)
    return Drawing(
        id=f"{what.key}-{size.name}-{'log' if log else 'linear'}",
        width=size.width,
        height=height,
        left=size.left,
        right=right,
        top=_TOP,
        bottom=bottom,
        log=log,
        label=f"{words.side(what.party)}: claims by day, {'logarithmic' if log else 'linear'} scale",
        people=tuple(Tick(scale.at(v), label) for v, label in scale.ticks()),
        days=tuple(Tick(days.at(d), label) for d, label in days.ticks(size.day_ticks)),
        bars=labelled(bars, texts, left=size.left, right=right - 4, top=_TOP - 8, bottom=bottom + 4),
        band=_band(known[-1], scale, right + 12, size.width - 8) if known else None,
        ribbon=_ribbon(known, scale, days),
        crowds=tuple(crowd.drawn(scale, days) for crowd in crowds),
        lane=lane if what.sided else None,
    )


def _alone(drawn: Ends) -> Sequence[Told]:
    """What is drawn claim by claim: all; of many the party's own of each month, and the newest of some."""
    rows = np.arange(len(drawn.told))
    if len(rows) > MOST_BARS:
        often = np.bincount(drawn.voice)
        newest = np.zeros(len(often), dtype=int)
        newest[drawn.voice] = rows
        most = np.argsort(-often, kind="stable")[:VOICES]
        rows = np.union1d(_newest_own(drawn), newest[most[often[most] > 0]])
    alone: Sequence[Told] = drawn.told[rows].tolist()
    return alone


def _newest_own(drawn: Ends) -> Array:
    """Rows of the party's own newest of each month, quarter or year."""
    rows = np.flatnonzero(drawn.own)
    days = [t.on for t in drawn.told[rows]]
    own: dict[int, int] = {}
    for months in (1, 3, 12, 60):
        own = {
            (on.year * 12 + on.month - 1) // months: row for on, row in zip(days, rows.tolist(), strict=True)
        }
        if len(own) <= OWN:
            break
    return np.array(list(own.values())[-OWN:], dtype=int)


def _newest_only(told: Sequence[Told]) -> list[str]:
    last = {t.voice: t for t in told}
    return [_words(t) if last[t.voice] is t else "" for t in told]


def _words(told: Told) -> str:
    """Beside a bar: a long name by its first words, as the legend and the table have all of it."""
    name = told.voice if len(told.voice) <= NAME else shorten(told.voice, NAME, placeholder=" …")
    return f"{name} {in_signs(told.claim.count)}"


def _values(estimates: Sequence[Estimate]) -> list[float]:
    return [v for e in estimates for v in (e.low, e.high) if v is not None]


def _bar(told: Told, scale: Scale, days: Days, mark: Mark) -> Bar:
    low, high = ends(told)
    count = told.claim.count
    return Bar(
        claim=told.claim.id,
        voice=told.voice,
        x=days.at(told.on),
        top=scale.at(high),
        bottom=scale.at(low),
        colour=mark.colour,
        marker=marker(mark.shape, 5),
        open_above=count is not None and count.high is None,
        open_below=count is not None and count.low is None,
        hollow=count is not None and count.hedge in (Hedge.APPROXIMATE, Hedge.VAGUE),
        title=f"{told.voice}: {in_signs(count)}, {words.period(told.claim)}",
    )


def _band(estimate: Estimate, scale: Scale, left: float, right: float) -> Band:
    low, high = estimate.low or 0.0, estimate.high or 0.0
    median = low if estimate.median is None else estimate.median
    low_text, high_text = words.rounded(low, high - low), words.rounded(high, high - low)
    ends = f"{low_text} to {high_text}"
    return Band(
        left=left + (right - left) * 0.28,
        right=left + (right - left) * 0.72,
        top=scale.at(high),
        bottom=scale.at(low),
        median=scale.at(median),
        heading="Estimate",
        low_text=low_text,
        high_text=high_text,
        middle=words.rounded(median, high - low),
        title=f"Estimate as of {day(estimate.as_of)}: {ends}, {estimate.level:.0%} interval",
    )


def _ribbon(estimates: Sequence[Estimate], scale: Scale, days: Days) -> tuple[Point, ...]:
    if len({e.as_of for e in estimates}) < 2:
        return ()
    upper = [(days.at(e.as_of), scale.at(e.high or 0.0)) for e in estimates]
    lower = [(days.at(e.as_of), scale.at(e.low or 0.0)) for e in estimates]
    return (*upper, *reversed(lower))
