"""What a rule found: which figures, and how to say it once somebody reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tollbook.findings.figures import NONE, Array
from tollbook.findings.told import Told
from tollbook.model import FindingKind, Severity

KINDS = tuple(FindingKind)
SEVERITIES = tuple(Severity)

Said = tuple[str, Mapping[str, float]]
"""A sentence in plain words, and the numbers in it by name."""

Say = Callable[[Sequence[Told]], Said]


@dataclass(frozen=True)
class Found:
    """Findings of one rule, all said alike.

    Attributes:
        kind, severity: Places in `KINDS` and `SEVERITIES`, one for each finding.
        size: How wide it is, to rank it among its kind; 0 where nothing is measured.
        rows: Of the figures that it rests on, in the order of its sentence; NONE for none. The last is never
            NONE, and its subject is the finding's.
        say: Makes the words of one from its figures.
    """

    kind: Array
    severity: Array
    size: Array
    rows: Array
    say: Say

    @classmethod
    def of(
        cls,
        say: Say,
        rows: Sequence[Array],
        *,
        kind: FindingKind | Array,
        severity: Severity | Array,
        size: Array | None = None,
    ) -> "Found":
        """Findings from columns of rows; one kind or severity for all, or places of one for each."""
        stacked = np.stack(rows, axis=1) if rows else np.empty((0, 1), dtype=int)
        number = len(stacked)
        return cls(
            np.full(number, KINDS.index(kind)) if isinstance(kind, FindingKind) else kind,
            np.full(number, SEVERITIES.index(severity)) if isinstance(severity, Severity) else severity,
            np.zeros(number) if size is None else np.nan_to_num(size),
            stacked,
            say,
        )

    def told(self, place: int, figures: Array) -> list[Told]:
        """The figures that one rests on."""
        return [figures[row] for row in self.rows[place].tolist() if row != NONE]


def graver(grave: Array) -> Array:
    """Warnings where grave, else notices."""
    return np.where(grave, SEVERITIES.index(Severity.WARNING), SEVERITIES.index(Severity.NOTICE))


def either(one: Array, kind: FindingKind, other: FindingKind) -> Array:
    """One kind where it applies, else the other."""
    return np.where(one, KINDS.index(kind), KINDS.index(other))
