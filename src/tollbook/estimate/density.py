"""The model: log density of a block's unknowns, with its gradient, for many points at once.

`docs/estimates.md` states it in equations. Unknowns are standard normal a priori, but for the leans of
claimants with several reports. Level and leans lie on one ridge, so a lean's coordinate is how far the
claimant's figures are from their own mean: that the claims tell alone, and the level is left to the
priors of the leans. Budget: a microsecond a point and report; held by `benchmarks/estimate.py`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import log_ndtr

from tollbook.estimate.design import Design
from tollbook.estimate.priors import Normal, Setting
from tollbook.estimate.student import NARROW, log_lean, log_mass, log_point
from tollbook.estimate.tolls import log_tolls, tolls_back

Array = np.ndarray[Any, np.dtype[np.float64]]
Whole = np.ndarray[Any, np.dtype[np.int64]]

OFFSET = 0.5  # log units that a lean's coordinate counts in
FLOOR_SLACK = 0.05  # a floor may be off by a few percent
FLOOR_DOUBT = 0.1  # and plainly wrong once in ten: counted twice, or a rumour


@dataclass(frozen=True, slots=True)
class Biases:
    """Biases at points.

    Attributes:
        log_bias: (points, reports).
        leans: (points, speakers) in units of their spread.
        slopes: (points, columns) how the weights of the bias matrix move with their unknowns.
    """

    log_bias: Array
    leans: Array
    slopes: Array


def log_likelihood(design: Design, points: Array) -> tuple[Array, Array]:
    """Log density of (points, size) over a standard normal, and its gradient."""
    layout, bias = design.layout, design.bias
    count = len(design.reports)
    log_toll, forward = log_tolls(design, points, design.rows)
    made = biases(design, points, log_toll[:, :count])
    value, by_mean, by_noise = report_density(design, points, log_toll[:, :count] + made.log_bias)
    floor_value, by_floor = floor_density(design, log_toll[:, count:])
    lean_value, by_lean = log_lean(made.leans)
    offsets = points[:, layout.leans]
    total = value.sum(1) + floor_value.sum(1) + lean_value.sum(1) + 0.5 * (offsets**2).sum(1)
    # A lean's mean takes up what moves all of its claimant's figures.
    told = by_mean @ bias.says + by_lean / bias.lean
    by_rest = by_mean - (told / bias.spoken) @ bias.says.T
    gradient = tolls_back(design, forward, np.concatenate([by_rest, by_floor], axis=1))
    gradient[:, layout.bias] = by_rest @ bias.matrix * made.slopes
    gradient[:, layout.leans] = OFFSET * told + offsets
    spread = noise_prior(design).spread
    for index in range(len(design.noisy)):
        gradient[:, layout.noise.start + index] = spread * by_noise[:, design.noise_of == index].sum(1)
    return total, gradient


def biases(design: Design, points: Array, log_toll: Array) -> Biases:
    """Biases at points whose log tolls, for the rows of the reports, are known."""
    bias = design.bias
    weights, slopes = bias.weights(points[:, design.layout.bias])
    rest = bias.mean + weights @ bias.matrix.T
    mean = ((design.middle - log_toll - rest) @ bias.says) / bias.spoken
    lean = mean + OFFSET * points[:, design.layout.leans]
    return Biases(rest + lean @ bias.says.T, lean / bias.lean, slopes)


def report_density(
    design: Design, points: Array, mean: Array, rows: Whole | None = None
) -> tuple[Array, Array, Array]:
    """Log density of each report (or those in `rows`) around `mean`; derivatives by mean and log noise."""
    rows = np.arange(len(design.reports)) if rows is None else rows
    variance = np.take(np.exp(2 * _noises(design, points)), design.noise_of[rows], axis=1)
    total, by_mean, by_noise = _piece(design, 0, rows, mean, variance)
    for k in range(1, design.low.shape[1]):
        some = np.flatnonzero(np.isfinite(design.log_weight[rows, k]))
        if not some.size:
            continue
        value, value_by_mean, value_by_noise = _piece(design, k, rows[some], mean[:, some], variance[:, some])
        both = np.logaddexp(total[:, some], value)
        before, now = np.exp(total[:, some] - both), np.exp(value - both)
        by_mean[:, some] = before * by_mean[:, some] + now * value_by_mean
        by_noise[:, some] = before * by_noise[:, some] + now * value_by_noise
        total[:, some] = both
    return total, by_mean, by_noise


def _piece(design: Design, k: int, rows: Whole, mean: Array, variance: Array) -> tuple[Array, Array, Array]:
    """One of the pieces of some reports."""
    scale = np.sqrt(variance + design.spare[rows, k])
    low, high = design.low[rows, k], design.high[rows, k]
    narrow = high - low < NARROW
    made = (np.empty_like(mean), np.empty_like(mean), np.empty_like(mean))
    for some, density in ((narrow, log_point), (~narrow, log_mass)):
        if some.any():
            for whole, part in zip(
                made, density(low[some], high[some], mean[:, some], scale[:, some]), strict=True
            ):
                whole[:, some] = part
    return made[0] + design.log_weight[rows, k], made[1], made[2] * variance / scale**2


def noise_prior(design: Design) -> Normal:
    """Of the log sd of a claimant's own errors: bodies counted scatter less than losses guessed."""
    sudden = design.block.setting is Setting.SUDDEN
    return design.priors.number["sudden_noise" if sudden else "noise"]


def log_noise(design: Design, points: Array) -> Array:
    """Log sd of each report's own error: (points, reports)."""
    return np.take(_noises(design, points), design.noise_of, axis=1)


def _noises(design: Design, points: Array) -> Array:
    """Log sd of the own errors of each claimant with a noise of its own; the last is the prior's, -1."""
    prior = noise_prior(design)
    found = np.full((len(points), len(design.noisy) + 1), prior.location)
    found[:, :-1] += prior.spread * points[:, design.layout.noise]
    return found


def floor_density(design: Design, log_toll: Array) -> tuple[Array, Array]:
    """Log probability that each floor holds, with its derivative by the log toll."""
    z = (log_toll - design.log_floor) / FLOOR_SLACK
    holds = log_ndtr(z) + np.log1p(-FLOOR_DOUBT)
    value = np.logaddexp(holds, np.log(FLOOR_DOUBT))
    log_normal = -0.5 * z * z - 0.5 * np.log(2 * np.pi) + np.log1p(-FLOOR_DOUBT)
    return value, np.exp(log_normal - value) / FLOOR_SLACK


def log_bias(design: Design, points: Array) -> Array:
    """Log bias of each report: (points, reports). Of who reports once, as its one figure tells.

    There the lean was integrated out; given the toll it is the figure's offset, drawn in by its own noise.
    """
    log_toll, _ = log_tolls(design, points, design.rows)
    log_toll = log_toll[:, : len(design.reports)]
    made = biases(design, points, log_toll).log_bias
    offset = np.clip(log_toll + made, design.low[:, 0], design.high[:, 0]) - log_toll - made
    folded = design.bias.folded**2
    noise = np.exp(2 * log_noise(design, points)) + design.small
    return made + offset * folded / (folded + noise)
