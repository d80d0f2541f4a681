"""Many claims drawn as one: boxes over spans of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tollbook.findings.figures import Array
from tollbook.model.wording import number, short_day
from tollbook.web.chart.drawing import Crowd
from tollbook.web.chart.ends import Ends
from tollbook.web.chart.scale import Days, Scale

GAP = 2.0


@dataclass(frozen=True, slots=True)
class Gathered:
    """Claims of a span of days in numbers: the lowest and highest that any names, and their quartiles."""

    since: date
    until: date
    low: float
    high: float
    quarter: float
    half: float
    three: float
    title: str

    def drawn(self, scale: Scale, days: Days) -> Crowd:
        """Its box on a scale."""
        return Crowd(
            left=days.at(self.since) + GAP,
            right=max(days.at(self.until), days.at(self.since) + 3 * GAP) - GAP,
            top=scale.at(self.high),
            bottom=scale.at(self.low),
            upper=scale.at(self.three),
            lower=scale.at(self.quarter),
            middle=scale.at(self.half),
            since=self.since,
            until=self.until,
            title=self.title,
        )


def gathered(drawn: Ends, days: Days, boxes: int) -> Sequence[Gathered]:
    """Claims by day, gathered into at most so many equal spans of days."""
    span = max(1, -(-((days.last - days.first).days + 1) // boxes))
    places = (drawn.on - days.first.toordinal()) // span
    return [
        _of(drawn, np.flatnonzero(places == place), days.first + timedelta(place * span), span, days.last)
        for place in np.unique(places).tolist()
    ]


def _of(drawn: Ends, rows: Array, since: date, span: int, last: date) -> Gathered:
    until = min(since + timedelta(span - 1), last)
    low, high = float(drawn.low[rows].min()), float(drawn.high[rows].max())
    middles = np.sort((drawn.low[rows] + drawn.high[rows]) / 2)
    quarter, half, three = (float(middles[min(len(rows) - 1, len(rows) * q // 4)]) for q in (1, 2, 3))
    voices = len(np.unique(drawn.voice[rows]))
    title = (
        f"{len(rows)} claims by {voices} claimants, {short_day(since)} to {short_day(until)}: "
        f"{number(low)} to {number(high)}, half of them from {number(quarter)} to {number(three)}"
    )
    return Gathered(since, until, low, high, quarter, half, three, title)
