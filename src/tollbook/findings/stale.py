"""A party's own total that is much older than what it is compared with."""

from collections.abc import Iterator, Sequence

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import NONE
from tollbook.findings.found import Found, Said
from tollbook.findings.wording import claimed, weeks, whom
from tollbook.model import FindingKind, Severity
from tollbook.model.wording import day

OLD_DAYS = 14
"""From when on a total is called old; our own convention."""


def stale(evidence: Evidence) -> Iterator[Found]:
    """The party's own last total against the newest total by anybody else: two weeks or more older."""
    f = evidence.figures
    newest = f.greatest(f.last[~f.own[f.last]], f.time)
    both = f.cumulative & (f.own_last != NONE) & (newest != NONE)
    own, newest = f.own_last[both], newest[both]
    days = f.on[newest] - f.on[own]
    old = days >= OLD_DAYS
    yield Found.of(
        _said, (own[old], newest[old]), kind=FindingKind.STALE, severity=Severity.NOTICE, size=days[old]
    )


def _said(figures: Sequence[Told]) -> Said:
    own, newest = figures
    days = (newest.on - own.on).days
    sentence = (
        f"{own.voice} last gave a total of {whom(own.subject)} as of {day(own.on)} ({claimed(own)}); "
        f"the newest figure by another, {claimed(newest)} by {newest.voice}, is "
        f"{weeks(days)} newer. The two are not of one time."
    )
    return sentence, {"days": days}
