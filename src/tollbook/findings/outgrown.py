"""A figure told for scale that the present one has passed."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.wording import claimed, whom
from tollbook.model import Finding, FindingKind, Frame, Severity
from tollbook.model.wording import day


def outgrown(evidence: Evidence) -> Iterator[Finding]:
    """Each background total against the least of the present ones that exceeds it for certain."""
    f = evidence.figures
    for past in evidence.background:
        rows = evidence.rows_on(replace(past.subject, frame=Frame.CUMULATIVE))
        rows = rows[f.low[rows] > past.high]
        if len(rows):
            least = rows[np.lexsort((f.time[rows], f.low[rows]))[0]]
            yield _concluded(past, f.told[least], evidence)


def _concluded(past: Told, present: Told, evidence: Evidence) -> Finding:
    when = f" (“{past.claim.period.text}”)" if past.claim.period.text else ""
    start = present.claim.period.start
    took = f" after {(present.on - start).days} days" if start else ""
    return conclude(
        FindingKind.OUTGROWN,
        Severity.INFO,
        f"What {present.voice} said, {claimed(present)} {whom(present.subject)} "
        f"(as of {day(present.on)}{took}), is more than the {claimed(past)} told for comparison{when}.",
        (present.claim, past.claim),
        subject=present.subject,
        as_of=evidence.as_of,
        figures={"days": (present.on - start).days} if start else {},
    )
