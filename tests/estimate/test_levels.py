"""Coordinates of the published model: whatever they are laid along, what they say has its prior."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from tests.estimate.claims import OPPONENT, SELF, THIRD, claim
from tollbook.estimate.pnas2023.courses import correlated, courses, laid, running_sum
from tollbook.estimate.pnas2023.frame import Frame
from tollbook.estimate.pnas2023.levels import Cells
from tollbook.estimate.pnas2023.losses import code
from tollbook.estimate.pnas2023.people import losses_of
from tollbook.estimate.reports import blocks, evidence
from tollbook.model import Harm

jax = pytest.importorskip("jax")
jnp = pytest.importorskip("jax.numpy")
jax.config.update("jax_enable_x64", True)

START = date(2022, 1, 1)
TYPES, BASES, RANK = 3, 5, 2


def _stretch(says: Callable[[Any], Any], place: np.ndarray) -> float:
    """Log of the volume that coordinates stand for."""
    return float(np.linalg.slogdet(np.asarray(jax.jacfwd(says)(place)))[1])


def _frame(rng: np.random.Generator, information: float) -> Frame:
    turned = np.linalg.qr(rng.standard_normal((TYPES, BASES, BASES)))[0][:, :, :RANK]
    none = np.zeros(0)
    return Frame(
        turned, information * rng.random((TYPES, RANK)), information * rng.standard_normal((TYPES, RANK)),
        none, none, none, none, none, none,
    )  # fmt: skip


def _unknowns(rng: np.random.Generator) -> dict[str, Any]:
    return {
        "partial": rng.standard_normal(3), "spline_sigma": rng.standard_normal(TYPES),
        "slope_mu": 0.4, "slope_sigma": -0.3,
    }  # fmt: skip


@pytest.mark.parametrize("information", [0.0, 0.5, 300.0])
def test_courses_have_their_prior_in_any_frame(information: float) -> None:
    """Volume counted, the density is that of normal slopes and of splines normal across types."""
    rng = np.random.default_rng(3)
    frame, u, trend = _frame(rng, information), _unknowns(rng), rng.standard_normal(BASES)
    worth = np.array([0.5, 1.0, 2.0])

    def says(place: Any) -> Any:
        own = {"slope": place[:TYPES], "spline": place[TYPES:].reshape(TYPES, BASES)}
        made, slopes, _ = courses({**u, **own}, frame, worth, trend)
        return jnp.concatenate([slopes, made.ravel()])

    place = rng.standard_normal(TYPES * (1 + BASES))
    own = {"slope": place[:TYPES], "spline": place[TYPES:].reshape(TYPES, BASES)}
    made, slopes, prior = (np.asarray(part) for part in courses({**u, **own}, frame, worth, trend))
    root, of_root = correlated(jnp, u["partial"], TYPES)
    root = np.exp(u["spline_sigma"])[:, None] * np.asarray(root)
    expected = multivariate_normal.logpdf(slopes, 0.4 * np.ones(TYPES), np.exp(-0.6) * np.eye(TYPES))
    expected += multivariate_normal.logpdf((made - slopes[:, None] * trend).T, cov=root @ root.T).sum()
    constant = -0.5 * len(place) * np.log(2 * np.pi)
    assert prior - of_root + constant == pytest.approx(expected + _stretch(says, place), rel=1e-9)


def test_courses_that_data_fix_stay_put() -> None:
    """A wider scale moves what data leave open, and not what they tell."""
    rng = np.random.default_rng(4)
    u, trend = _unknowns(rng), np.zeros(BASES)
    u |= {"slope": np.zeros(TYPES), "spline": rng.standard_normal((TYPES, BASES))}
    for information, moves in ((0.0, True), (1e9, False)):
        frame = _frame(rng, information)
        near, far = (
            np.asarray(
                courses({**u, "spline_sigma": u["spline_sigma"] + more}, frame, np.ones(TYPES), trend)[0]
            )
            for more in (0.0, 1.0)
        )
        along = np.einsum("tb,tbk->tk", far - near, frame.directions)
        assert (np.abs(along).max() > 0.1) == moves
        assert np.abs(far - near).max() > 0.1


def _cells() -> Cells:
    said = [
        claim(who, relation, 100, START + timedelta(days=9), start=START, harm=harm)
        for who, relation in (("A", SELF), ("B", OPPONENT), ("C", THIRD))
        for harm in (Harm.KILLED, Harm.WOUNDED)
    ]
    return Cells.of(code(list(losses_of(blocks(evidence(said))))))


SPREADS = {
    "level_sigma": np.log(1.5), "bias_sigma": np.log(0.7), "source_sigma": np.log([[0.4], [0.1], [2.0]]),
    "phi": np.zeros(2),
}  # fmt: skip


@pytest.mark.parametrize("information", [0.0, 2.0, 1e3])
def test_sums_and_levels_have_their_prior_whatever_data_tell(information: float) -> None:
    """Volume counted, the density is that of the sums by the equations, and of standard normal parts."""
    cells, rng = _cells(), np.random.default_rng(5)
    parts = cells.shares.shape[1]
    about = information * np.arange(1.0, len(cells.kind) + 1)

    def both(place: Any) -> Any:
        u = {**SPREADS, "shared": place[:parts], "told": place[parts:]}
        return cells.laid(jnp, u, about, np.linspace(4.0, 6.0, len(cells.kind)))

    place = rng.standard_normal(parts + len(cells.kind))
    shared, told, prior = (np.asarray(part) for part in both(place))
    level, voice = shared[1:3][cells.kind], shared[3:][cells.source]
    own = np.exp(SPREADS["source_sigma"])[cells.source, 0]
    expected = multivariate_normal.logpdf(shared, cov=np.eye(parts))
    expected += multivariate_normal.logpdf(
        told - (shared[0] + 1.5 * level + 0.7 * voice), cov=np.diag(own**2)
    )
    volume = _stretch(lambda at: jnp.concatenate(both(at)[:2]), place)
    constant = -0.5 * len(place) * np.log(2 * np.pi)
    assert prior + constant == pytest.approx(expected + volume, rel=1e-9)
    assert np.asarray(cells.levels(jnp, SPREADS, shared)) == pytest.approx(shared[0] + 1.5 * shared[1:3])


def test_values_lie_between_prior_and_data() -> None:
    """Without information at the prior's mean, with much at the data's, else by their precisions."""
    for information, expected in ((0.0, 1.0), (1.0, 3.0), (1e9, 5.0)):
        value, _ = laid(jnp, 0.0, 1.0, 0.0, 5.0 * information, information)
        assert float(value) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("days", [1, 2, 10, 365])
def test_running_sums_are_numpys(days: int) -> None:
    """Block by block, to the last digit but one."""
    daily = np.random.default_rng(6).random((2, days))
    assert np.asarray(running_sum(jnp, daily)) == pytest.approx(np.cumsum(daily, axis=1))
