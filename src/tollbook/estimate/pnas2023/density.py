"""The published model's log density in JAX.

Radford et al. 2023 (PNAS 120, e2307372120): log daily loss of a type = intercept + slope · day / 365 +
cubic B-spline with 150 knots, its coefficients correlated across types (LKJ(2)); daily reports Poisson,
cumulative ones negative binomial with a dispersion a type; log mean = log loss + bias of claimant and type +
a shift where a report is an end of a range. Biases are normal around a claimant × side mean, normal around 0.
All priors are standard normal or half-normal. Written from the paper's description.

Coordinates are laid along what data tell (`frame`) of courses, dispersions, levels and biases, and along the
prior where data tell little: one walk suits all of them, whatever the scales.
Budget: 2 ms CPU a gradient of the published data (1.7 measured); held by `benchmarks/estimate.py`.
"""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from tollbook.estimate.pnas2023.courses import basis, courses, laid, running_sum
from tollbook.estimate.pnas2023.frame import Frame, blank_frame
from tollbook.estimate.pnas2023.levels import Cells
from tollbook.estimate.pnas2023.losses import Coded

Array = np.ndarray[Any, np.dtype[np.float64]]

SCALES = (
    "phi_sigma", "bias_sigma", "source_sigma", "least_sigma", "most_sigma", "level_sigma", "slope_sigma",
    "spline_sigma",
)  # fmt: skip
"""Half-normal unknowns, kept as logs."""
NORMAL = ("phi_mu", "least_mu", "least", "most_mu", "most", "slope_mu")
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
    voices = len({(source, data.sides[kind]) for source, kind in data.cells})
    shapes: dict[str, tuple[int, ...]] = {
        "phi_mu": (), "phi_sigma": (), "phi": (types,),
        "bias_sigma": (), "source_sigma": (sources, sides), "level_sigma": (),
        "shared": (1 + types + voices,), "told": (len(data.cells),),
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


class Meaning(NamedTuple):
    """What a point says.

    Attributes:
        coefficients: (types, bases) of the courses, trends among them.
        running: (types, days) log cumulative losses, but for the level.
        levels: (types,) log level.
        told: (cells,) level and bias together.
        means: (reports,) log expected counts: cumulative ones, then daily.
        log_dispersion: (types,).
        prior: Log density of what these were made of, in the coordinates' measure.
    """

    coefficients: Any
    running: Any
    levels: Any
    told: Any
    means: Any
    log_dispersion: Any
    prior: Any


class Published:
    """The model of some data, compiled by JAX in double precision.

    Attributes:
        data: Its reports.
        places: Where the unknowns stand in a point.
        splines: (bases, days).
        frame: What coordinates are laid along; in another one, a point says another thing.
    """

    def __init__(self, data: Coded) -> None:
        import jax
        import jax.numpy as jnp

        jax.config.update("jax_enable_x64", True)
        self.data, self._np = data, jnp
        self.splines, self._trend = basis(data.days)
        self.places = places(data, len(self.splines))
        self._cells = Cells.of(data)
        self.frame = blank_frame(data, self.splines)
        both = (data.cumulative, data.daily)
        self._of_cell, self._source, self._minimum, self._maximum = (
            np.concatenate([getattr(rows, name) for rows in both])
            for name in ("cell", "source", "minimum", "maximum")
        )
        self._log_factorials = [np.asarray(self._log_gamma(rows.count + 1.0)) for rows in both]
        self._value_and_gradient = jax.jit(jax.value_and_grad(self._log_density), compiler_options=OPTIONS)
        self._said = jax.jit(self._meaning, compiler_options=OPTIONS)

    def density(self, point: Array) -> tuple[float, Array]:
        """Log density of a point, with its gradient."""
        value, gradient = self._value_and_gradient(point, self.frame)
        return float(value), np.asarray(gradient)

    def meaning(self, point: Array) -> Meaning:
        """What a point says, as arrays."""
        return Meaning(*(np.asarray(part) for part in self._said(point, self.frame)))

    def tolls(self, point: Array) -> tuple[Array, Array]:
        """Log cumulative losses (types, days) and log bias of each cell."""
        said = self.meaning(point)
        biases: Array = said.told - said.levels[self._cells.kind]
        return said.running + said.levels[:, None], biases

    def _log_density(self, point: Any, frame: Frame) -> Any:
        jnp, u = self._np, self.places.unpack(point)
        said = self._meaning(point, frame)
        prior = said.prior - sum(0.5 * (u[name] ** 2).sum() for name in NORMAL)
        prior += sum((u[name] - 0.5 * jnp.exp(2 * u[name])).sum() for name in SCALES)
        return prior + sum(part.sum() for part in self._by_report(said))

    def _meaning(self, point: Any, frame: Frame) -> Meaning:
        jnp, u = self._np, self.places.unpack(point)
        c, d = self.data.cumulative, self.data.daily
        log_dispersion, of_dispersion = laid(
            jnp, u["phi"], u["phi_mu"], u["phi_sigma"], frame.sharpness * frame.dispersion, frame.sharpness
        )
        weights = frame.expected[: len(c.type)]
        weights = weights / (1 + weights * jnp.exp(log_dispersion)[c.type])
        worth = self._sums(weights, c.type, len(self.data.types)) / frame.total
        weights = jnp.concatenate([weights, frame.expected[len(c.type) :]])
        coefficients, _, of_courses = courses(u, frame, worth, self._trend)
        daily = coefficients @ self.splines
        running = jnp.log(running_sum(jnp, jnp.exp(daily)))
        means = jnp.concatenate([running[c.type, c.day], daily[d.type, d.day]])
        cells = len(self.data.cells)
        shared, told, of_told = self._cells.laid(
            jnp, u, self._sums(weights, self._of_cell, cells),
            frame.middle - self._sums(frame.shares * means, self._of_cell, cells),
        )  # fmt: skip
        least = u["least_mu"] + jnp.exp(u["least_sigma"]) * u["least"]
        most = u["most_mu"] + jnp.exp(u["most_sigma"]) * u["most"]
        means += (
            told[self._of_cell] + least[self._source] * self._minimum + most[self._source] * self._maximum
        )
        return Meaning(
            coefficients,
            running,
            self._cells.levels(jnp, u, shared),
            told,
            means,
            log_dispersion,
            of_dispersion + of_courses + of_told,
        )

    def _sums(self, values: Any, of: Any, count: int) -> Any:
        return self._np.zeros(count).at[of].add(values)

    def _by_report(self, said: Meaning) -> tuple[Any, Any]:
        """Log likelihood of each cumulative and of each daily report."""
        jnp, c, d = self._np, self.data.cumulative, self.data.daily
        mean, by_day = said.means[: len(c.type)], said.means[len(c.type) :]
        log_size = -said.log_dispersion[c.type]
        size = jnp.exp(log_size)
        cumulative = (
            self._log_gamma(c.count + size) - self._log_gamma(jnp.exp(-said.log_dispersion))[c.type]
            - self._log_factorials[0] + size * log_size + c.count * mean
            - (c.count + size) * jnp.logaddexp(mean, log_size)
        )  # fmt: skip
        return cumulative, d.count * by_day - jnp.exp(by_day) - self._log_factorials[1]

    def _log_gamma(self, x: Any) -> Any:
        """Stirling's series after a shift: a third of the cost of JAX's own, and of its derivative's."""
        y = x + SHIFT
        product = math.prod(x + step for step in range(SHIFT))
        series = (1 / 12 - (1 / 360 - 1 / (1260 * y**2)) / y**2) / y
        return (y - 0.5) * self._np.log(y) - y + 0.5 * math.log(2 * math.pi) + series - self._np.log(product)
