"""Student's t and the leans of claimants: closed forms against SciPy and against differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from tollbook.estimate.student import STRAY, STRAY_SPREAD, log_lean, log_mass, stray

STEP = 1e-6


@given(st.floats(-20, 20), st.floats(0.01, 5), st.floats(-20, 20), st.floats(0.02, 3))
def test_the_mass_is_that_of_scipy(low: float, width: float, mean: float, scale: float) -> None:
    """The closed form agrees with SciPy's distribution wherever SciPy itself has digits left."""
    value, _, _ = log_mass(np.array([low]), np.array([low + width]), np.array([mean]), np.array([scale]))
    t = stats.t(4, mean, scale)
    expected = abs(t.cdf(low + width) - t.cdf(low)) if low < mean else abs(t.sf(low) - t.sf(low + width))
    if expected > 1e-9:
        assert np.exp(value[0]) == pytest.approx(expected, rel=1e-4)


@given(st.floats(-8, 8), st.floats(0.01, 5), st.floats(-8, 8), st.floats(0.1, 2))
def test_derivatives_are_slopes(low: float, width: float, mean: float, scale: float) -> None:
    """Both derivatives agree with central differences of the value."""

    def at(m: float, s: float) -> float:
        return float(log_mass(np.array([low]), np.array([low + width]), np.array([m]), np.array([s]))[0][0])

    _, by_mean, by_log_scale = log_mass(
        np.array([low]), np.array([low + width]), np.array([mean]), np.array([scale])
    )
    assert by_mean[0] == pytest.approx(
        (at(mean + STEP, scale) - at(mean - STEP, scale)) / (2 * STEP), abs=1e-3
    )
    up, down = at(mean, scale * np.exp(STEP)), at(mean, scale * np.exp(-STEP))
    assert by_log_scale[0] == pytest.approx((up - down) / (2 * STEP), abs=1e-3)


def test_leans_integrate_to_one() -> None:
    """The mixture of usual and stray claimants is a density."""
    total, _ = integrate.quad(lambda v: float(np.exp(log_lean(np.array([v]))[0][0])), -np.inf, np.inf)
    assert total == pytest.approx(1.0, abs=1e-6)


def test_a_far_lean_hardly_pulls() -> None:
    """The slope beyond five spreads is a small part of the steepest: outliers stop counting."""
    _, slope = log_lean(np.linspace(0, 12, 200))
    assert np.abs(slope[np.linspace(0, 12, 200) > 6]).max() < 0.3 * np.abs(slope).max()


@given(st.floats(-7, 7))
def test_stray_values_keep_the_rank_of_their_coordinates(place: float) -> None:
    """A standard normal coordinate becomes a value of the mixture at the same tail, with its slope."""
    value, slope = stray(np.array([place]))
    tail = (1 - STRAY) * stats.norm.sf(abs(value[0])) + STRAY * stats.norm.sf(abs(value[0]) / STRAY_SPREAD)
    assert tail == pytest.approx(stats.norm.sf(abs(place)), rel=1e-5)
    assert np.sign(value[0]) == np.sign(place) or value[0] == 0
    around = stray(np.array([place - STEP, place + STEP]))[0]
    assert slope[0] == pytest.approx((around[1] - around[0]) / (2 * STEP), rel=1e-4)
