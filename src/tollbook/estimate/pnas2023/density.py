"""The published model's log density in JAX.

Radford et al. 2023 (PNAS 120, e2307372120): log daily loss of a type = intercept + slope · day / 365 + cubic
B-spline with 150 knots, its coefficients correlated across types (LKJ(2)); daily reports Poisson, cumulative
ones negative binomial with a dispersion a type; log mean = log loss + bias of claimant and type + a shift where
a report is one end of a range. Biases are normal around a claimant × side mean, normal around 0. All priors are
standard normal or half-normal. Written from the paper's description.

Its data tell intercept + bias of the claimant that dominates a type, and hardly either alone: plain coordinates
lie along that ridge. Here a type's coordinate is the sum, and its intercept is what is left.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import BSpline

from tollbook.estimate.pnas2023.losses import Coded

Array = np.ndarray[Any, np.dtype[np.float64]]

KNOTS, DEGREE = 150, 3
LKJ = 2.0


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
        "bias_sigma": (), "source_sigma": (sources, sides), "source": (sources, sides), "cell": (len(data.cells),),
        "least_mu": (), "least_sigma": (), "least": (sources,),
        "most_mu": (), "most_sigma": (), "most": (sources,),
        "level_mu": (), "level_sigma": (), "apparent": (types,),
        "slope_mu": (), "slope_sigma": (), "slope": (types,),
        "partial": (types * (types - 1) // 2,), "spline_sigma": (types,), "spline": (types, bases),
    }  # fmt: skip
    blocks, at = {}, 0
    for name, shape in shapes.items():
        length = math.prod(shape)
        blocks[name] = (slice(at, at + length), shape)
        at += length
    return Places(blocks, at)


def basis(days: int) -> Array:
    """Cubic B-splines over days 1 to `days`: (bases, days)."""
    x = np.arange(1.0, days + 1)
    inner = np.quantile(x, np.linspace(0, 1, KNOTS))
    knots = np.concatenate([np.repeat(inner[0], DEGREE), inner, np.repeat(inner[-1], DEGREE)])
    made: Array = BSpline.design_matrix(x, knots, DEGREE).toarray().T
    return made


@dataclass(frozen=True, slots=True)
class Published:
    """The model, compiled.

    Attributes:
        density: Of a point, with its gradient.
        tolls: Log cumulative loss (types, days) and log bias of each cell at a point.
        log_likelihood: Of each cumulative, then each daily report at a point.
    """

    places: Places
    density: Callable[[Array], tuple[float, Array]]
    tolls: Callable[[Array], tuple[Array, Array]]
    log_likelihood: Callable[[Array], Array]


def compile_model(data: Coded) -> Published:
    """The density of some data, compiled by JAX in double precision."""
    import jax
    import jax.numpy as jnp
    from jax.scipy.special import gammaln

    jax.config.update("jax_enable_x64", True)
    splines = jnp.asarray(basis(data.days))
    time = jnp.arange(1.0, data.days + 1) / 365
    where = places(data, splines.shape[0])
    types = len(data.types)
    cell_source = np.array([source for source, _ in data.cells])
    cell_side = data.sides[np.array([kind for _, kind in data.cells])]
    row, column = np.tril_indices(types, -1)
    log_factorial = [np.asarray(gammaln(r.count + 1.0)) for r in (data.cumulative, data.daily)]
    sharpness = LKJ + (types - 2 - column) / 2

    def correlated(partial: Any) -> tuple[Any, Any]:
        """Cholesky factor of a correlation from partial correlations, and their log prior."""
        angle = partial / jnp.sqrt(2 * sharpness)
        prior = -2 * (sharpness * (jnp.logaddexp(angle, -angle) - jnp.log(2.0))).sum()
        z = jnp.zeros((types, types)).at[row, column].set(jnp.tanh(angle))
        left = jnp.cumprod(jnp.sqrt(1 - z**2), axis=1)
        left = jnp.concatenate([jnp.ones((types, 1)), left[:, :-1]], axis=1)
        return (z + jnp.eye(types)) * jnp.tril(left), prior

    def latent(u: dict[str, Any]) -> tuple[Any, Any, Any, Any]:
        """Log daily losses, log biases, intercepts and the correlations' prior."""
        own = u["source"][cell_source, cell_side] * jnp.exp(u["bias_sigma"])
        bias = own + u["cell"] * jnp.exp(u["source_sigma"])[cell_source, cell_side]
        level = u["apparent"] - bias[data.dominant]
        slope = u["slope_mu"] + jnp.exp(u["slope_sigma"]) * u["slope"]
        root, prior = correlated(u["partial"])
        coefficients = jnp.exp(u["spline_sigma"])[:, None] * (root @ u["spline"])
        daily = level[:, None] + coefficients @ splines + slope[:, None] * time
        return daily, bias, level, prior

    def ends(u: dict[str, Any]) -> tuple[Any, Any]:
        least = u["least_mu"] + jnp.exp(u["least_sigma"]) * u["least"]
        return least, u["most_mu"] + jnp.exp(u["most_sigma"]) * u["most"]

    def by_report(u: dict[str, Any], daily: Any, bias: Any) -> tuple[Any, Any]:
        least, most = ends(u)
        running = jnp.log(jnp.cumsum(jnp.exp(daily), axis=1))
        c, d = data.cumulative, data.daily
        mean = (
            running[c.type, c.day] + bias[c.cell] + least[c.source] * c.minimum + most[c.source] * c.maximum
        )
        every_phi = u["phi_mu"] + jnp.exp(u["phi_sigma"]) * u["phi"]
        log_phi = -every_phi[c.type]
        phi = jnp.exp(log_phi)
        cumulative = (
            gammaln(c.count + phi) - gammaln(jnp.exp(-every_phi))[c.type] - log_factorial[0]
            + phi * log_phi + c.count * mean - (c.count + phi) * jnp.logaddexp(mean, log_phi)
        )  # fmt: skip
        mean = daily[d.type, d.day] + bias[d.cell] + least[d.source] * d.minimum + most[d.source] * d.maximum
        return cumulative, d.count * mean - jnp.exp(mean) - log_factorial[1]

    scales = ("phi_sigma", "bias_sigma", "source_sigma", "least_sigma", "most_sigma", "level_sigma")
    scales += ("slope_sigma", "spline_sigma")
    normals = set(where.blocks) - set(scales) - {"apparent", "partial"}

    def log_density(point: Any) -> Any:
        u = where.unpack(point)
        daily, bias, level, prior = latent(u)
        off = (level - u["level_mu"]) / jnp.exp(u["level_sigma"])
        prior += -0.5 * (off**2).sum() - types * u["level_sigma"]
        prior += sum(-0.5 * (u[name] ** 2).sum() for name in sorted(normals))
        prior += sum((u[name] - 0.5 * jnp.exp(2 * u[name])).sum() for name in scales)
        cumulative, single = by_report(u, daily, bias)
        return prior + cumulative.sum() + single.sum()

    def tolls(point: Any) -> tuple[Any, Any]:
        daily, bias, _, _ = latent(where.unpack(point))
        return jnp.log(jnp.cumsum(jnp.exp(daily), axis=1)), bias

    def likelihood(point: Any) -> Any:
        u = where.unpack(point)
        daily, bias, _, _ = latent(u)
        return jnp.concatenate(by_report(u, daily, bias))

    value_and_gradient = jax.jit(jax.value_and_grad(log_density))

    def density(point: Array) -> tuple[float, Array]:
        value, gradient = value_and_gradient(point)
        return float(value), np.asarray(gradient)

    return Published(where, density, jax.jit(tolls), jax.jit(likelihood))
