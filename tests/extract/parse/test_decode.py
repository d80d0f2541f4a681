"""The tree that is found is the best there is."""

import itertools

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.extract.parse.decode import CLOSE, best_heads, is_close


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word leads up to the single root (0)."""
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


def worth(scores: npt.NDArray[np.float32], heads: tuple[int, ...]) -> float:
    """Sum of the arcs' log probabilities."""
    shares = scores.astype(np.float64)
    shares[np.arange(len(heads)), np.arange(len(heads)) + 1] = -np.inf
    shares -= np.log(np.exp(shares).sum(axis=1, keepdims=True))
    return float(sum(shares[i, head] for i, head in enumerate(heads)))


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 5))
def test_no_tree_is_better(seed: int, n: int) -> None:
    """Of all trees with the same root, or with a root that loses less by it, none scores higher."""
    scores = np.random.default_rng(seed).normal(0, 2, (n, n + 1)).astype(np.float32)
    found = tuple(best_heads(scores).tolist())
    assert is_tree(found)
    root = found.index(0)
    every = (heads for heads in itertools.product(range(n + 1), repeat=n) if is_tree(heads))
    assert worth(scores, found) >= max(worth(scores, heads) for heads in every if heads[root] == 0) - 1e-4


def test_a_nest_of_cycles_is_undone() -> None:
    """A hundred pairs of words that each prefer the other still give one tree."""
    scores = np.zeros((200, 201), np.float32)
    for i in range(0, 200, 2):
        scores[i, i + 2] = scores[i + 1, i + 1] = 50
    assert is_tree(tuple(best_heads(scores).tolist()))


def test_only_what_next_to_nothing_decides_is_close() -> None:
    """A row is close where its two best scores lie nearer than a thousandth, wherever they stand."""
    rows = [[1.0, 5.0, 5.0 - CLOSE / 2], [1.0, 5.0, 5.0 - 2 * CLOSE], [4.0, 4.0, 0.0], [7.0, 0.0, -1e30]]
    assert is_close(np.array(rows, np.float32)).tolist() == [True, False, True, False]
