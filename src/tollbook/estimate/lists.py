"""Multiple-systems estimation: how many dead no list names, from how lists of names overlap.

Log-linear models of the counts by which lists name a person (Fienberg 1972; Bishop, Fienberg, Holland 1975):
main effects of all lists, and every hierarchical choice of interactions but the highest, averaged by BIC
(Madigan and York 1997). What no model can tell is the interaction of all lists, taken as none.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from tollbook.errors import EstimateError, InputError
from tollbook.model import Count, Hedge

Array = np.ndarray[Any, np.dtype[np.float64]]
Term = frozenset[int]

DRAWS = 4000
LISTS = (3, 4)  # from three on dependence can be told; beyond four the models are too many to average
STEPS = 200
NEGLIGIBLE = 1e-4  # of the best model's weight


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Counts of people by the lists that name them.

    `counts` maps which lists name a person (True or False for each of `names`) to how many such people are.
    """

    names: tuple[str, ...]
    counts: Mapping[tuple[bool, ...], int]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A toll from overlaps.

    Attributes:
        listed: People on at least one list.
        draws: Of the toll: the listed and those on none.
        models: (share, interactions as names of lists) of the models that count, best first.
    """

    listed: int
    draws: tuple[float, ...]
    models: tuple[tuple[float, tuple[str, ...]], ...]

    @property
    def count(self) -> Count:
        """The central 80 % as a claim puts it, so that the toll's own model can weigh it as a claim."""
        low, high = round(self.quantile(0.1)), round(self.quantile(0.9))
        return Count(f"{low} to {high}", low, high, Hedge.RANGE)

    def quantile(self, probability: float) -> float:
        """Of the toll."""
        return float(np.quantile(self.draws, probability))


def read_overlaps(text: str, where: str = "overlaps") -> Overlaps:
    """Overlaps from CSV: a column of 0 and 1 for each list, and a last one named `n`.

    Raises:
        InputError: If the table is not of that form, or a pattern comes twice.
    """
    reader = csv.reader(io.StringIO(text))
    head = next(reader, [])
    if len(head) < 2 or head[-1] != "n":
        raise InputError("the last column must be named n", where=where, hint="one 0/1 column a list, then n")
    counts: dict[tuple[bool, ...], int] = {}
    for line, row in enumerate((row for row in reader if row), start=2):
        pattern = tuple(cell == "1" for cell in row[:-1])
        if len(row) != len(head) or not {*row[:-1]} <= {"0", "1"} or not row[-1].isdecimal():
            raise InputError("not a row of 0, 1 and a count", where=f"{where}, line {line}")
        if pattern in counts or not any(pattern):
            raise InputError("a pattern twice, or of no list", where=f"{where}, line {line}")
        counts[pattern] = int(row[-1])
    return Overlaps(tuple(head[:-1]), counts)


def estimate_unlisted(overlaps: Overlaps, seed: int = 1) -> Unlisted:
    """The toll that overlaps of lists support, averaged over models of how the lists depend.

    Raises:
        EstimateError: If there are fewer than three lists or more than four, or no two of them overlap.
    """
    lists = len(overlaps.names)
    if not LISTS[0] <= lists <= LISTS[1]:
        raise EstimateError(f"{lists} lists", hint="multiple-systems estimation here takes three or four")
    patterns = [p for p in np.ndindex(*(2,) * lists) if any(p)]
    counts = np.array([float(overlaps.counts.get(tuple(map(bool, p)), 0)) for p in patterns])
    if not any(n for p, n in zip(patterns, counts, strict=True) if sum(p) > 1):
        raise EstimateError(
            "no person is on two lists", hint="without overlap nothing is known of the unlisted"
        )
    fitted = [(terms, *_fit(patterns, counts, terms)) for terms in _models(lists)]
    best = min(bic for _, bic, _, _ in fitted)
    weights = np.array([np.exp(-0.5 * (bic - best)) for _, bic, _, _ in fitted])
    weights[weights < NEGLIGIBLE] = 0.0
    weights /= weights.sum()
    rng = np.random.default_rng(seed)
    chosen = rng.choice(len(fitted), DRAWS, p=weights)
    mean = np.array([fitted[k][2] for k in chosen])
    sd = np.array([fitted[k][3] for k in chosen])
    unlisted = rng.poisson(np.exp(mean + sd * rng.standard_normal(DRAWS)).clip(0, 1e12))
    shares = sorted(zip(weights, (f[0] for f in fitted), strict=True), key=lambda pair: -pair[0])
    return Unlisted(
        int(counts.sum()),
        tuple(float(v) for v in counts.sum() + unlisted),
        tuple((round(float(w), 4), _named(terms, overlaps.names)) for w, terms in shares if w > 0),
    )


def _models(lists: int) -> Iterator[tuple[Term, ...]]:
    """Every hierarchical set of interactions: one of three lists only with all pairs of them."""
    pairs = [frozenset(pair) for pair in combinations(range(lists), 2)]
    triples = [frozenset(t) for t in combinations(range(lists), 3)] if lists > 3 else []
    for size in range(len(pairs) + (lists > 3)):
        for chosen in combinations(pairs, size):
            allowed = [t for t in triples if all(frozenset(p) in chosen for p in combinations(t, 2))]
            for more in range(len(allowed) + 1):
                for added in combinations(allowed, more):
                    yield (*chosen, *added)


def _named(terms: Sequence[Term], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(" x ".join(names[i] for i in sorted(term)) for term in terms)


def _fit(
    patterns: Sequence[tuple[int, ...]], counts: Array, terms: Sequence[Term]
) -> tuple[float, float, float]:
    """BIC, and log mean of those on no list with its standard error, by Poisson regression."""
    lists = len(patterns[0])
    columns = [[1.0] * len(patterns)]
    columns += [[float(p[i]) for p in patterns] for i in range(lists)]
    columns += [[float(all(p[i] for i in term)) for p in patterns] for term in terms]
    design = np.array(columns).T
    beta = np.linalg.lstsq(design, np.log(counts + 0.5), rcond=None)[0]
    information = np.eye(design.shape[1])
    for _ in range(STEPS):
        mean = np.exp(np.clip(design @ beta, -30, 30))
        information = design.T @ (mean[:, None] * design) + 1e-6 * np.eye(design.shape[1])
        step = np.linalg.solve(information, design.T @ (counts - mean))
        beta = beta + step * min(1.0, 2.0 / (np.abs(step).max() + 1e-12))
        if np.abs(step).max() < 1e-9:
            break
    mean = np.exp(np.clip(design @ beta, -30, 30))
    log_likelihood = float((counts * np.log(mean) - mean).sum())
    error = float(np.sqrt(np.linalg.inv(information)[0, 0]))
    # Without any column set, what is left is the intercept: the cell of no list.
    return design.shape[1] * float(np.log(counts.sum())) - 2 * log_likelihood, float(beta[0]), min(error, 5.0)
