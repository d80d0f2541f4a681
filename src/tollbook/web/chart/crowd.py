"""Many claims drawn as one: boxes over spans of days."""

from collections.abc import Sequence
from datetime import date, timedelta

from tollbook.findings.evidence import Told
from tollbook.model.wording import number, short_day
from tollbook.web.chart.drawing import Crowd
from tollbook.web.chart.ends import ends
from tollbook.web.chart.scale import Days, Scale

GAP = 2.0


def crowds(told: Sequence[Told], scale: Scale, days: Days, boxes: int) -> tuple[Crowd, ...]:
    """Claims by day, gathered into at most so many boxes of equal spans of days."""
    span = max(1, -(-((days.last - days.first).days + 1) // boxes))
    gathered: dict[int, list[Told]] = {}
    for t in told:
        gathered.setdefault((t.on - days.first).days // span, []).append(t)
    return tuple(
        _crowd(found, days.first, place * span, span, scale, days) for place, found in gathered.items()
    )


def _crowd(found: Sequence[Told], first: date, after: int, span: int, scale: Scale, days: Days) -> Crowd:
    since = first + timedelta(after)
    until = min(since + timedelta(span - 1), days.last)
    low, high = min(ends(t)[0] for t in found), max(ends(t)[1] for t in found)
    middles = sorted(sum(ends(t)) / 2 for t in found)
    quarter, half, three = (middles[min(len(middles) - 1, len(middles) * q // 4)] for q in (1, 2, 3))
    voices = len({t.voice for t in found})
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
            f"{len(found)} claims by {voices} claimants, {short_day(since)} to {short_day(until)}: "
            f"{number(low)} to {number(high)}, half of them from {number(quarter)} to {number(three)}"
        ),
    )
