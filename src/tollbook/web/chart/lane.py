"""When a party itself spoke, was silent, and declined."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from tollbook.findings.silence import QUIET_DAYS
from tollbook.model.wording import short_day
from tollbook.web.chart.drawing import Gap, Lane
from tollbook.web.chart.ends import Ends
from tollbook.web.chart.scale import Days

_CHARACTER = 6.0
_DOT = 2.0
"""So far apart two dots look like two."""


def own_lane(party: str, drawn: Ends, refusals: Sequence[date], *, days: Days, until: date, y: float) -> Lane:
    """The party's own figures of one panel, gaps of a week or more between them, and its refusals."""
    own = [date.fromordinal(on) for on in np.unique(drawn.on[drawn.own]).tolist()]
    gaps = [_gap(a, b, days, "") for a, b in pairwise(own) if (b - a).days >= QUIET_DAYS]
    if own and (until - own[-1]).days >= QUIET_DAYS:
        gaps.append(_gap(own[-1], until, days, " since"))
    if not own:
        gaps.append(_gap_label(days.left, days.right, ("no figure of its own", "none of its own")))
    return Lane(
        y=y,
        heading=f"{party} itself",
        figures=_told_apart([days.at(d) for d in own]),
        gaps=tuple(gaps),
        refusals=tuple((days.at(d), f"{party} declines, {short_day(d)}") for d in sorted(set(refusals))),
    )


def _told_apart(places: Sequence[float]) -> tuple[float, ...]:
    """Places that can be told apart: of those that would cover each other, the first."""
    return tuple({int(place / _DOT): place for place in reversed(places)}.values())[::-1]


def _gap(start: date, end: date, days: Days, since: str) -> Gap:
    number = (end - start).days
    words = (f"silent for {number} days{since}", f"{number} days silent", f"{number} days")
    return _gap_label(days.at(start) + 6, days.at(end) - (0 if since else 6), words)


def _gap_label(left: float, right: float, words: Sequence[str]) -> Gap:
    room = right - left - 8
    fitting = next((w for w in words if len(w) * _CHARACTER <= room), "")
    return Gap(left, right, fitting.removesuffix(" since"), (left + right) / 2)
