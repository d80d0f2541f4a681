"""Student's t with four degrees of freedom, whose distribution function has a closed form.

Heavy tails make a figure far from all others lose its pull.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

NARROW = 0.01  # log width below which an interval is taken as a point: differences would cancel
# One claimant in ten is off by anything: six times the usual spread.
STRAY, STRAY_SPREAD = 0.1, 6.0


def log_mass(low: Array, high: Array, mean: Array, scale: Array) -> tuple[Array, Array, Array]:
    """Log probability of [low, high], with its derivatives by `mean` and by log `scale`.

    Shapes broadcast. From F(t) = 1/2 + 3/4 (u - u³/3), u = t / sqrt(4 + t²).
    """
    a, b = (low - mean) / scale, (high - mean) / scale
    ra, rb = 1 / (a * a + 4.0), 1 / (b * b + 4.0)
    qa, qb = np.sqrt(ra), np.sqrt(rb)
    ua, ub = a * qa, b * qb
    mass = np.maximum(0.75 * (ub - ua) * (1 - (ub * ub + ua * ub + ua * ua) / 3), 1e-300)
    fa, fb = 12.0 * ra * ra * qa, 12.0 * rb * rb * qb
    return np.log(mass), (fa - fb) / mass / scale, (a * fa - b * fb) / mass


def log_point(low: Array, high: Array, mean: Array, scale: Array) -> tuple[Array, Array, Array]:
    """The same of an interval so narrow that the density is even on it."""
    middle = ((low + high) / 2 - mean) / scale
    tail = middle * middle + 4.0
    slope = 5.0 * middle / tail
    value = np.log(12.0 * (high - low)) - 2.5 * np.log(tail) - np.log(scale)
    return value, slope / scale, slope * middle - 1.0


def draw_leans(count: int, rng: np.random.Generator) -> Array:
    """Leans of so many claimants of whom nothing is known, in units of their relation's spread."""
    made: Array = rng.standard_t(4, count) * np.where(rng.random(count) < STRAY, STRAY_SPREAD, 1.0)
    return made


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
