"""Heavy tails: Student's t with four degrees of freedom, and mixtures of a usual and a stray spread.

Of the t the distribution function has a closed form. A figure far from all others loses its pull.
"""

from functools import cache
from typing import Any

import numpy as np
from scipy.special import log_ndtr

Array = np.ndarray[Any, np.dtype[np.float64]]

NARROW = 0.01  # log width below which an interval is taken as a point: differences would cancel
# One claimant in ten is off by anything: six times the usual spread. So is what all have from hearsay in one
# case of ten.
STRAY, STRAY_SPREAD = 0.1, 6.0
KNOT, FARTHEST = 0.02, 12.0  # of standard normal coordinates, between which the mixture's ranks are known


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


def stray(place: Array) -> tuple[Array, Array]:
    """Values of a mixture of two normals, the usual and the stray one, from standard normal coordinates.

    Returns:
        The values with the same rank as their coordinates, and their slopes: cubics between exact knots.
    """
    values, slopes = _ranks()
    size = np.minimum(np.abs(place) / KNOT, len(values) - 1.001)
    left = size.astype(np.int64)
    t = size - left
    low, high = values[left], values[left + 1]
    rise, fall = slopes[left] * KNOT, slopes[left + 1] * KNOT
    square, cube = 3 * (high - low) - 2 * rise - fall, rise + fall - 2 * (high - low)
    value = low + t * (rise + t * (square + t * cube))
    return np.sign(place) * value, (rise + t * (2 * square + 3 * t * cube)) / KNOT


@cache
def _ranks() -> tuple[Array, Array]:
    """Values at coordinates 0, KNOT, ... of the same rank in the mixture, and their slopes."""
    places = np.arange(0.0, FARTHEST, KNOT)
    value = STRAY_SPREAD * places
    for _ in range(100):  # Newton's steps on the log of the tail, none too long
        log_tail, log_density = _mixture(value)
        step = (log_tail - log_ndtr(-places)) * np.exp(log_tail - log_density)
        value = np.maximum(value + np.clip(step, -0.5, 0.5), 0.0)
    log_normal = -0.5 * places * places - 0.5 * np.log(2 * np.pi)
    return value, np.exp(log_normal - _mixture(value)[1])


def _mixture(value: Array) -> tuple[Array, Array]:
    """Log of the tail beyond a value and of the density there."""
    wide, shares = value / STRAY_SPREAD, np.log([1 - STRAY, STRAY])
    tail = np.logaddexp(shares[0] + log_ndtr(-value), shares[1] + log_ndtr(-wide))
    density = np.logaddexp(
        shares[0] - 0.5 * value * value, shares[1] - np.log(STRAY_SPREAD) - 0.5 * wide * wide
    )
    return tail, density - 0.5 * np.log(2 * np.pi)
