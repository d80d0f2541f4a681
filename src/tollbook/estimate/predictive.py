"""Would the model say what each claimant said? Posterior predictive checks of the scatter of its figures."""

import numpy as np

from tollbook.estimate.density import log_bias, log_noise
from tollbook.estimate.influence import thinned
from tollbook.estimate.posterior import Posterior
from tollbook.estimate.tolls import log_tolls

TELLING = 3  # reports from which a claimant's scatter says anything


def predictive_p(posterior: Posterior) -> dict[str, float]:
    """By claimant: how likely figures drawn from the model scatter at least as much as the real ones.

    The discrepancy is the sum of log squared errors in units of their scale (log, so that one stray figure
    does not decide). Near 0, the claimant is wilder than the model allows; near 1, tamer.
    """
    design, points = posterior.design, thinned(posterior)
    count = len(design.reports)
    mean = log_tolls(design, points, design.rows)[0][:, :count] + log_bias(design, points)
    width = (design.high - design.low)[:, 0] ** 2 / 12
    scale = np.sqrt(np.exp(2 * log_noise(design, points)) + design.small + width)
    real = np.log1p(((design.middle - mean) / scale) ** 2)
    drawn = np.log1p(np.random.default_rng(0).standard_t(4, mean.shape) ** 2)
    found = {}
    for index, speaker in enumerate(design.bias.speakers):
        said = design.bias.says[:, index] > 0
        if said.sum() >= TELLING:
            found[speaker] = round(float((drawn[:, said].sum(1) >= real[:, said].sum(1)).mean()), 3)
    return found
