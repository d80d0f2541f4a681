"""What hedges say of the figure meant."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.estimate.hedges import middle, pieces
from tollbook.model import Count, Hedge

HEDGES = st.sampled_from(list(Hedge))


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Any valid count."""
    low = draw(st.none() | st.integers(0, 10**9))
    high = draw(st.none() | st.integers(low or 0, 10**10))
    if low is None and high is None:
        low = 0
    return Count("n", low, high, draw(HEDGES))


@given(counts())
def test_every_count_has_pieces_that_weigh_one(count: Count) -> None:
    """Whatever is said becomes finite, non-empty stretches of the log scale whose weights sum to 1."""
    found = pieces(count)
    assert sum(p.weight for p in found) == pytest.approx(1)
    assert all(math.isfinite(p.low) and math.isfinite(p.high) and p.low < p.high for p in found)


def test_a_bound_is_open_on_one_side_only() -> None:
    """At least 100 says nothing of less, at most 100 nothing of more."""
    least = pieces(Count("100", 100, None, Hedge.AT_LEAST))
    most = pieces(Count("100", None, 100, Hedge.AT_MOST))
    assert min(p.low for p in least) == pytest.approx(math.log(99.5))
    assert max(p.high for p in least) == pytest.approx(math.log(1990))
    assert max(p.high for p in most) == pytest.approx(math.log(100.5))


def test_rounder_figures_are_coarser() -> None:
    """10,000 stands for a wider stretch than 9,861, and both hold their own figure."""
    (round_one,) = pieces(Count("10,000", 10000, 10000, Hedge.EXACT))
    (fine,) = pieces(Count("9,861", 9861, 9861, Hedge.EXACT))
    assert round_one.high - round_one.low > 100 * (fine.high - fine.low)
    assert fine.low < math.log(9861) < fine.high


def test_a_range_is_its_ends() -> None:
    """Its middle is the geometric mean, not one end or the other."""
    assert middle(Count("x", 7000, 15000, Hedge.RANGE)) == pytest.approx(math.sqrt(7000 * 15000), rel=0.05)
