"""Scores of estimates against what was established later, on the log scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

OURS = "tollbook"
KERNEL = 0.1  # log


@dataclass(frozen=True, slots=True)
class Guess:
    """A method's answer: draws of the toll; one draw where the method knows no uncertainty."""

    method: str
    draws: tuple[float, ...]

    @property
    def median(self) -> float:
        """Of the draws."""
        return float(np.median(self.draws))


def log_error(guess: Guess, truth: float) -> float:
    """How far the median is off, as a log factor."""
    return abs(math.log((guess.median + 0.5) / (truth + 0.5)))


def crps(guess: Guess, truth: float) -> float:
    """Continuous ranked probability score of the log toll; of a point it is the log error."""
    draws = np.sort(np.log(np.array(guess.draws) + 0.5))
    count = len(draws)
    spread = (draws * (2 * np.arange(1, count + 1) - count - 1)).sum() * 2 / count**2
    return float(np.abs(draws - math.log(truth + 0.5)).mean() - spread / 2)


def log_score(guess: Guess, truth: float) -> float:
    """Log predictive density of the log toll, each draw spread by what rounding leaves open.

    The same kernel for all methods, so that points are scored on the same support as draws.
    """
    away = (math.log(truth + 0.5) - np.log(np.array(guess.draws) + 0.5)) / KERNEL
    dense = -0.5 * away**2 - math.log(KERNEL * math.sqrt(2 * math.pi))
    return float(np.logaddexp.reduce(dense) - math.log(len(dense)))


def covers(guess: Guess, truth: float, level: float) -> bool:
    """Whether the central interval holds the truth."""
    low, high = np.quantile(guess.draws, ((1 - level) / 2, (1 + level) / 2))
    return bool(low <= truth <= high)


def interval_score(guess: Guess, truth: float, level: float) -> float:
    """Log width of the central interval, and a fine where it misses (Gneiting and Raftery 2007)."""
    ends = np.quantile(guess.draws, ((1 - level) / 2, (1 + level) / 2))
    low, high = np.log(ends + 0.5)
    at = math.log(truth + 0.5)
    return float(high - low + 2 / (1 - level) * (max(0.0, low - at) + max(0.0, at - high)))


def table(rows: Sequence[Sequence[object]], head: Sequence[str]) -> str:
    """Rows as aligned text."""
    cells = [[f"{c:.3g}" if isinstance(c, float) else str(c) for c in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells
    )
