"""A claimant who changed a figure."""

from collections.abc import Iterator, Sequence

import numpy as np

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import NONE
from tollbook.findings.found import Found, Said
from tollbook.findings.wording import claimed, whom
from tollbook.model import FindingKind, Severity
from tollbook.model.wording import day


def revision(evidence: Evidence) -> Iterator[Found]:
    """One voice, one subject, one stated period, two figures apart, said on different days: the newest."""
    f = evidence.figures
    rows = np.flatnonzero(f.period != NONE)
    rows = rows[np.lexsort((f.rank[rows], f.said[rows], f.period[rows]))]
    earlier, later = rows[:-1], rows[1:]
    again = (f.period[earlier] == f.period[later]) & (f.said[earlier] < f.said[later])
    changed = again & f.apart(earlier, later)
    pairs = np.stack((earlier[changed], later[changed]), axis=1)
    pairs = pairs[np.lexsort((f.rank[pairs[:, 1]], f.said[pairs[:, 1]]))]
    newest = dict(zip(f.series[pairs[:, 1]].tolist(), pairs.tolist(), strict=True))
    kept = np.array(sorted(newest.values()), dtype=int).reshape(-1, 2)
    days = f.said[kept[:, 1]] - f.said[kept[:, 0]]
    yield Found.of(
        _said, (kept[:, 0], kept[:, 1]), kind=FindingKind.REVISION, severity=Severity.NOTICE, size=days
    )


def _said(figures: Sequence[Told]) -> Said:
    earlier, later = figures
    upward = later.low > earlier.high
    sentence = (
        f"{later.voice} revised its figure of {whom(later.subject)} as of {day(later.on)} "
        f"{'upward' if upward else 'downward'}: {claimed(earlier)} when said on {day(earlier.said)}, "
        f"{claimed(later)} when said on {day(later.said)}."
    )
    return sentence, {"days": (later.said - earlier.said).days}
