"""How much of an answer is the prior's."""

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


def prior_share(posterior: Posterior, harm: Harm, day: date) -> float:
    """The part of the uncertainty between claims and toll that the claims did not reduce, 0 to 1.

    Between what a claimant says and the toll stand its bias, the delay of its count and the time to the day
    asked for. Before the claims are read the log of that factor has some variance, after them less; the share
    is their ratio over the claimants' last words, each weighted by how much its word is worth a priori.
    One claimant alone gives about 1, n that agree independently about 1/n.
    """
    design, points = posterior.design, thinned(posterior)
    rows = _last_words(design, harm)
    blank = np.random.default_rng(0).standard_normal((4 * len(points), points.shape[1]))
    after = _variance(log_bias(design, points)[:, rows] + _growth(design, points, harm, day, rows))
    known = design.bias.mean + blank[:, design.layout.bias] @ design.bias.matrix.T
    before = (
        _variance(known[:, rows] + _growth(design, blank, harm, day, rows)) + _lean_variance(design)[rows]
    )
    worth = 1 / before
    return round(float(np.clip((worth * after / before).sum() / worth.sum(), 0.0, 1.0)), 3)


def _lean_variance(design: Design) -> Array:
    lean = design.bias.says @ design.bias.lean + design.bias.folded
    made: Array = LEAN_VARIANCE * lean**2
    return made


def _last_words(design: Design, harm: Harm) -> list[int]:
    last = {r.speaker: i for i, r in enumerate(design.reports) if shares_parts(r.harm, harm)}
    return sorted(last.values())


def _growth(design: Design, points: Array, harm: Harm, day: date, rows: list[int]) -> Array:
    """Log of what a claim is about, over the toll that is asked for."""
    told = log_tolls(design, points, design.rows)[0][:, rows]
    made: Array = told - log_tolls(design, points, design.asked(harm, [day]))[0]
    return made


def _variance(values: Array) -> Array:
    """From the quartiles: tails are heavy."""
    low, high = np.quantile(values, (0.25, 0.75), axis=0)
    made: Array = ((high - low) / 1.349) ** 2 + 1e-12
    return made
