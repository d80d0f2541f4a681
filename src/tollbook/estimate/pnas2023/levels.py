"""Levels of losses and biases of claimants: integrated out of the density, and drawn back from it.

Data tell sums: what a claimant says of a type = the type's level + the claimant's bias on it, and hardly
either alone, so that plain coordinates lie on a ridge. But given the scales all are normal a priori:

    level[type] = mu + level_sigma z,  bias[cell] = bias_sigma s[source, side] + source_sigma[source, side] e

with mu, z, s, e standard normal. Only the sums (`told`, one a cell: claimant and type) enter the
likelihood; they are normal, and so are the parts given the sums.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tollbook.estimate.pnas2023.losses import Coded

Array = np.ndarray[Any, np.dtype[np.float64]]
Whole = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Cells:
    """Where cells share a level or a claimant's mean bias.

    Attributes:
        kind, source, side: (cells,) of each cell.
        shares: (cells, 1 + types + voices) 1 where a cell shares what is common to all, to a type, to a
            claimant and side.
    """

    kind: Whole
    source: Whole
    side: Whole
    shares: Array

    @classmethod
    def of(cls, data: Coded) -> "Cells":
        """Of coded data."""
        source, kind = (np.array(part) for part in zip(*data.cells, strict=True))
        side = data.sides[kind]
        voice = source * len(data.countries) + side
        shares = [
            np.ones((len(kind), 1)),
            kind[:, None] == np.unique(kind),
            voice[:, None] == np.unique(voice),
        ]
        return cls(kind, source, side, np.concatenate(shares, axis=1))

    def log_prior(self, jnp: Any, u: dict[str, Any], told: Any) -> Any:
        """Log density of the sums, given the scales; `jnp` is JAX's NumPy.

        The covariance is diagonal but for what cells share: a factor of the shared parts will do (Woodbury).
        """
        own = jnp.exp(u["source_sigma"])[self.source, self.side]
        scaled = self.shares * self._shared(jnp, u) / own[:, None]
        told = told / own
        root = jnp.linalg.cholesky(jnp.eye(scaled.shape[1]) + scaled.T @ scaled)
        pull = _solve(root, scaled.T @ told)
        return -0.5 * (told @ told - pull @ pull) - jnp.log(jnp.diag(root)).sum() - jnp.log(own).sum()

    def _shared(self, np_like: Any, u: dict[str, Any]) -> Any:
        """Spread of each shared part."""
        types = len(np.unique(self.kind))
        return np_like.concatenate(
            [
                np_like.ones(1),
                np_like.exp(u["level_sigma"]) * np_like.ones(types),
                np_like.exp(u["bias_sigma"]) * np_like.ones(self.shares.shape[1] - types - 1),
            ]
        )

    def draw(self, u: dict[str, Any], told: Array, rng: np.random.Generator) -> tuple[Array, Array]:
        """Levels (types,) and biases (cells,) given the sums, by Matheron's rule.

        A draw from the prior, moved by what its own sums lack of those told.
        """
        u = {name: np.asarray(block) for name, block in u.items()}
        level_sigma, own = np.exp(u["level_sigma"]), np.exp(u["source_sigma"])
        levels = rng.standard_normal() + level_sigma * rng.standard_normal(self.kind.max() + 1)
        voices = np.exp(u["bias_sigma"]) * rng.standard_normal(own.shape)
        sums = levels[self.kind] + voices[self.source, self.side]
        sums += own[self.source, self.side] * rng.standard_normal(len(self.kind))
        shared = self.shares * self._shared(np, u)
        covariance = shared @ shared.T + np.diag(own[self.source, self.side] ** 2)
        gain = np.linalg.solve(covariance, told - sums)
        levels += gain.sum() + level_sigma**2 * np.bincount(self.kind, gain, len(levels))
        return levels, told - levels[self.kind]


def _solve(root: Any, right: Any) -> Any:
    from jax.scipy.linalg import solve_triangular

    return solve_triangular(root, right, lower=True)
