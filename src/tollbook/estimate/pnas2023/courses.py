"""Courses of losses: a trend and splines, correlated across types.

Each type's coefficients are normal given those of the types before it, and a frame says what data tell of
them. Coordinates are standard normal once both are known: a course that data fix stays put when its scale,
its trend or another's course moves, one that they leave open moves along (after Papaspiliopoulos, Roberts and
Sköld 2007, "A general framework for the parametrization of hierarchical models", worked out by direction).
"""

import math
from typing import Any

import numpy as np
from scipy.interpolate import BSpline

from tollbook.estimate.pnas2023.frame import Frame

Array = np.ndarray[Any, np.dtype[np.float64]]

KNOTS, DEGREE = 150, 3
LKJ = 2.0


def basis(days: int) -> tuple[Array, Array]:
    """Cubic B-splines over days 1 to `days`, (bases, days), and the coefficients that make day / 365.

    Of few days, no more knots than days.
    """
    x = np.arange(1.0, max(days, 2) + 1)
    inner = np.quantile(x, np.linspace(0, 1, min(KNOTS, len(x))))
    knots = np.concatenate([np.repeat(inner[0], DEGREE), inner, np.repeat(inner[-1], DEGREE)])
    made: Array = BSpline.design_matrix(x, knots, DEGREE).toarray().T[:, :days]
    abscissae: Array = np.mean([knots[1 + k : 1 + k + len(made)] for k in range(DEGREE)], axis=0)
    return made, abscissae / 365


def correlated(jnp: Any, partial: Any, types: int) -> tuple[Any, Any]:
    """Cholesky factor of a correlation from its partial correlations, and their log prior.

    After Lewandowski, Kurowicka and Joe 2009; scaled so that each is about standard normal.
    """
    row, column = np.tril_indices(types, -1)
    sharpness = LKJ + (types - 2 - column) / 2
    angle = partial / jnp.sqrt(2 * sharpness)
    prior = -2 * (sharpness * (jnp.logaddexp(angle, -angle) - jnp.log(2.0))).sum()
    z = jnp.zeros((types, types)).at[row, column].set(jnp.tanh(angle))
    left = jnp.cumprod(jnp.sqrt(1 - z**2), axis=1)
    left = jnp.concatenate([jnp.ones((types, 1)), left[:, :-1]], axis=1)
    return (z + jnp.eye(types)) * jnp.tril(left), prior


def laid(jnp: Any, place: Any, mean: Any, log_spread: Any, pull: Any, information: Any) -> tuple[Any, Any]:
    """Normal values from coordinates laid between their prior and what data tell of them.

    Args:
        jnp: JAX's NumPy.
        place: Coordinates.
        mean: Of the prior.
        log_spread: Of the prior.
        pull: Information times where the data would have the values.
        information: Of the data on them.

    Returns:
        The values, and the log density of all of them by their prior, in the coordinates' measure.
    """
    precision = jnp.exp(-2 * log_spread)
    total = information + precision
    value = (pull + precision * mean) / total + place / jnp.sqrt(total)
    prior = -0.5 * precision * (value - mean) ** 2 - log_spread - 0.5 * jnp.log(total)
    return value, prior.sum()


def running_sum(jnp: Any, daily: Any) -> Any:
    """Sums over (types, days) up to each day, block by block: a third of the cost of JAX's own."""
    types, days = daily.shape
    width = math.isqrt(days - 1) + 1
    blocks = -(-days // width)
    padded = jnp.pad(daily, ((0, 0), (0, blocks * width - days))).reshape(types, blocks, width)
    inner = padded @ np.triu(np.ones((width, width)))
    before = inner[:, :, -1] @ np.triu(np.ones((blocks, blocks)), 1)
    return (inner + before[:, :, None]).reshape(types, -1)[:, :days]


def courses(u: dict[str, Any], frame: Frame, worth: Any, trend: Array) -> tuple[Any, Any, Any]:
    """Courses from coordinates laid along a frame.

    Args:
        u: Unknowns by name.
        frame: What the coordinates are laid along.
        worth: (types,) information at the present dispersion, of that at the frame's.
        trend: (bases,) coefficients of a slope of one.

    Returns:
        Coefficients (types, bases), their trends among them; slopes (types,); the log prior of all that
        makes them, in the coordinates' measure.
    """
    import jax
    import jax.numpy as jnp

    types, bases = u["spline"].shape
    root, prior = correlated(jnp, u["partial"], types)
    spread = jnp.exp(u["spline_sigma"])

    def one(before: Any, given: Any) -> tuple[Any, Any]:
        at, place, steep, spread, row, directions, information, pull, along = given
        own = spread * row[at]
        drawn = spread * (row @ before)  # rows from `at` on are zero still
        across = drawn @ directions
        share = 1 / (1 + own**2 * information)
        slope, of_slope = laid(
            jnp, steep, u["slope_mu"], u["slope_sigma"],
            (along * share * (pull - information * across)).sum(), (along**2 * share * information).sum(),
        )  # fmt: skip
        mean = across + slope * along
        seen = place @ directions
        z = own * share * (pull - information * mean) + jnp.sqrt(share) * seen
        z = place + directions @ (z - seen)
        made = drawn + slope * trend + own * z
        of_course = -0.5 * (z**2).sum() + 0.5 * jnp.log(share).sum()
        return before.at[at].set(z), (made, slope, of_slope + of_course)

    _, (made, slopes, parts) = jax.lax.scan(
        one, jnp.zeros((types, bases)),
        (
            jnp.arange(types), u["spline"], u["slope"], spread, root, frame.directions,
            frame.information * worth[:, None], frame.pull * worth[:, None], trend @ frame.directions,
        ),
    )  # fmt: skip
    return made, slopes, prior + parts.sum()
