"""Levels of losses and biases of claimants.

Data tell sums: what a claimant says of a type = the type's level + the claimant's bias on it, and hardly
either alone, so that plain coordinates lie on a ridge. Given the scales all are normal a priori,

    level[type] = mu + level_sigma z,  bias[cell] = bias_sigma s[source, side] + source_sigma[source, side] e

with mu, z, s, e standard normal, and what data tell of each sum (one a cell: claimant and type) is near
normal: coordinates are laid along their joint posterior, computed anew at every point from its scales.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tollbook.estimate.pnas2023.courses import laid
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
            kind[:, None] == np.arange(len(data.types)),
            voice[:, None] == np.unique(voice),
        ]
        return cls(kind, source, side, np.concatenate(shares, axis=1))

    def laid(self, jnp: Any, u: dict[str, Any], information: Any, data: Any) -> tuple[Any, Any, Any]:
        """Shared parts and sums from coordinates laid between their prior and what data tell.

        Args:
            jnp: JAX's NumPy.
            u: Unknowns by name: coordinates "shared" and "told", and the scales.
            information: (cells,) of the data about each sum.
            data: (cells,) where they would have it.

        Returns:
            The shared parts (1 + types + voices,), standard normal a priori; the sums (cells,); the log
            prior of all in the coordinates' measure.
        """
        own = u["source_sigma"][self.source, self.side]
        scale = self._scale(jnp, u)
        shares = self.shares * scale
        precision = information / (1 + information * jnp.exp(2 * own))  # of a sum, its own part left open
        root = jnp.linalg.cholesky(jnp.eye(len(scale)) + shares.T @ (precision[:, None] * shares))
        shared = _solve(root.T, _solve(root, shares.T @ (precision * data)) + u["shared"], lower=False)
        told, prior = laid(jnp, u["told"], shares @ shared, own, information * data, information)
        prior -= 0.5 * (shared**2).sum() + jnp.log(jnp.diag(root)).sum()
        return shared, told, prior

    def levels(self, jnp: Any, u: dict[str, Any], shared: Any) -> Any:
        """Level of each type."""
        return shared[0] + (self._scale(jnp, u) * shared)[1 : 1 + u["phi"].size]

    def _scale(self, jnp: Any, u: dict[str, Any]) -> Any:
        """Spread of each shared part."""
        types = u["phi"].size
        return jnp.concatenate(
            [
                jnp.ones(1),
                jnp.exp(u["level_sigma"]) * jnp.ones(types),
                jnp.exp(u["bias_sigma"]) * jnp.ones(self.shares.shape[1] - types - 1),
            ]
        )


def _solve(root: Any, right: Any, lower: bool = True) -> Any:
    from jax.scipy.linalg import solve_triangular

    return solve_triangular(root, right, lower=lower)
