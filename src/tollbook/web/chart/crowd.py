"""Many claims drawn as one: boxes over spans of days."""

from datetime import date, timedelta

import numpy as np

from tollbook.findings.figures import Array
from tollbook.model.wording import number, short_day
from tollbook.web.chart.drawing import Crowd
from tollbook.web.chart.ends import Ends
from tollbook.web.chart.scale import Days, Scale

GAP = 2.0


def crowds(drawn: Ends, scale: Scale, days: Days, boxes: int) -> tuple[Crowd, ...]:
    """Claims by day, gathered into at most so many boxes of equal spans of days."""
    span = max(1, -(-((days.last - days.first).days + 1) // boxes))
    places = (drawn.on - days.first.toordinal()) // span
    return tuple(
        _crowd(
            drawn, np.flatnonzero(places == place), days.first + timedelta(place * span), span, scale, days
        )
        for place in np.unique(places).tolist()
    )


def _crowd(drawn: Ends, rows: Array, since: date, span: int, scale: Scale, days: Days) -> Crowd:
    until = min(since + timedelta(span - 1), days.last)
    low, high = float(drawn.low[rows].min()), float(drawn.high[rows].max())
    middles = np.sort((drawn.low[rows] + drawn.high[rows]) / 2)
    quarter, half, three = (float(middles[min(len(rows) - 1, len(rows) * q // 4)]) for q in (1, 2, 3))
    voices = len(np.unique(drawn.voice[rows]))
    return Crowd(
        left=days.at(since) + GAP,
        right=max(days.at(until), days.at(since) + 3 * GAP) - GAP,
        top=scale.at(high),
        bottom=scale.at(low),
        upper=scale.at(three),
        lower=scale.at(quarter),
        middle=scale.at(half),
        since=since,
        until=until,
        title=(
            f"{len(rows)} claims by {voices} claimants, {short_day(since)} to {short_day(until)}: "
            f"{number(low)} to {number(high)}, half of them from {number(quarter)} to {number(three)}"
        ),
    )
