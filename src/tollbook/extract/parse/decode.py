"""The best trees from the scores of single arcs."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tollbook.extract.parse.network import Floats, Ints, Scores

_NEVER = -1e30


def heads_of(scores: Scores, lengths: Sequence[int]) -> Ints:
    """The head of each word of a batch: its place in the batch, -1 for the root of a sentence."""
    found = np.empty(sum(lengths), np.intp)
    at = 0
    for n in lengths:
        part = slice(at, at + n)
        offered = np.concatenate([scores.root[None], scores.heads[part]])
        heads = best_heads(scores.dependents[part] @ offered.T)
        found[part] = np.where(heads == 0, -1, heads - 1 + at)
        at += n
    return found


def relations_of(scores: Floats, heads: Ints, deps: Sequence[str]) -> list[str]:
    """The best relation of each word: `root` for roots and for no other."""
    root = deps.index("root")
    scores[:, root] = np.where(heads < 0, np.inf, -np.inf)
    return [deps[i] for i in scores.argmax(axis=1).tolist()]


def best_heads(scores: Floats) -> Ints:
    """The head of each word in the highest-scoring tree with one root.

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
    return _best_tree(_log_softmax(scores.astype(np.float64)))


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


def _best_tree(scores: npt.NDArray[np.float64]) -> Ints:
    """Chu-Liu/Edmonds with exactly one root: a second root costs more than any arc could earn."""
    n = len(scores)
    square = np.full((n + 1, n + 1), _NEVER)
    square[1:] = np.maximum(scores, -1e4)
    square[np.arange(n + 1), np.arange(n + 1)] = _NEVER
    square[1:, 0] -= 1e6
    return _spanning(square)[1:]


def _spanning(scores: npt.NDArray[np.float64]) -> Ints:
    """The heads of the maximum spanning tree of `scores[dependent, head]` from node 0 (Edmonds 1967)."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    kept = scores[inside, heads[inside]]
    gains = scores[np.ix_(inside, outside)] - kept[:, None]
    down = scores[np.ix_(outside, inside)]
    m = len(outside)
    smaller = np.full((m + 1, m + 1), _NEVER)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
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
