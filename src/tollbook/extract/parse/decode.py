"""The best trees from the scores of single arcs, and how sure they are.

A product of matrices rounds a row differently with the rows that it comes with, so a sentence's scores differ
from batch to batch by about a millionth. What was decided by less than `CLOSE` is decided anew, alone.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tollbook.extract.parse.network import Floats, Ints, Scores

CLOSE = 1e-3
"""A thousand times what batches make of a difference, and a thousandth of what decides most words."""

_NEVER = -1e30
_ROOTS = 4

Flags = npt.NDArray[np.bool_]


def heads_of(scores: Scores, lengths: Sequence[int]) -> tuple[Ints, Flags]:
    """The head of each word of a batch, and whether it may be another in another batch.

    Returns:
        Its place in the batch, -1 for the root of a sentence; and whether two heads score alike, or the best
        heads of the sentence make no tree.
    """
    found = np.empty(sum(lengths), np.intp)
    open_ = np.empty(found.size, np.bool_)
    at = 0
    for n in lengths:
        part = slice(at, at + n)
        offered = np.concatenate([scores.root[None], scores.heads[part]])
        arcs = scores.dependents[part] @ offered.T
        heads = best_heads(arcs)
        arcs[np.arange(n), np.arange(n) + 1] = _NEVER
        open_[part] = is_close(arcs) | (arcs.argmax(axis=1) != heads).any()
        found[part] = np.where(heads == 0, -1, heads - 1 + at)
        at += n
    return found, open_


def relations_of(scores: Floats, heads: Ints, deps: Sequence[str]) -> tuple[list[str], Flags]:
    """The best relation of each word, `root` for roots and for no other; and whether two score alike."""
    root = deps.index("root")
    scores[:, root] = np.where(heads < 0, np.inf, -np.inf)
    return [deps[i] for i in scores.argmax(axis=1).tolist()], is_close(scores)


def is_close(scores: Floats) -> Flags:
    """Whether the best of each row of scores is so by less than `CLOSE`."""
    close: Flags = np.count_nonzero(scores > scores.max(axis=1, keepdims=True) - CLOSE, axis=1) > 1
    return close


def best_heads(scores: Floats) -> Ints:
    """The head of each word in the highest-scoring tree with one root.

    Where more words than one score the root highest, or none does, the tree is the best of those whose root
    is one of the four that lose least by it.

    Args:
        scores: `[n, n + 1]`; for each word the score of each head: 0 is the root, `i` word number `i - 1`.

    Returns:
        The heads `[n]`, in the same numbering.
    """
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(n) + 1] = _NEVER
    heads: Ints = scores.argmax(axis=1)
    if _is_tree(heads):
        return heads
    shares = _log_softmax(scores.astype(np.float64))
    losses = shares.max(axis=1) - shares[:, 0]
    candidates = losses.argsort(kind="stable")[: max(1, min(_ROOTS, np.count_nonzero(heads == 0)))]
    trees = [_rooted_in(shares, int(root)) for root in candidates]
    return max(trees, key=lambda tree: float(shares[np.arange(n), tree].sum()))


def _is_tree(heads: Ints) -> bool:
    if np.count_nonzero(heads == 0) != 1:
        return False
    above = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):  # each round doubles the way up
        above = above[above]
    return not bool(above.any())


def _log_softmax(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    shifted = scores - scores.max(axis=1, keepdims=True)
    found: npt.NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return found


def _rooted_in(scores: npt.NDArray[np.float64], root: int) -> Ints:
    """The best tree whose root is the word number `root`, by Chu-Liu/Edmonds."""
    n = len(scores)
    square = np.full((n + 1, n + 1), _NEVER)
    square[1:, 1:] = np.maximum(scores[:, 1:], -1e4)
    square[root + 1] = _NEVER
    square[root + 1, 0] = 0
    square[np.arange(n + 1), np.arange(n + 1)] = 2 * _NEVER
    return _spanning(square)[1:]


def _spanning(scores: npt.NDArray[np.float64]) -> Ints:
    """The heads of the maximum spanning tree of `scores[dependent, head]` from node 0 (Edmonds 1967)."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    is_outside = np.ones(len(scores), np.bool_)
    is_outside[inside] = False
    outside = np.flatnonzero(is_outside)
    kept = scores[inside, heads[inside]]
    gains = scores[inside[:, None], outside] - kept[:, None]
    down = scores[outside[:, None], inside]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), _NEVER)
    smaller[:m, :m] = scores[outside[:, None], outside]
    smaller[m, :m] = gains.max(axis=0) + kept.sum()
    smaller[:m, m] = down.max(axis=1)
    found = _spanning(smaller)
    entry = found[m]
    entered = inside[gains[:, entry].argmax()]
    for i in range(1, m):
        heads[outside[i]] = inside[down[i].argmax()] if found[i] == m else outside[found[i]]
    heads[entered] = outside[entry]
    return heads


def _cycle(heads: Ints) -> list[int]:
    """The nodes of one cycle below node 0, or none."""
    seen = [0] * len(heads)
    seen[0] = -1
    for start in range(1, len(heads)):
        node = start
        while not seen[node]:
            seen[node] = start
            node = int(heads[node])
        if seen[node] == start:
            cycle = [node]
            while (node := int(heads[node])) != cycle[0]:
                cycle.append(node)
            return cycle
    return []
