"""The published model: its density is right, and claims become its losses."""

from datetime import date, timedelta

import numpy as np
import pytest

from tests.estimate.claims import OPPONENT, SELF, THIRD, claim
from tollbook.errors import EstimateError
from tollbook.estimate import Question, estimate_toll
from tollbook.estimate.pnas2023 import people
from tollbook.estimate.pnas2023.courses import correlated
from tollbook.estimate.pnas2023.density import Published
from tollbook.estimate.pnas2023.fit import fit_published
from tollbook.estimate.pnas2023.losses import code
from tollbook.estimate.pnas2023.people import losses_of
from tollbook.estimate.pnas2023.pilot import look
from tollbook.estimate.reports import blocks, evidence
from tollbook.model import Claim, Frame, Harm

pytest.importorskip("nutpie")
jnp = pytest.importorskip("jax.numpy")

START = date(2022, 1, 1)


def _war() -> list[Claim]:
    claims = []
    for d in range(2, 40, 3):
        day = START + timedelta(days=d)
        claims.append(claim("Borland", OPPONENT, 60 * d, day, start=START))
        claims.append(claim("Watch", THIRD, (25 * d, 40 * d), day, start=START, harm=Harm.WOUNDED))
    last = START + timedelta(days=30)
    return [
        *claims,
        claim("Arland", SELF, 400, last, start=START),
        claim("Watch", THIRD, (700, None), last, start=START),
        claim("Watch", THIRD, 33, last, start=last, frame=Frame.INTERVAL),
    ]


def test_ranges_become_two_losses_and_bounds_one() -> None:
    """As in the published data: flags for the ends, none for a figure."""
    found = list(losses_of(blocks(evidence(_war()))))
    ends = [
        (x.count, x.minimum, x.maximum) for x in found if x.category == "wounded combatant" and x.day == 3
    ]
    assert ends == [(50, True, False), (80, False, True)]
    assert [(x.minimum, x.maximum) for x in found if x.count == 700] == [(True, False)]
    assert [x.daily for x in found if x.count == 33] == [True]


def test_the_gradient_is_the_slope() -> None:
    """JAX's derivative of the density agrees with differences, in every block of unknowns."""
    model = Published(code(list(losses_of(blocks(evidence(_war()))))))
    point = 0.2 * np.random.default_rng(1).standard_normal(model.places.size)
    _, gradient = model.density(point)
    for where, _ in model.places.blocks.values():
        step = np.zeros(model.places.size)
        step[where.start] = 1e-5
        slope = (model.density(point + step)[0] - model.density(point - step)[0]) / 2e-5
        assert gradient[where.start] == pytest.approx(slope, rel=1e-4, abs=1e-3)


def test_correlations_are_those_of_their_prior() -> None:
    """Standard normal coordinates give a Cholesky factor: unit rows, lower triangle."""
    root, _ = correlated(jnp, np.random.default_rng(2).standard_normal(6), 4)
    root = np.asarray(root)
    assert np.allclose((root**2).sum(1), 1) and np.allclose(root, np.tril(root))


def test_a_first_look_finds_the_courses() -> None:
    """From it, expected counts are near those reported, and a start means the same point anew."""
    losses = list(losses_of(blocks(evidence(_war()))))
    model = Published(code(losses))
    start = look(model)
    reported = np.concatenate([model.data.cumulative.count, model.data.daily.count])
    assert np.median(np.abs(model.meaning(start).means - np.log(reported))) < 0.25


@pytest.mark.long
def test_estimates_come_out_and_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its name, its claims and no share of prior; the same seed repeats it bit for bit."""
    monkeypatch.setattr(
        people, "fit_published", lambda losses, seed: fit_published(losses, seed, tune=60, draws=40)
    )
    monkeypatch.setattr(people, "failure", lambda *_: None)
    question = Question(harm=Harm.KILLED)
    (found,), (again,) = (estimate_toll(_war(), question, method="pnas2023") for _ in range(2))
    assert found == again and found.draws == again.draws
    assert found.method == "pnas2023/1.0" and found.median and found.prior_share is None
    assert {b.claimant for b in found.biases} == {"Arland", "Borland", "Watch"}


def test_a_fit_that_fails_is_no_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten draws tell nothing, and that is what is said."""
    monkeypatch.setattr(
        people, "fit_published", lambda losses, seed: fit_published(losses, seed, tune=10, draws=10)
    )
    (found,) = estimate_toll(_war(), Question(harm=Harm.KILLED), method="pnas2023")
    assert found.median is None and found.insufficient


def test_nothing_to_fit_is_refused() -> None:
    """By name."""
    with pytest.raises(EstimateError, match="no losses"):
        code([])
    assert estimate_toll([], method="pnas2023") == ()
