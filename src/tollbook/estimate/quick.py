"""The quick way to the posterior: a few hundred points, NumPy alone, a fraction of a second a block."""

import numpy as np

from tollbook.estimate.density import log_likelihood
from tollbook.estimate.design import Design
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.smc import sample

NOTE = "quick approximation: sequential Monte Carlo with few points"
WORK = 24_000  # points times reports, about
POINTS = (160, 480)


def fit_quickly(design: Design, seed: int, share: float = 1.0) -> Posterior:
    """Points of the posterior by sequential Monte Carlo; a `share` of them where less will do."""
    count = int(np.clip(WORK / len(design.reports), *POINTS) * share)
    cloud = sample(
        lambda points: log_likelihood(design, points),
        design.layout.size, count, np.random.default_rng(seed),
    )  # fmt: skip
    diagnostics = {"points": float(len(cloud.points)), "accepted": round(cloud.accepted, 3)}
    return Posterior(design, cloud.points, diagnostics, (NOTE,))
