"""A party's own total that is much older than what it is compared with."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence
from tollbook.findings.wording import claimed, weeks, whom
from tollbook.model import Finding, FindingKind, Frame, Severity
from tollbook.model.wording import day

OLD_DAYS = 14
"""From when on a total is called old; our own convention."""


def stale(evidence: Evidence) -> Iterator[Finding]:
    """The party's own last total against the newest total by anybody else: two weeks or more older."""
    for subject, voices in evidence.by_subject.items():
        others = [told[-1] for voice, told in voices.items() if voice != subject.party]
        if subject.frame is not Frame.CUMULATIVE or subject.party not in voices or not others:
            continue
        own = voices[subject.party][-1]
        newest = max(others, key=lambda t: (t.on, t.said, t.claim.id))
        days = (newest.on - own.on).days
        if days >= OLD_DAYS:
            yield conclude(
                FindingKind.STALE,
                Severity.NOTICE,
                f"{own.voice} last gave a total of {whom(subject)} as of {day(own.on)} ({claimed(own)}); "
                f"the newest figure by another, {claimed(newest)} by {newest.voice}, is "
                f"{weeks(days)} newer. The two are not of one time.",
                (own.claim, newest.claim),
                subject=subject,
                as_of=evidence.as_of,
                figures={"days": days},
            )
