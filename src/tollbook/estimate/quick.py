"""The quick way to the posterior: a few hundred points, NumPy alone, a fraction of a second a block."""

from datetime import date
from typing import Any

import numpy as np

from tollbook.estimate.density import log_likelihood
from tollbook.estimate.design import Design, design_of
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.priors import Priors
from tollbook.estimate.reports import Block
from tollbook.estimate.smc import Cloud, sample

Array = np.ndarray[Any, np.dtype[np.float64]]

NOTE = "quick approximation: sequential Monte Carlo with few points"
WORK = 12_000  # points times reports, about
POINTS = (128, 480)
BINS = 20
REFIT_BINS = 8


def fit_quickly(block: Block, priors: Priors, horizon: date, seed: int) -> Posterior:
    """Points of the posterior by sequential Monte Carlo."""
    return _fit(block, priors, horizon, seed, BINS, 1.0)


def refit_quickly(block: Block, priors: Priors, horizon: date, seed: int) -> Posterior:
    """Enough of the posterior to tell where its middle lies."""
    return _fit(block, priors, horizon, seed, REFIT_BINS, 0.5)


def _fit(block: Block, priors: Priors, horizon: date, seed: int, bins: int, share: float) -> Posterior:
    design = design_of(block, priors, horizon, bins)
    cloud = quick_cloud(design, seed, share)
    diagnostics = {"points": float(len(cloud.points)), "accepted": round(cloud.accepted, 3)}
    return Posterior(design, cloud.points, diagnostics, (NOTE,))


def quick_cloud(design: Design, seed: int, share: float = 1.0) -> Cloud:
    """Points of the posterior of a design; a `share` of them where fewer do."""
    count = int(np.clip(WORK / len(design.reports), *POINTS) * share)
    rng = np.random.default_rng(seed)
    return sample(lambda points: log_likelihood(design, points), design.layout.size, count, rng)
