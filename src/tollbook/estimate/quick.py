"""The quick way to the posterior: a few hundred points, NumPy alone, a fraction of a second a block.

Budget: 2 s of CPU for what a page shows of a year of war told by eight hundred reports, by day and without
each claimant; held by `benchmarks/estimate.py`.
"""

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
POINTS = (192, 480)  # at least, at most


def fit_quickly(block: Block, priors: Priors, horizon: date, seed: int) -> Posterior:
    """Points of the posterior by sequential Monte Carlo."""
    design = design_of(block, priors, horizon)
    cloud = quick_cloud(design, seed)
    diagnostics = {"points": float(len(cloud.points)), "accepted": round(cloud.accepted, 3)}
    return Posterior(design, cloud.points, diagnostics, (NOTE,))


def quick_cloud(design: Design, seed: int) -> Cloud:
    """Points of the posterior of a design."""
    count = int(np.clip(WORK / len(design.reports), *POINTS))
    rng = np.random.default_rng(seed)
    return sample(lambda points: log_likelihood(design, points), design.layout.size, count, rng)
