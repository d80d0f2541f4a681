"""One piece of evidence that looks like several."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.wording import claimed, whom
from tollbook.model import Finding, FindingKind, Severity
from tollbook.model.wording import day

MANY = 3
"""How many tellings a reader may take for as many sources; our own convention."""

WITHIN_DAYS = 14
"""How long after the first an equal figure by another voice is taken for an echo of it."""

TELLING_DIGITS = 3
"""Significant digits from which an equal figure is hardly chance: round figures often agree."""


def echoed(evidence: Evidence) -> Iterator[Finding]:
    """Claims told often, and exact figures that a second voice gives as its own."""
    for told in evidence.told:
        times = evidence.copies.get(told.claim.id, 1)
        if times >= MANY:
            yield _told_often(told, times, evidence)
    for voices in evidence.by_subject.values():
        first: dict[tuple[float, float], Told] = {}
        figures = sorted((t for told in voices.values() for t in told), key=lambda t: (t.said, t.claim.id))
        for told in figures:
            if _significant(told) < TELLING_DIGITS:
                continue
            before = first.setdefault((told.low, told.high), told)
            if before.voice != told.voice and (told.said - before.said).days <= WITHIN_DAYS:
                yield _same_figure(before, told, evidence)


def _significant(told: Told) -> int:
    count = told.claim.count
    value = count and (count.low if count.low is not None else count.high)
    return len(str(value or 0).rstrip("0"))


def _told_often(told: Told, times: int, evidence: Evidence) -> Finding:
    return conclude(
        FindingKind.ECHOED,
        Severity.INFO,
        f"The figure by {told.voice}, {claimed(told)} {whom(told.subject)} (as of {day(told.on)}), stands "
        f"in {times} reports. They go back to one statement and are counted once.",
        (told.claim,),
        subject=told.subject,
        as_of=evidence.as_of,
        figures={"copies": times},
    )


def _same_figure(before: Told, after: Told, evidence: Evidence) -> Finding:
    return conclude(
        FindingKind.ECHOED,
        Severity.NOTICE,
        f"{after.voice} gives the same {claimed(after)} {whom(after.subject)} (said on {day(after.said)}) "
        f"that {before.voice} gave first ({day(before.said)}): it may not be independent.",
        (before.claim, after.claim),
        subject=after.subject,
        as_of=evidence.as_of,
        figures={"days": (after.said - before.said).days},
    )
