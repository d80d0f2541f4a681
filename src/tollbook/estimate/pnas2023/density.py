"""The published model's log density in JAX.

Radford et al. 2023 (PNAS 120, e2307372120): log daily loss of a type = intercept + slope · day / 365 +
cubic B-spline with 150 knots, its coefficients correlated across types (LKJ(2)); daily reports Poisson,
cumulative ones negative binomial with a dispersion a type; log mean = log loss + bias of claimant and type +
a shift where a report is an end of a range. Biases are normal around a claimant × side mean, normal around 0.
All priors are standard normal or half-normal. Written from the paper's description.

Intercepts and biases are integrated out (`levels`): what is left of them is what each claimant tells of each
type. Its coordinate is the log count told by the type's last reported day, which the data fix whatever
the course before. Types come in order of their reports in the correlations' factor: well known courses first.
Budget: 1 ms CPU a gradient of the published data; held by `benchmarks/estimate.py`.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import BSpline

from tollbook.estimate.pnas2023.levels import Cells
from tollbook.estimate.pnas2023.losses import Coded

Array = np.ndarray[Any, np.dtype[np.float64]]

KNOTS, DEGREE = 150, 3
LKJ = 2.0
SCALES = (
    "phi_sigma", "bias_sigma", "source_sigma", "least_sigma", "most_sigma", "level_sigma", "slope_sigma",
    "spline_sigma",
)  # fmt: skip
"""Half-normal unknowns, kept as logs."""
OWN_PRIORS = {*SCALES, "told", "partial", "phi", "slope"}
CENTRED = ("phi", "slope")  # their data tell them well: they are kept as what they are
SHIFT = 6  # from where Stirling's series is good to 1e-9
# One thread: the arrays are small, and threads that wait for one another cost more than they bring.
OPTIONS = {"xla_cpu_multi_thread_eigen": False}


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
        "bias_sigma": (), "source_sigma": (sources, sides), "level_sigma": (), "told": (len(data.cells),),
        "least_mu": (), "least_sigma": (), "least": (sources,),
        "most_mu": (), "most_sigma": (), "most": (sources,),
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
    """

    def __init__(self, data: Coded) -> None:
        import jax
        import jax.numpy as jnp

        jax.config.update("jax_enable_x64", True)
        self._data, self._np = data, jnp
        self._splines = basis(data.days)
        self.places = places(data, self._splines.shape[0])
        self._cells = Cells.of(data)
        self._rank = np.argsort(np.argsort(-np.bincount(data.cumulative.type, minlength=len(data.types))))
        self._log_factorials = [
            np.asarray(self._log_gamma(r.count + 1.0)) for r in (data.cumulative, data.daily)
        ]
        self._value_and_gradient = jax.jit(jax.value_and_grad(self._log_density), compiler_options=OPTIONS)
        self._courses = jax.jit(self._course_and_told, compiler_options=OPTIONS)

    def density(self, point: Array) -> tuple[float, Array]:
        """Log density of a point, with its gradient."""
        value, gradient = self._value_and_gradient(point)
        return float(value), np.asarray(gradient)

    def tolls(self, point: Array, rng: np.random.Generator) -> tuple[Array, Array]:
        """Log cumulative losses (types, days) and log bias of each cell, drawn given a point."""
        running, told = (np.asarray(part) for part in self._courses(point))
        levels, biases = self._cells.draw(self.places.unpack(point), told, rng)
        made: Array = running + levels[:, None]
        return made, biases

    def start(self, rng: np.random.Generator) -> Array:
        """A point near the prior's middle, where each claimant tells what it says on average."""
        point: Array = 0.1 * rng.standard_normal(self.places.size)
        told, reports = np.zeros(len(self._data.cells)), np.zeros(len(self._data.cells))
        for rows, daily in ((self._data.cumulative, False), (self._data.daily, True)):
            days = 1.0 if daily else rows.day + 1.0
            by_last = np.log(rows.count + 0.5) + np.log((self._data.last[rows.type] + 1) / days)
            told += np.bincount(rows.cell, by_last, len(told))
            reports += np.bincount(rows.cell, minlength=len(told))
        point[self.places.blocks["told"][0]] = told / reports
        return point

    def _log_density(self, point: Any) -> Any:
        jnp, u = self._np, self.places.unpack(point)
        daily, prior = self._latent(u)
        running = jnp.log(jnp.cumsum(jnp.exp(daily), axis=1))
        told = self._told(u, running)
        prior += self._cells.log_prior(jnp, u, told)
        prior += sum(-0.5 * (u[name] ** 2).sum() for name in self.places.blocks if name not in OWN_PRIORS)
        for name in CENTRED:
            away = (u[name] - u[f"{name}_mu"]) * jnp.exp(-u[f"{name}_sigma"])
            prior += -0.5 * (away**2).sum() - away.size * u[f"{name}_sigma"]
        prior += sum((u[name] - 0.5 * jnp.exp(2 * u[name])).sum() for name in SCALES)
        return prior + sum(part.sum() for part in self._by_report(u, daily, running, told))

    def _course_and_told(self, point: Any) -> tuple[Any, Any]:
        jnp, u = self._np, self.places.unpack(point)
        running = jnp.log(jnp.cumsum(jnp.exp(self._latent(u)[0]), axis=1))
        return running, self._told(u, running)

    def _told(self, u: dict[str, Any], running: Any) -> Any:
        """Level and bias of each cell together."""
        at_last = running[np.arange(len(self._data.types)), self._data.last]
        return u["told"] - at_last[self._cells.kind]

    def _latent(self, u: dict[str, Any]) -> tuple[Any, Any]:
        """Log daily losses but for the level, and the correlations' log prior."""
        jnp = self._np
        root, prior = self._correlated(u["partial"])
        coefficients = jnp.exp(u["spline_sigma"])[:, None] * (root @ u["spline"])[self._rank]
        time = jnp.arange(1.0, self._data.days + 1) / 365
        return coefficients @ self._splines + u["slope"][:, None] * time, prior

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

    def _by_report(self, u: dict[str, Any], daily: Any, running: Any, told: Any) -> tuple[Any, Any]:
        """Log likelihood of each cumulative and of each daily report."""
        jnp, c, d = self._np, self._data.cumulative, self._data.daily
        least = u["least_mu"] + jnp.exp(u["least_sigma"]) * u["least"]
        most = u["most_mu"] + jnp.exp(u["most_sigma"]) * u["most"]
        mean = (
            running[c.type, c.day] + told[c.cell] + least[c.source] * c.minimum + most[c.source] * c.maximum
        )
        every = -u["phi"]
        log_phi = every[c.type]
        phi = jnp.exp(log_phi)
        cumulative = (
            self._log_gamma(c.count + phi) - self._log_gamma(jnp.exp(every))[c.type]
            - self._log_factorials[0] + phi * log_phi + c.count * mean
            - (c.count + phi) * jnp.logaddexp(mean, log_phi)
        )  # fmt: skip
        mean = daily[d.type, d.day] + told[d.cell] + least[d.source] * d.minimum + most[d.source] * d.maximum
        return cumulative, d.count * mean - jnp.exp(mean) - self._log_factorials[1]

    def _log_gamma(self, x: Any) -> Any:
        """Stirling's series after a shift: a third of the cost of JAX's own, and of its derivative's."""
        y = x + SHIFT
        product = math.prod(x + step for step in range(SHIFT))
        series = (1 / 12 - (1 / 360 - 1 / (1260 * y**2)) / y**2) / y
        return (y - 0.5) * self._np.log(y) - y + 0.5 * math.log(2 * math.pi) + series - self._np.log(product)
