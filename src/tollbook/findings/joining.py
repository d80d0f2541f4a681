"""Pairs of rows from columns."""

from collections.abc import Sequence

import numpy as np

from tollbook.findings.figures import Array

Pairs = tuple[Array, Array]
"""Two columns of rows, of one length."""


def joined(left: Array, first: Array, after: Array, right: Array) -> Pairs:
    """Each row of the left with all rows of the right from a first place to before another."""
    numbers = after - first
    begins = np.cumsum(numbers) - numbers
    places = np.arange(int(numbers.sum())) - np.repeat(begins - first, numbers)
    return np.repeat(left, numbers), right[places]


def one_of_each(pairs: Pairs, keys: Sequence[Array], by: Sequence[Array]) -> Pairs:
    """Of the pairs with equal keys the greatest by some columns, the first of which weighs most."""
    order = np.lexsort((*reversed(by), *reversed(keys)))
    changes = np.zeros(max(0, len(order) - 1), dtype=bool)
    for key in keys:
        changes |= np.diff(key[order]) != 0
    last = order[np.append(changes, [True] * bool(len(order))).astype(bool)]
    return pairs[0][last], pairs[1][last]


def together(parts: Sequence[Pairs]) -> Pairs:
    """All pairs of some columns, one after the other."""
    left, right = zip(*parts, strict=True)
    return np.concatenate(left), np.concatenate(right)
