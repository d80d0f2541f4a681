"""How long a party has given no figure of its own."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Subject, Told
from tollbook.findings.wording import claimed
from tollbook.model import Claim, Finding, FindingKind, Frame, Harm, Severity, Status
from tollbook.model.wording import day, harm_words, people_of

QUIET_DAYS = 7
"""From when on no new figure is called silence; our own convention."""

OVER_DAYS = 365
"""From when on a matter of which nobody speaks is over; our own convention."""

_TOLLS = (Harm.KILLED, Harm.WOUNDED, Harm.KILLED_OR_WOUNDED, Harm.CASUALTIES)


def silence(evidence: Evidence) -> Iterator[Finding]:
    """Days since a party last gave a total or an interval of its own people harmed, with the refusals since.

    Narrower groups and single incidents are no update. A refusal without a status counts for every status.
    After a year in which nobody else gave such a figure, nor the party declined to, the matter is over.
    """
    f = evidence.figures
    last: dict[tuple[str, Status], list[Told]] = defaultdict(list)
    others: dict[tuple[str, Status], int] = {}
    updates = np.array([_updates(s) for s in f.subjects], dtype=bool)
    rows = f.last[updates[f.subject[f.last]]]
    for told in f.told[rows[f.own[rows]]]:
        known = last[told.subject.party, told.subject.status]
        if known and known[0].on < told.on:
            known.clear()
        if not known or known[0].on == told.on:
            known.append(told)
    theirs = rows[~f.own[rows]]
    for subject in np.unique(f.subject[theirs]).tolist():
        people = f.subjects[subject].party, f.subjects[subject].status
        newest = int(f.on[theirs[f.subject[theirs] == subject]].max())
        others[people] = max(newest, others.get(people, newest))
    for (party, status), figures in sorted(last.items()):
        days = (evidence.as_of - figures[0].on).days
        refusals = _refusals(evidence, party, status, figures[0])
        spoken = others.get((party, status), 0) > figures[0].on.toordinal()
        if days >= QUIET_DAYS and (days <= OVER_DAYS or spoken or refusals):
            yield _concluded(figures, refusals, days, evidence)


def _updates(subject: Subject) -> bool:
    """Whether a figure on a subject tells how many of a side were harmed in all, or in a time."""
    whole = subject.role is None and subject.place is None
    return whole and subject.harm in _TOLLS and subject.frame is not Frame.INCIDENT


def _refusals(evidence: Evidence, party: str, status: Status, last: Told) -> list[Claim]:
    return [
        claim
        for voice, known, claim in evidence.refusals
        if voice == party == claim.victims.party
        and known >= last.on
        and claim.victims.status in (status, Status.UNKNOWN)
    ]


def _concluded(figures: list[Told], refusals: list[Claim], days: int, evidence: Evidence) -> Finding:
    figures = sorted(figures, key=lambda t: (_TOLLS.index(t.subject.harm), t.claim.id))
    subject = figures[0].subject
    told = list(dict.fromkeys(f"{claimed(t)} {harm_words(t.subject.harm)}" for t in figures))
    since = f" Refusals on record since: {len(refusals)}." if refusals else ""
    among = people_of(subject.status)
    return conclude(
        FindingKind.SILENCE,
        Severity.WARNING if refusals else Severity.NOTICE,
        f"{subject.party} has given no new total of its own {among} killed or wounded for {days} days: "
        f"the last, {' and '.join(told)}, is as of {day(figures[0].on)}.{since}",
        [*(t.claim for t in figures), *refusals],
        subject=subject,
        as_of=evidence.as_of,
        figures={"days": days, "refusals": len(refusals)},
    )
