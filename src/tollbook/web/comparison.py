"""Two claimants, or two days, side by side.

Hot path. Budget: with the rest of its page 300 ms at 100,000 claims, held by `benchmarks/page.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

import numpy as np

from tollbook.findings import Evidence
from tollbook.findings.evidence import Told
from tollbook.findings.figures import NONE, Array
from tollbook.findings.wording import ratio_between, times, whom
from tollbook.model import Frame
from tollbook.web.index import Index

_FRAMES = {Frame.CUMULATIVE: "", Frame.INTERVAL: ", in some days", Frame.INCIDENT: ", in one incident"}
"""What tells subjects apart that are alike but for the time that their figures cover."""


@dataclass(frozen=True, slots=True)
class Row:
    """One subject with the newest figure on each side, and how far apart the two are, in words."""

    subject: str
    voice: str
    left: Told | None
    right: Told | None
    apart: str


@dataclass(frozen=True)
class Rows(Sequence[Row]):
    """Rows put into words when they are read.

    Attributes:
        pairs: Rows of the figures on the left and on the right, in the evidence of each; NONE for none.
    """

    left: Evidence
    right: Evidence
    pairs: Array
    voiced: bool

    def __len__(self) -> int:
        return len(self.pairs)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> "Rows": ...
    def __getitem__(self, number: int | slice) -> "Row | Rows":
        """One row, or some of them."""
        if isinstance(number, slice):
            return Rows(self.left, self.right, self.pairs[number], self.voiced)
        rows, sides = self.pairs[number].tolist(), (self.left, self.right)
        told: list[Told | None] = [
            None if row == NONE else side.figures.told[row] for row, side in zip(rows, sides, strict=True)
        ]
        either = next(t for t in told if t)
        voice = either.voice if self.voiced else ""
        return Row(
            f"{whom(either.subject)}{_FRAMES[either.subject.frame]}",
            voice,
            told[0],
            told[1],
            _apart(told[0], told[1]),
        )

    def __iter__(self) -> Iterator[Row]:
        return (self[i] for i in range(len(self)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of two columns.

    Attributes:
        left, right: What the columns are: claimants, or days.
    """

    left: str
    right: str
    rows: Sequence[Row]
    days: tuple[date, date] | None = None

    @classmethod
    def of_voices(cls, index: Index, one: str, other: str) -> "Comparison":
        """The newest figures of two claimants on every subject that both or either speak of."""
        f = index.evidence.figures
        sides = []
        for voice in (one, other):
            newest = np.full(len(f.subjects), NONE)
            rows = f.last[f.voice[f.last] == (f.voices.index(voice) if voice in f.voices else NONE)]
            newest[f.subject[rows]] = rows
            sides.append(newest)
        pairs = np.stack(sides, axis=1)
        pairs = pairs[(pairs != NONE).any(axis=1)]
        pairs = pairs[np.argsort((pairs == NONE).any(axis=1), kind="stable")]
        return cls(one, other, Rows(index.evidence, index.evidence, pairs, voiced=False))

    @classmethod
    def of_days(cls, index: Index, one: date, other: date, left: str, right: str) -> "Comparison":
        """Each claimant's newest figure on every subject, as known on one day and on another."""
        was, now = (index.evidence.until(day) for day in (one, other))
        before, after = was.figures, now.figures
        numbers = [f.subject[f.last] * len(f.voices) + f.voice[f.last] for f in (before, after)]
        series = np.union1d(*numbers)
        pairs = np.full((len(series), 2), NONE)
        for side, (f, number) in enumerate(zip((before, after), numbers, strict=True)):
            pairs[np.searchsorted(series, number), side] = f.last
        ranks = [np.append(f.rank, NONE)[column] for f, column in zip((before, after), pairs.T, strict=True)]
        return cls(left, right, Rows(was, now, pairs[ranks[0] != ranks[1]], voiced=True), (one, other))


def _apart(left: Told | None, right: Told | None) -> str:
    if left is None or right is None:
        return ""
    if not left.apart(right):
        return "may agree"
    lesser, greater = (left, right) if left.high < right.low else (right, left)
    ratio = ratio_between(lesser, greater)
    return times(ratio) if ratio else "apart"
