"""What one would have expected a week ago: estimates from what was known then, of the days since.

Hot path: pages and lists wait for it. It asks only where somebody who had spoken before gives a new total,
and only where the evidence is small enough for the quick method to answer in a moment.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.findings import Evidence
from tollbook.findings.evidence import Subject
from tollbook.findings.jump import WITHIN_DAYS, speaker
from tollbook.model import Claim, Estimate

FEWEST, MOST = 4, 60
"""Earlier totals of a subject from which an expectation is worth having, and up to which it is quick."""

SUBJECTS = 3
"""So many subjects are tried, those with most totals first: each takes about a second."""


def expectations(arranged: Evidence, case: Case | None = None) -> tuple[Estimate, ...]:
    """Estimates up to the day from claims known a week before it, where newer claims can try them."""
    f = arranged.figures
    if arranged.as_of <= date.min + timedelta(days=WITHIN_DAYS):
        return ()
    then = arranged.as_of.toordinal() - WITHIN_DAYS
    before = (f.known <= then) & (f.on <= then)
    known = np.bincount(f.subject[before], minlength=len(f.subjects))
    found: list[tuple[Subject, list[Claim]]] = []
    for number in np.flatnonzero((known >= FEWEST) & (known <= MOST)):
        here = f.subject == number
        claims = [t.claim for t in f.told[here & before]]
        newer = f.told[here & (f.known > then) & (f.on > then)]
        speakers = {speaker(claim) for claim in claims}
        if f.subjects[number].whole and any(speaker(t.claim) in speakers for t in newer):
            found.append((f.subjects[number], claims))
    found.sort(key=lambda each: (-len(each[1]), each[0].order()))
    return tuple(e for each in found[:SUBJECTS] for e in _estimated(*each, arranged.as_of, case))


def _estimated(
    subject: Subject, claims: Sequence[Claim], day: date, case: Case | None
) -> tuple[Estimate, ...]:
    question = Question(subject.party, subject.harm, subject.status, as_of=day, series=True)
    return estimate_toll(claims, question, case=case, method="quick")
