"""Levels and biases of the published model: integrated out rightly, and drawn back rightly."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from tests.estimate.claims import OPPONENT, SELF, THIRD, claim
from tollbook.estimate.pnas2023.levels import Cells
from tollbook.estimate.pnas2023.losses import code
from tollbook.estimate.pnas2023.people import losses_of
from tollbook.estimate.reports import blocks, evidence
from tollbook.model import Harm

START = date(2022, 1, 1)
SPREADS = {
    "level_sigma": np.log(1.5),
    "bias_sigma": np.log(0.7),
    "source_sigma": np.log(np.full((3, 1), 0.4)),
}


def _cells() -> Cells:
    said = [
        claim(who, relation, 100, START + timedelta(days=9), start=START, harm=harm)
        for who, relation in (("A", SELF), ("B", OPPONENT), ("C", THIRD))
        for harm in (Harm.KILLED, Harm.WOUNDED)
    ]
    return Cells.of(code(list(losses_of(blocks(evidence(said))))))


def _covariance(cells: Cells) -> np.ndarray:
    """Term by term, as the equations have it."""
    kind, source = cells.kind, cells.source
    return (
        1.0
        + 1.5**2 * (kind[:, None] == kind)
        + 0.7**2 * (source[:, None] == source)
        + 0.4**2 * np.eye(len(kind))
    )


def test_the_density_of_sums_is_the_normal_one() -> None:
    """The factored form agrees with SciPy's on the full covariance, up to its constant."""
    jnp = pytest.importorskip("jax.numpy")
    cells = _cells()
    told = np.random.default_rng(1).standard_normal(len(cells.kind))
    made = float(cells.log_prior(jnp, SPREADS, told)) - 0.5 * len(told) * np.log(2 * np.pi)
    assert made == pytest.approx(multivariate_normal.logpdf(told, cov=_covariance(cells)), rel=1e-5)


def test_levels_drawn_back_have_their_conditional_mean_and_spread() -> None:
    """Given the sums, levels are normal: mean and sd by the textbook; biases are what is left."""
    cells, rng = _cells(), np.random.default_rng(2)
    told = np.linspace(-1.0, 2.0, len(cells.kind))
    drawn = [cells.draw(SPREADS, told, rng) for _ in range(4000)]
    levels = np.array([level for level, _ in drawn])
    cross = 1.0 + 1.5**2 * (np.arange(2)[:, None] == cells.kind)
    gain = cross @ np.linalg.inv(_covariance(cells))
    left = 1.0 + 1.5**2 * np.eye(2) - gain @ cross.T
    assert levels.mean(0) == pytest.approx(gain @ told, abs=0.06)
    assert levels.std(0) == pytest.approx(np.sqrt(np.diag(left)), rel=0.06)
    assert np.allclose(drawn[0][1] + drawn[0][0][cells.kind], told)
