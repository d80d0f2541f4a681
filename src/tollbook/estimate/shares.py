"""How much of an answer is the prior's."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from tollbook.estimate.density import log_bias
from tollbook.estimate.design import Design
from tollbook.estimate.influence import thinned
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.reports import shares_parts
from tollbook.estimate.tolls import log_tolls
from tollbook.model import Harm

Array = np.ndarray[Any, np.dtype[np.float64]]

LEAN_VARIANCE = 1.3  # of a lean in units of its spread, from the quartiles of its mixture


class PriorShares:
    """The part of the uncertainty between claims and toll that the claims did not reduce, 0 to 1.

    Between what a claimant says and the toll stand its bias, the delay of its count and the time to the day
    asked for. Before the claims are read the log of that factor has some variance, after them less; the share
    is their ratio over the claimants' last words, each weighted by how much its word is worth a priori.
    What a figure's own rounding and scatter explain is no bias, and lowers it: one claimant alone gives 0.6
    to 0.8, one whose harm is not the one asked for 1. Each that agrees lowers it further, to what all have in
    common (0.3 to 0.5 of combatants): that no number of claimants tells.
    """

    def __init__(self, posterior: Posterior, harm: Harm) -> None:
        design, points = posterior.design, thinned(posterior)
        self._design, self._harm, self._points = design, harm, points
        self._blank = np.random.default_rng(0).standard_normal((4 * len(points), points.shape[1]))
        rows = _last_words(design, harm)
        told, blank = (log_tolls(design, some, design.rows)[0][:, rows] for some in (points, self._blank))
        weights, _ = design.bias.weights(self._blank[:, design.layout.bias])
        known = design.bias.mean + weights @ design.bias.matrix.T
        self._after = log_bias(design, points)[:, rows] + told
        self._before = known[:, rows] + blank
        self._lean = _lean_variance(design)[rows]

    def at(self, days: Sequence[date]) -> list[float]:
        """The share for the toll up to each of some days."""
        asked = self._design.asked(self._harm, days)
        told, blank = (log_tolls(self._design, some, asked)[0].T for some in (self._points, self._blank))
        return [self._share(*tolls) for tolls in zip(told, blank, strict=True)]

    def _share(self, told: Array, blank: Array) -> float:
        """For the log tolls of one day, at points of the posterior and of the prior."""
        after = _variance(self._after - told[:, None])
        before = _variance(self._before - blank[:, None]) + self._lean
        worth = 1 / before
        return round(float(np.clip((worth * after / before).sum() / worth.sum(), 0.0, 1.0)), 3)


def _lean_variance(design: Design) -> Array:
    lean = design.bias.says @ design.bias.lean + design.bias.folded
    made: Array = LEAN_VARIANCE * lean**2
    return made


def _last_words(design: Design, harm: Harm) -> list[int]:
    last = {r.speaker: i for i, r in enumerate(design.reports) if shares_parts(r.harm, harm)}
    return sorted(last.values())


def _variance(values: Array) -> Array:
    """From the quartiles: tails are heavy."""
    low, high = np.quantile(values, (0.25, 0.75), axis=0)
    made: Array = ((high - low) / 1.349) ** 2 + 1e-12
    return made
