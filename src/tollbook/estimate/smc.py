"""Sequential Monte Carlo: points move from the prior to the posterior as the evidence is heated up.

Adaptive tempering with Hamiltonian moves after Del Moral, Doucet and Jasra 2006 and Buchholz, Chopin and
Jacob 2021. It needs a density with its gradient, and NumPy only; several modes keep their weights, which
matters where claimants contradict each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]
Whole = np.ndarray[Any, np.dtype[np.int64]]
Likelihood = Callable[[Array], tuple[Array, Array]]

KEEP = 0.35  # of the points' effective number survives each step of heat
LEAPS = 5
MOVES = 2
LAST_MOVES = 6
SETTLING = 6
ACCEPT = 0.75  # the share of moves that the step size aims at
COLDEST = 1e-4


@dataclass(frozen=True, slots=True)
class Cloud:
    """Equally weighted points of the posterior, and how the moves fared."""

    points: Array
    steps: int
    accepted: float


@dataclass(frozen=True, slots=True)
class State:
    """Points with their log likelihood and its gradient."""

    points: Array
    log_like: Array
    gradient: Array

    def taken(self, index: Array | Whole) -> "State":
        """Some of the points, by place."""
        return State(self.points[index], self.log_like[index], self.gradient[index])


def sample(likelihood: Likelihood, size: int, count: int, rng: np.random.Generator) -> Cloud:
    """(LAST_MOVES / 2 * count, size) points of a standard normal prior times a likelihood.

    `likelihood` gives the log and its gradient at (points, size).
    """
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # wild points are turned down
        return _sample(likelihood, rng.standard_normal((count, size)), rng)


def _sample(likelihood: Likelihood, points: Array, rng: np.random.Generator) -> Cloud:
    state = State(points, *likelihood(points))
    heat, steps, step_size = 0.0, 0, 0.3
    accepted = 1.0
    while heat < 1.0:
        heat, weights = _warmer(state.log_like, heat)
        state = state.taken(resample(weights, len(weights), rng))
        root = covariance_root(state.points)
        for _ in range(MOVES):
            state, accepted = _move(likelihood, state, heat, root, step_size, rng)
            step_size *= float(np.exp(0.5 * (accepted - ACCEPT)))
        steps += 1
    return _gather(likelihood, state, steps, step_size, rng)


def settle(likelihood: Likelihood, points: Array, rng: np.random.Generator) -> Cloud:
    """Points of a posterior from points near it, moved on; a mode far from all of them is not found."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        state, step_size = State(points, *likelihood(points)), 0.3
        for _ in range(SETTLING):
            state, accepted = _move(likelihood, state, 1.0, covariance_root(state.points), step_size, rng)
            step_size *= float(np.exp(0.5 * (accepted - ACCEPT)))
        return _gather(likelihood, state, 0, step_size, rng)


def _gather(
    likelihood: Likelihood, state: State, steps: int, step_size: float, rng: np.random.Generator
) -> Cloud:
    """Points of every second of the last moves."""
    kept, accepted = [], 1.0
    root = covariance_root(state.points)
    for index in range(LAST_MOVES):
        state, accepted = _move(likelihood, state, 1.0, root, step_size, rng)
        if index % 2:
            kept.append(state.points)
    return Cloud(np.concatenate(kept), steps, accepted)


def _warmer(log_like: Array, heat: float) -> tuple[float, Array]:
    """The most heat at which enough points still count, by bisection."""
    low, high = heat, 1.0
    if _effective(log_like, 1.0 - heat) >= KEEP * len(log_like):
        low = 1.0
    else:
        for _ in range(40):
            middle = (low + high) / 2
            if _effective(log_like, middle - heat) < KEEP * len(log_like):
                high = middle
            else:
                low = middle
    warmer = min(1.0, max(low, heat + COLDEST * max(heat, 1e-3)))
    return warmer, _weights(log_like, warmer - heat)


def _weights(log_like: Array, more: float) -> Array:
    weights = np.exp(more * (log_like - log_like.max()))
    made: Array = weights / weights.sum()
    return made


def _effective(log_like: Array, more: float) -> float:
    return float(1.0 / (_weights(log_like, more) ** 2).sum())


def resample(weights: Array, count: int, rng: np.random.Generator) -> Whole:
    """Places of so many points by systematic resampling."""
    places = (rng.random() + np.arange(count)) / count
    return np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1)


def covariance_root(points: Array) -> Array:
    """A root of the points' covariance, shrunk to its diagonal where points are few."""
    count, size = points.shape
    covariance = np.cov(points, rowvar=False).reshape(size, size)
    shrink = min(0.9, size / count)
    mixed = (1 - shrink) * covariance + shrink * np.diag(np.diag(covariance))
    made: Array = np.linalg.cholesky(mixed + 1e-9 * np.eye(size))
    return made


def _move(
    likelihood: Likelihood, state: State, heat: float, root: Array, step_size: float, rng: np.random.Generator
) -> tuple[State, float]:
    """One Hamiltonian move of every point, in coordinates where the points are about standard normal."""
    step = step_size * rng.uniform(0.7, 1.3, (len(state.points), 1)).astype(np.float64)
    pace = np.asarray(rng.standard_normal(state.points.shape))
    energy = _energy(state, heat, pace)
    moved = state
    pace = pace + 0.5 * step * _push(moved, heat, root)
    for leap in range(LEAPS):
        points = moved.points + step * (pace @ root.T)
        moved = State(points, *likelihood(points))
        pace = pace + (0.5 if leap == LEAPS - 1 else 1.0) * step * _push(moved, heat, root)
    gain = _energy(moved, heat, pace) - energy
    taken = np.log(rng.random(len(gain))) < np.nan_to_num(gain, nan=-np.inf)
    chosen = State(
        np.where(taken[:, None], moved.points, state.points),
        np.where(taken, moved.log_like, state.log_like),
        np.where(taken[:, None], moved.gradient, state.gradient),
    )
    return chosen, float(taken.mean())


def _energy(state: State, heat: float, pace: Array) -> Array:
    made: Array = heat * state.log_like - 0.5 * (state.points**2).sum(1) - 0.5 * (pace**2).sum(1)
    return made


def _push(state: State, heat: float, root: Array) -> Array:
    made: Array = (heat * state.gradient - state.points) @ root
    return made
