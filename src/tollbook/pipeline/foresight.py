"""What one would have expected a week ago: estimates from what was known then, for the newest claims.

Hot path: pages and lists wait for it. It asks only where somebody who had spoken before gives a new total,
and only where the evidence is small enough for the quick method to answer in a moment.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.findings import Evidence
from tollbook.findings.evidence import Subject, Told
from tollbook.findings.jump import WITHIN_DAYS, speaker
from tollbook.model import Estimate

FEWEST, MOST = 4, 60
"""Earlier totals of a subject from which an expectation is worth having, and up to which it is quick."""

SUBJECTS = 3
"""So many subjects are tried, those with most totals first: each takes about a second."""


def expectations(arranged: Evidence, case: Case | None = None) -> tuple[Estimate, ...]:
    """Estimates as of a week before the day, from claims known by then, where new claims can try them."""
    if arranged.as_of <= date.min + timedelta(days=WITHIN_DAYS):
        return ()
    then = arranged.as_of - timedelta(days=WITHIN_DAYS)
    found: list[tuple[Subject, list[Told]]] = []
    for subject, voices in arranged.by_subject.items():
        told = [t for figures in voices.values() for t in figures] if subject.whole else []
        known = [t for t in told if t.known <= then and t.on <= then]
        if FEWEST <= len(known) <= MOST and _can_be_tried(told, known, then):
            found.append((subject, known))
    found.sort(key=lambda each: (-len(each[1]), each[0].party, each[0].harm, each[0].status))
    return tuple(e for subject, known in found[:SUBJECTS] for e in _estimated(subject, known, then, case))


def _can_be_tried(told: Sequence[Told], known: Sequence[Told], then: date) -> bool:
    before = {speaker(t.claim) for t in known}
    return any(t.on > then and t.known > then and speaker(t.claim) in before for t in told)


def _estimated(
    subject: Subject, known: Sequence[Told], then: date, case: Case | None
) -> tuple[Estimate, ...]:
    question = Question(subject.party, subject.harm, subject.status, as_of=then)
    return estimate_toll([t.claim for t in known], question, case=case, method="quick")
