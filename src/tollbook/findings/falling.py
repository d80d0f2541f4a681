"""A running total that falls."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import NONE
from tollbook.findings.found import Found, Said
from tollbook.findings.wording import claimed, whom
from tollbook.model import FindingKind, Harm, Severity
from tollbook.model.wording import day

_MAY_FALL = (Harm.MISSING, Harm.CAPTURED, Harm.DETAINED, Harm.DISPLACED)


def falling_total(evidence: Evidence) -> Iterator[Found]:
    """A voice's total that is lower than its own total of an earlier day: the newest fall, and how many.

    People who are missing, held or displaced may return: those totals may fall.
    """
    f = evidence.figures
    lasting = f.cumulative & np.array([s.harm not in _MAY_FALL for s in f.subjects], dtype=bool)
    later = np.flatnonzero(lasting[f.subject])
    later = later[f.first[f.series[later]] != later]
    earlier = later - 1
    unlike = (f.start[earlier] != NONE) & (f.start[later] != NONE) & (f.start[earlier] < f.start[later])
    falls = (f.on[earlier] < f.on[later]) & (f.high[later] < f.low[earlier]) & ~unlike
    fallen = later[falls]
    often = np.bincount(f.series[fallen], minlength=len(f.first))
    newest = fallen[np.append(f.series[fallen][1:] != f.series[fallen][:-1], True)[: len(fallen)]]
    numbers = {f.told[row].claim.id: int(often[f.series[row]]) for row in newest[often[f.series[newest]] > 1]}
    yield Found.of(
        partial(_said, numbers),
        (newest - 1, newest),
        kind=FindingKind.FALLING_TOTAL,
        severity=Severity.WARNING,
        size=f.low[newest - 1] - f.high[newest],
    )


def _said(numbers: dict[str, int], figures: Sequence[Told]) -> Said:
    earlier, later = figures
    falls = numbers.get(later.claim.id, 1)
    often = f" It is the newest of {falls} such falls." if falls > 1 else ""
    sentence = (
        f"{later.voice} gave {claimed(earlier)} {whom(later.subject)} as of {day(earlier.on)} and fewer "
        f"later: {claimed(later)} as of {day(later.on)}. A running total cannot fall.{often}"
    )
    return sentence, {"fall": earlier.low - later.high, "falls": falls}
