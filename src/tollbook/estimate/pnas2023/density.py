"""The published model's log density in JAX.

Radford et al. 2023 (PNAS 120, e2307372120): log daily loss of a type = intercept + slope · day / 365 +
cubic B-spline with 150 knots, its coefficients correlated across types (LKJ(2)); daily reports Poisson,
cumulative ones negative binomial with a dispersion a type; log mean = log loss + bias of claimant and type +
a shift where a report is an end of a range. Biases are normal around a claimant × side mean, normal around 0.
All priors are standard normal or half-normal. Written from the paper's description.

Its data tell intercept + bias of the claimant that dominates a type, and hardly either alone: plain
coordinates lie along that ridge. Here a type's coordinate is the sum, and its intercept is what is left.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import BSpline

from tollbook.estimate.pnas2023.losses import Coded

Array = np.ndarray[Any, np.dtype[np.float64]]

KNOTS, DEGREE = 150, 3
LKJ = 2.0
SCALES = (
    "phi_sigma", "bias_sigma", "source_sigma", "least_sigma", "most_sigma", "level_sigma", "slope_sigma",
    "spline_sigma",
)  # fmt: skip
"""Half-normal unknowns, kept as logs."""
OWN_PRIORS = {*SCALES, "apparent", "partial"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each block of unknowns stands in a point: name to (slice, shape)."""

    blocks: dict[str, tuple[slice, tuple[int, ...]]]
    size: int

    def unpack(self, point: Any) -> dict[str, Any]:
        """The blocks of a point."""
        return {name: point[where].reshape(shape) for name, (where, shape) in self.blocks.items()}


def places(data: Coded, bases: int) -> Places:
    """The layout of the unknowns."""
    types, sources, sides = len(data.types), len(data.sources), len(data.countries)
    shapes: dict[str, tuple[int, ...]] = {
        "phi_mu": (), "phi_sigma": (), "phi": (types,),
        "bias_sigma": (), "source_sigma": (sources, sides), "source": (sources, sides),
        "cell": (len(data.cells),),
        "least_mu": (), "least_sigma": (), "least": (sources,),
        "most_mu": (), "most_sigma": (), "most": (sources,),
        "level_mu": (), "level_sigma": (), "apparent": (types,),
        "slope_mu": (), "slope_sigma": (), "slope": (types,),
        "partial": (types * (types - 1) // 2,), "spline_sigma": (types,), "spline": (types, bases),
    }  # fmt: skip
    blocks: dict[str, tuple[slice, tuple[int, ...]]] = {}
    at = 0
    for name, shape in shapes.items():
        length = math.prod(shape)
        blocks[name] = (slice(at, at + length), shape)
        at += length
    return Places(blocks, at)


def basis(days: int) -> Array:
    """Cubic B-splines over days 1 to `days`: (bases, days). Of few days, no more knots than days."""
    x = np.arange(1.0, max(days, 2) + 1)
    inner = np.quantile(x, np.linspace(0, 1, min(KNOTS, len(x))))
    knots = np.concatenate([np.repeat(inner[0], DEGREE), inner, np.repeat(inner[-1], DEGREE)])
    made: Array = BSpline.design_matrix(x, knots, DEGREE).toarray().T[:, :days]
    return made


class Published:
    """The model of some data, compiled by JAX in double precision.

    Attributes:
        places: Where the unknowns stand in a point.
        tolls: Log cumulative losses (types, days) and log bias of each cell at a point.
        log_likelihood: Of each cumulative, then each daily report at a point.
    """

    def __init__(self, data: Coded) -> None:
        import jax
        import jax.numpy as jnp
        from jax.scipy.special import gammaln

        jax.config.update("jax_enable_x64", True)
        self._data, self._np, self._gammaln = data, jnp, gammaln
        self._splines = basis(data.days)
        self.places = places(data, self._splines.shape[0])
        self._sources = np.array([source for source, _ in data.cells])
        self._sides = data.sides[np.array([kind for _, kind in data.cells])]
        self._log_factorials = [np.asarray(gammaln(r.count + 1.0)) for r in (data.cumulative, data.daily)]
        self._value_and_gradient = jax.jit(jax.value_and_grad(self._log_density))
        self.tolls = jax.jit(self._tolls)
        self.log_likelihood = jax.jit(self._likelihood)

    def density(self, point: Array) -> tuple[float, Array]:
        """Log density of a point, with its gradient."""
        value, gradient = self._value_and_gradient(point)
        return float(value), np.asarray(gradient)

    def _log_density(self, point: Any) -> Any:
        jnp, u = self._np, self.places.unpack(point)
        daily, bias, level, prior = self._latent(u)
        off = (level - u["level_mu"]) / jnp.exp(u["level_sigma"])
        prior += -0.5 * (off**2).sum() - len(self._data.types) * u["level_sigma"]
        prior += sum(-0.5 * (u[name] ** 2).sum() for name in self.places.blocks if name not in OWN_PRIORS)
        prior += sum((u[name] - 0.5 * jnp.exp(2 * u[name])).sum() for name in SCALES)
        return prior + sum(part.sum() for part in self._by_report(u, daily, bias))

    def _tolls(self, point: Any) -> tuple[Any, Any]:
        daily, bias, _, _ = self._latent(self.places.unpack(point))
        return self._np.log(self._np.cumsum(self._np.exp(daily), axis=1)), bias

    def _likelihood(self, point: Any) -> Any:
        u = self.places.unpack(point)
        daily, bias, _, _ = self._latent(u)
        return self._np.concatenate(self._by_report(u, daily, bias))

    def _latent(self, u: dict[str, Any]) -> tuple[Any, Any, Any, Any]:
        """Log daily losses, log biases, intercepts and the correlations' log prior."""
        jnp = self._np
        own = u["source"][self._sources, self._sides] * jnp.exp(u["bias_sigma"])
        bias = own + u["cell"] * jnp.exp(u["source_sigma"])[self._sources, self._sides]
        level = u["apparent"] - bias[self._data.dominant]
        slope = u["slope_mu"] + jnp.exp(u["slope_sigma"]) * u["slope"]
        root, prior = self._correlated(u["partial"])
        coefficients = jnp.exp(u["spline_sigma"])[:, None] * (root @ u["spline"])
        time = jnp.arange(1.0, self._data.days + 1) / 365
        return level[:, None] + coefficients @ self._splines + slope[:, None] * time, bias, level, prior

    def _correlated(self, partial: Any) -> tuple[Any, Any]:
        """Cholesky factor of a correlation from its partial correlations, and their log prior.

        After Lewandowski, Kurowicka and Joe 2009; scaled so that each is about standard normal.
        """
        jnp, types = self._np, len(self._data.types)
        row, column = np.tril_indices(types, -1)
        sharpness = LKJ + (types - 2 - column) / 2
        angle = partial / jnp.sqrt(2 * sharpness)
        prior = -2 * (sharpness * (jnp.logaddexp(angle, -angle) - jnp.log(2.0))).sum()
        z = jnp.zeros((types, types)).at[row, column].set(jnp.tanh(angle))
        left = jnp.cumprod(jnp.sqrt(1 - z**2), axis=1)
        left = jnp.concatenate([jnp.ones((types, 1)), left[:, :-1]], axis=1)
        return (z + jnp.eye(types)) * jnp.tril(left), prior

    def _by_report(self, u: dict[str, Any], daily: Any, bias: Any) -> tuple[Any, Any]:
        """Log likelihood of each cumulative and of each daily report."""
        jnp, gammaln, c, d = self._np, self._gammaln, self._data.cumulative, self._data.daily
        least = u["least_mu"] + jnp.exp(u["least_sigma"]) * u["least"]
        most = u["most_mu"] + jnp.exp(u["most_sigma"]) * u["most"]
        running = jnp.log(jnp.cumsum(jnp.exp(daily), axis=1))
        mean = (
            running[c.type, c.day] + bias[c.cell] + least[c.source] * c.minimum + most[c.source] * c.maximum
        )
        every = -(u["phi_mu"] + jnp.exp(u["phi_sigma"]) * u["phi"])
        log_phi = every[c.type]
        phi = jnp.exp(log_phi)
        cumulative = (
            gammaln(c.count + phi) - gammaln(jnp.exp(every))[c.type] - self._log_factorials[0]
            + phi * log_phi + c.count * mean - (c.count + phi) * jnp.logaddexp(mean, log_phi)
        )  # fmt: skip
        mean = daily[d.type, d.day] + bias[d.cell] + least[d.source] * d.minimum + most[d.source] * d.maximum
        return cumulative, d.count * mean - jnp.exp(mean) - self._log_factorials[1]
