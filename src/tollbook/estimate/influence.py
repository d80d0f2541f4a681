"""What the toll would be without one claimant, from the fit that had them all."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tollbook.estimate.density import (
    OFFSET,
    Biases,
    biases,
    floor_density,
    log_likelihood,
    report_density,
)
from tollbook.estimate.design import Design
from tollbook.estimate.pareto import RELIABLE, smoothed_weights
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.smc import resample, settle
from tollbook.estimate.student import draw_leans, log_lean
from tollbook.estimate.tolls import log_tolls

Array = np.ndarray[Any, np.dtype[np.float64]]
Whole = np.ndarray[Any, np.dtype[np.int64]]

# Offsets from a claimant's own mean, fine near nought where series are sharp, and their log widths.
GRID = 0.01 * np.sinh(np.linspace(-6.0, 6.0, 49))
LOG_STEP = np.log(np.gradient(GRID))
POINTS = 300
WORK = 6_000  # points moved on, times reports, about
MOVED = (96, 160)  # points moved on: at least, at most


def thinned(posterior: Posterior) -> Array:
    """Few enough points for the work that follows, evenly spread."""
    step = -(-len(posterior.points) // POINTS)
    return posterior.points[::step]


def weights_without(design: Design, points: Array, speaker: str) -> tuple[Array, float]:
    """Weights that turn the posterior into that without a claimant, and their Pareto k.

    The claimant's own lean is integrated out: left in, it would remember the claims removed.
    """
    rows = np.flatnonzero([report.speaker == speaker for report in design.reports])
    log_toll, _ = log_tolls(design, points, design.rows)
    told, floor = log_toll[:, : len(design.reports)], log_toll[:, len(design.reports) :]
    made = biases(design, points, told)
    if speaker in design.bias.speakers:
        ratio = -_integrated(design, points, told, made, rows, design.bias.speakers.index(speaker))
    else:
        ratio = -report_density(design, points, (told + made.log_bias)[:, rows], rows)[0].sum(1)
    own = {design.reports[row].claim.id for row in rows}
    ratio -= floor_density(design, floor)[0] @ np.array([float(f.claim in own) for f in design.floors])
    return smoothed_weights(ratio)


@dataclass(frozen=True, slots=True)
class Without:
    """Weighted points of a block's posterior without one claimant; the unknowns are the block's."""

    points: Array
    weights: Array

    def medians(self, values: Array) -> Array:
        """Of each column of some values of the points (points, ...)."""
        order = np.argsort(values, axis=0, kind="stable")
        places = (np.cumsum(self.weights[order], axis=0) < 0.5).sum(0).clip(max=len(values) - 1)
        made: Array = np.take_along_axis(np.take_along_axis(values, order, 0), places[None], 0)[0]
        return made


def leave_one_out(posterior: Posterior, seed: int) -> dict[str, Without]:
    """The posterior without each claimant: reweighted, and moved on where the weights cannot be trusted.

    Empty if there is but one.
    """
    design, points = posterior.design, thinned(posterior)
    speakers = sorted({report.speaker for report in design.reports})
    if len(speakers) == 1:
        return {}
    found = {}
    for speaker in speakers:
        weights, shape = weights_without(design, points, speaker)
        if shape > RELIABLE:
            moved = _moved_on(design, points, weights, speaker, np.random.default_rng(seed))
            found[speaker] = Without(moved, np.full(len(moved), 1 / len(moved)))
        else:
            found[speaker] = Without(points, weights)
    return found


def _moved_on(design: Design, points: Array, weights: Array, speaker: str, rng: np.random.Generator) -> Array:
    """Points of the posterior without a claimant. What only it told of starts from its prior."""
    left = design.silencing(speaker)
    count = int(np.clip(WORK / len(left.reports), *MOVED))
    start = points[resample(weights, count, rng)]
    _, gradient = log_likelihood(left, start)
    unsaid = ~gradient.any(axis=0)
    start[:, unsaid] = rng.standard_normal((count, int(unsaid.sum())))
    if speaker in design.bias.speakers:
        index = design.bias.speakers.index(speaker)
        drawn = draw_leans(count, rng) * design.bias.lean[index]
        start[:, design.layout.leans.start + index] = drawn / OFFSET
    return settle(lambda some: log_likelihood(left, some), start, rng).points


def _integrated(design: Design, points: Array, told: Array, made: Biases, rows: Whole, index: int) -> Array:
    """Log likelihood of a claimant's reports with its lean integrated over the lean's prior."""
    spread = design.bias.lean[index]
    at = points[:, design.layout.leans][:, index : index + 1] * OFFSET
    mean = (told + made.log_bias)[:, rows]
    logs = np.empty((len(points), len(GRID)))
    for k, offset in enumerate(GRID):
        likely = report_density(design, points, mean + (offset - at), rows)[0].sum(1)
        logs[:, k] = likely + log_lean(made.leans[:, index] + (offset - at[:, 0]) / spread)[0] + LOG_STEP[k]
    made_sum: Array = np.logaddexp.reduce(logs, axis=1)
    return made_sum
