"""What a first look at the data tells of the published model's courses, sums and dispersions.

A frame is a normal stand-in for the likelihood around one guess of the courses. The density's coordinates are
laid along it (`density`): where data are strong a coordinate follows them, where they are weak the prior,
whatever the scales. It says how the sampler walks, never where to: the posterior is the same in any frame.
"""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import gammaln

from tollbook.estimate.pnas2023.losses import Coded

Array = np.ndarray[Any, np.dtype[np.float64]]

RANK = 32  # directions kept of each course, of 152: those that data tell most of
GRID = np.linspace(-7.0, 4.0, 111)  # of log dispersions


class Frame(NamedTuple):
    """Information is the inverse of a variance. Reports: the cumulative ones, then the daily ones.

    Attributes:
        directions: (types, bases, rank) orthonormal, of each course's coefficients.
        information: (types, rank) about each direction.
        pull: (types, rank) information times where the data would have the course.
        expected: (reports,) counts.
        shares: (reports,) weight of each report in its cell's mean; a cell's sum to one.
        middle: (cells,) where the data would have the mean of a cell's log expected counts.
        total: (types,) information of all cumulative reports.
        dispersion: (types,) where the data would have the log dispersion.
        sharpness: (types,) information about it.
    """

    directions: Array
    information: Array
    pull: Array
    expected: Array
    shares: Array
    middle: Array
    total: Array
    dispersion: Array
    sharpness: Array


def blank_frame(data: Coded, splines: Array) -> Frame:
    """Of no course yet: only how much each claimant says of each type, at dispersions near one."""
    counts = np.concatenate([data.cumulative.count, data.daily.count])
    frame = frame_at(data, splines, np.zeros((len(data.types), len(splines))), np.log(counts + 0.5))
    return frame._replace(
        information=0 * frame.information, pull=0 * frame.pull,
        dispersion=0 * frame.dispersion, sharpness=0 * frame.sharpness,
    )  # fmt: skip


def frame_at(
    data: Coded, splines: Array, coefficients: Array, means: Array, dispersions: Array | None = None
) -> Frame:
    """Around a guess.

    Args:
        data: The reports.
        splines: (bases, days).
        coefficients: (types, bases) of each course, its trend among them.
        means: (reports,) log expected counts.
        dispersions: (draws, types) log dispersions that fit; without, the likeliest at the guess.
    """
    cell = np.concatenate([data.cumulative.cell, data.daily.cell])
    count = np.concatenate([data.cumulative.count, data.daily.count])
    cumulative = np.arange(len(count)) < len(data.cumulative.count)
    if dispersions is None:
        dispersion, sharpness = _dispersions(data, means[cumulative])
    else:
        dispersion, sharpness = dispersions.mean(axis=0), 1 / dispersions.var(axis=0)
    kind = np.array([kind for _, kind in data.cells])[cell]
    expected = np.exp(means)
    weight = expected / (1 + cumulative * expected * np.exp(dispersion[kind]))
    lack = weight * (count / expected - 1)
    cells = len(data.cells)
    in_cell = np.bincount(cell, weight, cells)
    of_type = np.bincount(kind[cumulative], weight[cumulative], len(data.types)) + 1e-9
    tangents = _tangents(data, splines, coefficients)
    found = []
    for each in range(len(data.types)):
        own = kind == each
        found.append(_told(tangents[own], cell[own], weight[own], lack[own], coefficients[each]))
    directions, information, pull = (np.array(part) for part in zip(*found, strict=True))
    return Frame(
        directions, information, pull, expected, weight / in_cell[cell],
        np.bincount(cell, weight * means + lack, cells) / in_cell,
        np.asarray(of_type, np.float64), dispersion, sharpness,
    )  # fmt: skip


def _tangents(data: Coded, splines: Array, coefficients: Array) -> Array:
    """How each report's log mean moves with its course: (reports, bases)."""
    made = []
    losses = np.exp(coefficients @ splines)
    for course in losses:
        of_sum = np.cumsum(course * splines, axis=1) / np.cumsum(course)
        made.append(of_sum.T)
    c, d = data.cumulative, data.daily
    return np.concatenate([np.array(made)[c.type, c.day], splines.T[d.day]])


def _told(
    tangents: Array, cell: Any, weight: Array, lack: Array, course: Array
) -> tuple[Array, Array, Array]:
    """Directions of a course, information and pull; what reports tell of their cells' means is left out."""
    _, cell = np.unique(cell, return_inverse=True)
    member = (cell == np.arange(cell.max() + 1)[:, None]) * weight
    inner = tangents - (member @ tangents / member.sum(axis=1, keepdims=True))[cell]
    information, vectors = np.linalg.eigh(inner.T @ (weight[:, None] * inner))
    keep = np.argsort(-information, kind="stable")[:RANK]
    information, vectors = np.maximum(information[keep], 0.0), vectors[:, keep]
    return vectors, information, information * (course @ vectors) + (inner.T @ lack) @ vectors


def _dispersions(data: Coded, means: Array) -> tuple[Array, Array]:
    """Likeliest log dispersion of each type with its cells' means left open, and the curvature there."""
    rows, types = data.cumulative, len(data.types)
    size = np.exp(-GRID)[:, None]
    by_report = (
        gammaln(rows.count + size) - gammaln(size) + size * np.log(size) + rows.count * means
        - (rows.count + size) * np.logaddexp(means, np.log(size))
    )  # fmt: skip
    total = np.array([np.bincount(rows.type, line, types) for line in by_report])
    weights = 1 / (np.exp(-means) + 1 / size)
    in_cell = np.array([np.bincount(rows.cell, line, len(data.cells)) for line in weights])
    kinds = [kind for _, kind in data.cells]
    total -= np.array([np.bincount(kinds, 0.5 * np.log1p(line), types) for line in in_cell])
    best = np.clip(total.argmax(axis=0), 1, len(GRID) - 2)
    at = np.arange(types)
    bend = 2 * total[best, at] - total[best - 1, at] - total[best + 1, at]
    return GRID[best], np.maximum(bend, 0.0) / (GRID[1] - GRID[0]) ** 2
