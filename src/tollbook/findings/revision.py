"""A claimant who changed a figure."""

from collections.abc import Iterator, Sequence
from datetime import date

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.wording import claimed, whom
from tollbook.model import Finding, FindingKind, Severity
from tollbook.model.wording import day


def revision(evidence: Evidence) -> Iterator[Finding]:
    """One voice, one subject, one stated period, two figures apart, said on different days: the newest."""
    for voices in evidence.by_subject.values():
        for voice in sorted(voices):
            pair = _newest_change(voices[voice])
            if pair:
                yield _concluded(*pair, evidence)


def _newest_change(told: Sequence[Told]) -> tuple[Told, Told] | None:
    newest: tuple[Told, Told] | None = None
    before: dict[tuple[date | None, date], Told] = {}
    for t in sorted(told, key=lambda t: (t.said, t.claim.id)):
        period = t.claim.period
        if period.end is None:
            continue
        earlier = before.get((period.start, period.end))
        if earlier and earlier.said < t.said and t.apart(earlier):
            newest = earlier, t
        before[period.start, period.end] = t
    return newest


def _concluded(earlier: Told, later: Told, evidence: Evidence) -> Finding:
    upward = later.low > earlier.high
    return conclude(
        FindingKind.REVISION,
        Severity.NOTICE,
        f"{later.voice} revised its figure of {whom(later.subject)} as of {day(later.on)} "
        f"{'upward' if upward else 'downward'}: {claimed(earlier)} when said on {day(earlier.said)}, "
        f"{claimed(later)} when said on {day(later.said)}.",
        (earlier.claim, later.claim),
        subject=later.subject,
        as_of=evidence.as_of,
        figures={"days": (later.said - earlier.said).days},
    )
