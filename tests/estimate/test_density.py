"""The gradient of the model is the slope of its density, for every kind of evidence at once."""

from datetime import date, timedelta

import numpy as np
import pytest

from tests.estimate.claims import OPPONENT, SELF, THIRD, claim, march_report
from tollbook.estimate.density import log_likelihood
from tollbook.estimate.design import Design, design_of
from tollbook.estimate.priors import built_in_priors
from tollbook.estimate.reports import blocks, evidence
from tollbook.model import Claim, Frame, Harm, Status

START = date(2021, 1, 1)


def _long_war() -> list[Claim]:
    days = [START + timedelta(days=d) for d in range(5, 200, 9)]
    claims = [claim("Borland", OPPONENT, 100 + 40 * i, day, start=START) for i, day in enumerate(days)]
    claims += [claim("Arland", SELF, (30 + 20 * i, None), day, start=START) for i, day in enumerate(days)]
    claims += [
        claim("Watch", THIRD, (400, 900), days[-1], harm=Harm.CASUALTIES),
        claim("Watch", THIRD, (None, 60), days[-2], harm=Harm.CAPTURED),
        claim("Watch", THIRD, 20, days[-2], harm=Harm.MISSING),
        claim("Watch", THIRD, 9, days[4], start=days[3], frame=Frame.INTERVAL),
        claim("Passer-by", THIRD, (24, 99), days[3]),
    ]
    return claims


def _quake() -> list[Claim]:
    civil = Status.CIVILIAN
    return [
        claim("Ministry", SELF, n, START + timedelta(days=d), status=civil, start=START)
        for d, n in ((1, 1800), (3, 4300), (4, 5000), (6, 6200))
    ] + [
        claim("Police", SELF, (900, 1000), START + timedelta(days=3), status=civil, harm=Harm.MISSING),
        claim("Police", SELF, 9000, START + timedelta(days=3), status=civil, harm=Harm.WOUNDED),
    ]


def _designs(claims: list[Claim]) -> list[Design]:
    return [
        design_of(block, built_in_priors(), block.last + timedelta(days=20))
        for block in blocks(evidence(claims))
    ]


@pytest.mark.parametrize("claims", [march_report(), _long_war(), _quake()], ids=["report", "war", "quake"])
def test_gradient_is_the_slope(claims: list[Claim]) -> None:
    """Every coordinate's derivative agrees with central differences, with a claimant silenced too."""
    whole = _designs(claims)
    speakers = [sorted({report.speaker for report in design.reports}) for design in whole]
    silenced = [d.silencing(own[-1]) for d, own in zip(whole, speakers, strict=True) if len(own) > 1]
    for design in [*whole, *silenced]:
        points = 0.7 * np.random.default_rng(5).standard_normal((2, design.layout.size))
        _, gradient = log_likelihood(design, points)
        steps = 1e-6 * np.eye(design.layout.size)
        slopes = np.stack(
            [
                (log_likelihood(design, points + s)[0] - log_likelihood(design, points - s)[0]) / 2e-6
                for s in steps
            ],
            axis=1,
        )
        assert np.allclose(gradient, slopes, rtol=1e-4, atol=1e-3)


def test_a_silenced_claimant_says_nothing() -> None:
    """None of its figures, floors and columns is left, in the unknowns as they were."""
    (design,) = _designs(_long_war())
    left = design.silencing("Arland")
    assert {r.speaker for r in left.reports} == {"Borland", "Watch", "Passer-by"}
    assert design.floors and not left.floors
    assert left.layout == design.layout
    points = np.random.default_rng(3).standard_normal((2, left.layout.size))
    only = ~left.bias.matrix.any(axis=0)
    assert only.any()
    points[1] = points[0]
    points[1, np.arange(left.layout.bias.start, left.layout.bias.stop)[only]] += 3.0
    value, _ = log_likelihood(left, points)
    assert value[0] == value[1]


def test_casualties_are_the_sum_of_their_parts() -> None:
    """Killed, wounded, captured and missing add up exactly, point by point."""
    from tollbook.estimate.summary import toll_draws

    (design,) = _designs(_long_war())
    points = np.random.default_rng(1).standard_normal((50, design.layout.size))
    day = design.block.last
    parts = sum(
        toll_draws(design, points, harm, [day])
        for harm in (Harm.KILLED, Harm.WOUNDED, Harm.CAPTURED, Harm.MISSING)
    )
    assert np.allclose(toll_draws(design, points, Harm.CASUALTIES, [day]), parts)


def test_tolls_never_fall() -> None:
    """Cumulative tolls of a war rise with the day, whatever the point."""
    from tollbook.estimate.summary import toll_draws

    (design,) = _designs(_long_war())
    points = np.random.default_rng(2).standard_normal((40, design.layout.size))
    days = [START + timedelta(days=d) for d in range(0, 220, 11)]
    tolls = toll_draws(design, points, Harm.KILLED, days)
    assert (np.diff(tolls, axis=1) >= -1e-9).all()
