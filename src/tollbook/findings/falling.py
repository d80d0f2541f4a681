"""A running total that falls."""

from collections.abc import Iterator
from itertools import pairwise

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.wording import claimed, whom
from tollbook.model import Finding, FindingKind, Frame, Harm, Severity
from tollbook.model.wording import day

_MAY_FALL = (Harm.MISSING, Harm.CAPTURED, Harm.DETAINED, Harm.DISPLACED)


def falling_total(evidence: Evidence) -> Iterator[Finding]:
    """A voice's total that is lower than its own total of an earlier day: the newest fall, and how many.

    People who are missing, held or displaced may return: those totals may fall.
    """
    for subject, voices in evidence.by_subject.items():
        if subject.frame is not Frame.CUMULATIVE or subject.harm in _MAY_FALL:
            continue
        for voice in sorted(voices):
            falls = [(a, b) for a, b in pairwise(voices[voice]) if _falls(a, b)]
            if falls:
                yield _concluded(*falls[-1], len(falls), evidence)


def _falls(earlier: Told, later: Told) -> bool:
    start, later_start = earlier.claim.period.start, later.claim.period.start
    begin_alike = not (start and later_start) or start >= later_start
    return earlier.on < later.on and later.high < earlier.low and begin_alike


def _concluded(earlier: Told, later: Told, falls: int, evidence: Evidence) -> Finding:
    often = f" It is the newest of {falls} such falls." if falls > 1 else ""
    return conclude(
        FindingKind.FALLING_TOTAL,
        Severity.WARNING,
        f"{later.voice} gave {claimed(earlier)} {whom(later.subject)} as of {day(earlier.on)} and fewer "
        f"later: {claimed(later)} as of {day(later.on)}. A running total cannot fall.{often}",
        (earlier.claim, later.claim),
        subject=later.subject,
        as_of=evidence.as_of,
        figures={"fall": earlier.low - later.high, "falls": falls},
    )
