"""Multiple-systems estimation finds who is on no list, where lists can tell."""

import numpy as np
import pytest

from tests.shared import SHARED, needs_shared
from tollbook.errors import EstimateError, InputError
from tollbook.estimate.lists import Overlaps, estimate_unlisted, read_overlaps

KOSOVO = SHARED / "data" / "kosovo_lists" / "kosovo_4lists_counts.csv"


def _drawn(total: int, chances: list[float], seed: int, pull: float = 0.0) -> Overlaps:
    """Overlaps of lists that name each of `total` people by chance; `pull` ties the first two together."""
    rng = np.random.default_rng(seed)
    on = rng.random((total, len(chances))) < chances
    on[:, 1] |= on[:, 0] & (rng.random(total) < pull)
    patterns, counts = np.unique(on, axis=0, return_counts=True)
    found = {tuple(map(bool, p)): int(n) for p, n in zip(patterns, counts, strict=True) if p.any()}
    return Overlaps(tuple("ABCD"[: len(chances)]), found)


@pytest.mark.parametrize("pull", [0.0, 0.5])
@pytest.mark.parametrize("lists", [3, 4])
def test_the_toll_is_covered(lists: int, pull: float) -> None:
    """Whether two lists are copied from one another or not, the 95 % interval holds the true number."""
    held = 0
    for seed in range(8):
        found = estimate_unlisted(_drawn(3000, [0.3, 0.4, 0.35, 0.25][:lists], seed, pull))
        held += found.quantile(0.025) <= 3000 <= found.quantile(0.975)
    assert held >= 6


def test_more_lists_or_people_never_lower_the_listed() -> None:
    """The toll is never below those who are on a list, and its claim is a range within its draws."""
    found = estimate_unlisted(_drawn(500, [0.5, 0.5, 0.5], 1))
    assert min(found.draws) >= found.listed
    count = found.count
    assert count.low and count.high and found.listed <= count.low < count.high


def test_the_same_seed_repeats() -> None:
    """Draw for draw."""
    overlaps = _drawn(500, [0.5, 0.5, 0.5], 1)
    assert estimate_unlisted(overlaps) == estimate_unlisted(overlaps)


def test_what_cannot_be_told_is_refused() -> None:
    """Two lists, five lists, or lists without overlap give the reason."""
    with pytest.raises(EstimateError, match="three or four"):
        estimate_unlisted(_drawn(100, [0.5, 0.5], 1))
    with pytest.raises(EstimateError, match="two lists"):
        estimate_unlisted(Overlaps(("A", "B", "C"), {(True, False, False): 10, (False, True, False): 9}))


@pytest.mark.parametrize(
    "text",
    ["", "A,B,C\n1,0,1", "A,B,n\n1,0,x", "A,B,n\n1,2,3", "A,B,n\n1,0,3\n1,0,4", "A,B,n\n0,0,3", "A,B,n\n1,3"],
)
def test_a_wrong_table_is_refused(text: str) -> None:
    """With its line, and nothing half read."""
    with pytest.raises(InputError):
        read_overlaps(text)


@needs_shared
def test_the_dead_of_kosovo_1999() -> None:
    """The published 10,356 lies within the interval, and 4,400 people are on a list."""
    found = estimate_unlisted(read_overlaps(KOSOVO.read_text("utf-8")))
    assert found.listed == 4400
    assert found.quantile(0.025) < 10_356 < found.quantile(0.975)
    assert 9_000 < found.quantile(0.5) < 13_000
