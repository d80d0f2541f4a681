"""What a hedge says of the figure that its speaker had in mind.

Each claim becomes one or two pieces [a, b] on the log scale with weights: the likelihood of a mean figure is
the weighted density that its error distribution puts on the pieces. An exact figure is the interval that
rounds to it, the coarser the rounder it is; a range is its ends; a bound is a near piece and a far one on its
open side, because people who say "more than 100" mean 110 more often than 10,000.
"""

import math
from dataclasses import dataclass

from tollbook.model import Count, Hedge

# A bound is mostly within a quarter as much again, else within a factor of twenty (log widths, weights).
NEAR, FAR = math.log(1.25), math.log(20.0)
NEAR_WEIGHT = 0.7
LOOSE = 0.1  # "about", "nearly": within a tenth
HEAPED_AT_MOST = 0.2  # a round figure is off by a fifth at most from rounding alone
SMALLEST = 0.25  # stands for nought on the log scale


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the log scale, `low < high`, and the probability that the figure was meant there."""

    low: float
    high: float
    weight: float


def pieces(count: Count) -> tuple[Piece, ...]:
    """Where on the log scale the figure that was meant lies."""
    low, high = count.low, count.high
    if high is not None and (low is None or count.hedge is Hedge.AT_MOST):
        return _bound(_log(high + 0.5), -1.0)
    if low is not None and (high is None or count.hedge is Hedge.AT_LEAST):
        return _bound(_log(low - 0.5), 1.0)
    low, high = low or 0, high or 0
    loose = count.hedge is Hedge.APPROXIMATE
    return (Piece(_log(low - _half(low, loose)), _log(high + _half(high, loose)), 1.0),)


def middle(count: Count) -> float:
    """One number that stands for the figure: the mean of its pieces on the log scale, back as people."""
    return math.exp(sum(p.weight * (p.low + p.high) / 2 for p in pieces(count)))


def _bound(at: float, side: float) -> tuple[Piece, ...]:
    near, far = sorted((at, at + side * NEAR)), sorted((at + side * NEAR, at + side * FAR))
    return Piece(near[0], near[1], NEAR_WEIGHT), Piece(far[0], far[1], 1 - NEAR_WEIGHT)


def _half(figure: int, loose: bool) -> float:
    """Half the width of what is rounded to `figure`: heaping on tens, hundreds, thousands."""
    step = 1
    while figure and figure % (step * 10) == 0:
        step *= 10
    half = max(0.5, min(step / 2, HEAPED_AT_MOST * figure))
    return max(half, LOOSE * figure) if loose else half


def _log(figure: float) -> float:
    return math.log(max(figure, SMALLEST))
