"""The full fit: it agrees with the quick one, repeats, and refuses when it fails."""

from datetime import date

import numpy as np
import pytest
from evaluation.estimates.agreement import bundled_claims

from tests.estimate.claims import march_report, settled_war
from tollbook.cases import demo_case
from tollbook.estimate import Question, estimate_toll, nuts, toll
from tollbook.estimate.nuts import failure
from tollbook.model import Harm

pytest.importorskip("nutpie")

RUSSIA = Question(party="Russia", harm=Harm.KILLED)


@pytest.mark.long
def test_quick_and_full_agree() -> None:
    """Medians within 15 %, and the full fit's diagnostics say that it converged."""
    (full,) = estimate_toll(march_report(), RUSSIA)
    (quick,) = estimate_toll(march_report(), RUSSIA, method="quick")
    assert full.method == "default/1.0" and quick.method == "quick/1.0"
    assert quick.median == pytest.approx(full.median, rel=0.15)
    assert full.diagnostics["rhat_max"] <= 1.01 and full.diagnostics["ess_bulk_min"] >= 400
    assert not any("quick" in note for note in full.notes)
    assert any("quick" in note for note in quick.notes)


@pytest.mark.long
def test_quick_and_full_agree_on_the_bundled_case() -> None:
    """On every toll of what `tollbook demo` shows, medians are within 15 %, and no fit is refused."""
    claims, case = bundled_claims(), demo_case()
    full, quick = (estimate_toll(claims, case=case, method=method) for method in ("default", "quick"))
    assert len(full) == len(quick) > 3
    for slow, fast in zip(full, quick, strict=True):
        assert slow.median and fast.median == pytest.approx(slow.median, rel=0.15)


def test_the_full_fit_repeats_bit_for_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same seed, the same draws."""
    monkeypatch.setattr(nuts, "TUNE", 100)
    monkeypatch.setattr(nuts, "DRAWS", 100)
    monkeypatch.setattr(nuts, "ESS_AT_LEAST", 0)
    monkeypatch.setattr(nuts, "RHAT_AT_MOST", 9.0)
    first, again = (estimate_toll(settled_war()) for _ in range(2))
    assert first == again and first[0].draws == again[0].draws


def test_a_failed_fit_is_no_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chains that do not agree give the reason, and no figure."""
    monkeypatch.setattr(nuts, "TUNE", 20)
    monkeypatch.setattr(nuts, "DRAWS", 20)
    monkeypatch.setattr(nuts, "RHAT_AT_MOST", 0.5)
    (found,) = estimate_toll(settled_war())
    assert found.median is None and found.low is None and not found.quantiles
    assert found.insufficient and "R-hat" in found.insufficient


@pytest.mark.parametrize(
    ("rhat", "ess", "divergent", "word"),
    [
        (1.02, 900, 0, "converge"),
        (1.0, 50, 0, "rough"),
        (1.0, 900, 90, "divergences"),
        (np.nan, 900, 0, "converge"),
    ],
)
def test_each_diagnostic_can_fail(rhat: float, ess: float, divergent: float, word: str) -> None:
    """By name."""
    why = failure({"rhat_max": rhat, "ess_bulk_min": ess, "divergences": divergent}, 2000)
    assert why and word in why
    assert failure({"rhat_max": 1.001, "ess_bulk_min": 900, "divergences": 1}, 2000) is None


def test_without_the_extra_the_quick_fit_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says what to install."""
    monkeypatch.setattr(toll, "has_sampler", lambda: False)
    (found,) = estimate_toll(settled_war(), Question(as_of=date(2022, 3, 23)))
    assert found.method == "quick/1.0" and found.median
    assert any("tollbook[bayes]" in note for note in found.notes)
