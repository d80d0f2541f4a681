"""Student's t with four degrees of freedom, whose distribution function has a closed form.

Heavy tails make a figure far from all others lose its pull.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

NARROW = 1e-3  # pieces narrower than this many scales are taken as points: differences would cancel
# One claimant in ten is off by anything: six times the usual spread.
STRAY, STRAY_SPREAD = 0.1, 6.0


def log_mass(low: Array, high: Array, mean: Array, scale: Array) -> tuple[Array, Array, Array]:
    """Log probability of [low, high], with its derivatives by `mean` and by log `scale`.

    Shapes broadcast. From F(t) = 1/2 + 3/4 (u - u³/3), u = t / sqrt(4 + t²).
    """
    a, b = (low - mean) / scale, (high - mean) / scale
    middle, width = (a + b) / 2, b - a
    narrow = width < NARROW
    tail = middle * middle + 4.0
    log_point = np.log(12.0) - 2.5 * np.log(tail) + np.log(width)
    slope = 5.0 * middle / tail
    if narrow.all():
        return log_point, slope / scale, slope * middle - 1.0
    ra, rb = 1 / np.sqrt(a * a + 4.0), 1 / np.sqrt(b * b + 4.0)
    ua, ub = a * ra, b * rb
    mass = np.maximum(0.75 * (ub - ua) * (1 - (ub * ub + ua * ub + ua * ua) / 3), 1e-300)
    fa, fb = 12.0 * ra**5, 12.0 * rb**5
    value = np.where(narrow, log_point, np.log(mass))
    by_mean = np.where(narrow, slope, (fa - fb) / mass) / scale
    by_log_scale = np.where(narrow, slope * middle - 1.0, (a * fa - b * fb) / mass)
    return value, by_mean, by_log_scale


def log_lean(value: Array) -> tuple[Array, Array]:
    """Log density of a claimant's lean, in units of its relation's spread, and its derivative.

    A mixture of two: most claimants are near their relation's mean, one in ten is anywhere.
    """
    wide = value / STRAY_SPREAD
    usual = np.log((1 - STRAY) * 12.0) - 2.5 * np.log(value * value + 4.0)
    stray = np.log(STRAY / STRAY_SPREAD * 12.0) - 2.5 * np.log(wide * wide + 4.0)
    total = np.logaddexp(usual, stray)
    by_usual = -5.0 * value / (value * value + 4.0)
    by_stray = -5.0 * wide / (wide * wide + 4.0) / STRAY_SPREAD
    return total, np.exp(usual - total) * by_usual + np.exp(stray - total) * by_stray
