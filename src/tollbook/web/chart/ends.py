"""What of claims is drawn, as columns: a chart of thousands is drawn four times.

Hot path. Budget: with the rest of its page 300 ms at 100,000 claims, held by `benchmarks/page.py`.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from tollbook.findings.evidence import Told
from tollbook.findings.figures import Array, Figures


def ends(told: Told) -> tuple[float, float]:
    """The lowest and the highest number that a claim names; one number where an end is open."""
    count = told.claim.count
    low = told.low if count is None or count.low is None else float(count.low)
    high = told.high if count is None or count.high is None else float(count.high)
    if count is not None and count.low is None:
        low = high
    return low, low if high == inf else high


@dataclass(frozen=True)
class Ends:
    """Claims by day with what is drawn of them.

    Attributes:
        told: The claims.
        on: Their days, as ordinals, ascending.
        low, high: The numbers that they name; one number where an end is open.
        voice: A number for each who speaks.
        own: Whether the party speaks of its own.
    """

    told: Array
    on: Array
    low: Array
    high: Array
    voice: Array
    own: Array

    @classmethod
    def of(cls, figures: Figures, rows: Array) -> "Ends":
        """Some of all figures, by day."""
        rows = rows[np.argsort(figures.time[rows], kind="stable")]
        low, high = figures.fewest[rows], figures.most[rows]
        return cls(
            told=figures.told[rows],
            on=figures.on[rows],
            low=np.where(np.isnan(low), high, low),
            high=np.where(np.isnan(high), low, high),
            voice=figures.voice[rows],
            own=figures.own[rows],
        )

    def values(self) -> list[float]:
        """The least number above 0 and the greatest that any of them names; none without any."""
        named = np.concatenate((self.low, self.high))
        above = named[named > 0]
        return [float(above.min()), float(named.max())] if len(above) else [float(v) for v in named[:1]]
