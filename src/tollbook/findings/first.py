"""The first figure that somebody gives."""

from collections.abc import Iterator, Sequence

import numpy as np

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import Array, Figures
from tollbook.findings.found import Found, Said
from tollbook.findings.wording import claimed, whom
from tollbook.model import FindingKind, Severity
from tollbook.model.wording import day

NEWS_DAYS = 7
"""How long a first figure is news, and how long others must have spoken before it; our own convention."""


def first_figure(evidence: Evidence) -> Iterator[Found]:
    """A voice's first figure on a subject, in the last week, where others had spoken a week before it."""
    f = evidence.figures
    firsts = _firsts(f)
    # The day of the earliest figure of anybody else: each subject's earliest, or the next after its own.
    begins, subject = f.on[f.first], f.subject[f.first]
    ordered = np.lexsort((begins, subject))
    starts = np.searchsorted(subject, np.arange(len(f.subjects) + 1))
    several = np.diff(starts) > 1
    earliest = ordered[starts[:-1][several]]
    others = np.full(len(f.first), np.iinfo(int).max)
    places = np.cumsum(several) - 1
    crowded = several[subject]
    others[crowded] = begins[earliest[places[subject[crowded]]]]
    others[earliest] = begins[ordered[starts[:-1][several] + 1]]
    news = evidence.as_of.toordinal() - f.said[firsts] <= NEWS_DAYS
    found = firsts[news & crowded & (f.on[firsts] - others >= NEWS_DAYS)]
    yield Found.of(_said, (found,), kind=FindingKind.FIRST, severity=Severity.INFO)


def _firsts(f: Figures) -> Array:
    """The row of each series that was said first; of those of one day, the first in the series."""
    if not len(f):
        return f.first
    earliest = np.minimum.reduceat(f.said, f.first)
    rows = np.flatnonzero(f.said == earliest[f.series])
    return rows[np.searchsorted(f.series[rows], np.arange(len(f.first)))]


def _said(figures: Sequence[Told]) -> Said:
    (first,) = figures
    sentence = (
        f"{first.voice} gave a figure of {whom(first.subject)} for the first time in this record: "
        f"{claimed(first)} (as of {day(first.on)})."
    )
    return sentence, {}
