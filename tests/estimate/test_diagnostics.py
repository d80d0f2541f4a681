"""R-hat and effective sample size tell chains that agree from chains that do not."""

import numpy as np
import pytest

from tollbook.estimate.diagnostics import ess_bulk, rhat


def test_independent_draws_pass() -> None:
    """White noise has R-hat 1 and about as many effective draws as draws."""
    chains = np.random.default_rng(1).standard_normal((4, 500, 3))
    assert (rhat(chains) < 1.01).all()
    assert ess_bulk(chains) == pytest.approx(np.full(3, 2000), rel=0.25)


def test_chains_apart_fail() -> None:
    """One chain elsewhere shows, in place or in spread."""
    chains = np.random.default_rng(2).standard_normal((4, 500, 2))
    chains[0, :, 0] += 2
    chains[0, :, 1] *= 4
    assert (rhat(chains) > 1.05).all()


def test_slow_chains_are_worth_less() -> None:
    """An autoregression of 0.9 leaves about a nineteenth of the draws."""
    rng, chains = np.random.default_rng(3), np.zeros((4, 2000, 1))
    noise = rng.standard_normal(chains.shape)
    for t in range(1, 2000):
        chains[:, t] = 0.9 * chains[:, t - 1] + noise[:, t]
    assert ess_bulk(chains)[0] == pytest.approx(8000 / 19, rel=0.4)
