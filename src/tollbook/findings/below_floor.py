"""A total below what has been documented."""

from collections.abc import Iterator, Sequence

import numpy as np

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.found import Found, Said
from tollbook.findings.wording import claimed, whom
from tollbook.model import FindingKind, Severity
from tollbook.model.wording import day


def below_floor(evidence: Evidence) -> Iterator[Found]:
    """Each voice's newest total whose top lies below another voice's floor of the same day or before.

    A floor is a count that rests on names or other documents, or a party's admission of its own losses.
    """
    f = evidence.figures
    floors = np.flatnonzero(f.floor & f.cumulative[f.subject])
    floors = floors[np.lexsort((f.rank[floors], f.low[floors], f.subject[floors]))]
    pairs = [np.empty((0, 2), dtype=int)]
    for subject in np.unique(f.subject[floors]):
        here = floors[f.subject[floors] == subject]
        newest = f.last[slice(*np.searchsorted(f.subject[f.last], (subject, subject + 1)))]
        total = newest[:, None]
        under = (
            (f.high[total] < f.low[here]) & (f.on[here] <= f.on[total]) & (f.voice[here] != f.voice[total])
        )
        highest = len(here) - 1 - np.argmax(under[:, ::-1], axis=1)
        pairs.append(np.stack((newest, here[highest]), axis=1)[under.any(axis=1)])
    total, floor = np.concatenate(pairs).T
    yield Found.of(
        _said, (total, floor), kind=FindingKind.BELOW_FLOOR, severity=Severity.WARNING,
        size=f.low[floor] - f.high[total],
    )  # fmt: skip


def _said(figures: Sequence[Told]) -> Said:
    total, floor = figures
    sentence = (
        f"{total.voice} said {claimed(total)} {whom(total.subject)} (as of {day(total.on)}), fewer than the "
        f"{claimed(floor)} that {floor.voice} had documented or conceded by {day(floor.on)}."
    )
    return sentence, {"short_by": floor.low - total.high}
