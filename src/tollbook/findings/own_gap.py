"""How far a party's own last figure lies from what others have said since."""

from collections.abc import Iterator, Sequence

import numpy as np

from tollbook.findings.contradiction import GRAVE, RECENT
from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import NONE, relation
from tollbook.findings.found import Found, Said, either, graver
from tollbook.findings.wording import claimed, ratio_between, times, whom
from tollbook.model import FindingKind, Relation
from tollbook.model.wording import day, number, possessive


def own_gap(evidence: Evidence) -> Iterator[Found]:
    """Each other voice's newest total against the party's own last one, older and apart from it.

    Of one time the two contradict each other, which is a finding of its own; here time has passed, and the
    sentence gives both dates.
    """
    f = evidence.figures
    rows = f.recent(RECENT)
    rows = rows[f.cumulative[f.subject[rows]] & (f.own_last[f.subject[rows]] != NONE) & ~f.own[rows]]
    own = f.own_last[f.subject[rows]]
    told = np.zeros(len(f.first), dtype=bool)
    told[f.series[rows[f.same_time(rows, own) & f.apart(rows, own)]]] = True
    newest = f.last[f.series[rows]] == rows
    gap = newest & (f.low[rows] > f.high[own]) & (f.on[rows] > f.on[own]) & ~told[f.series[rows]]
    other, own = rows[gap], own[gap]
    ratio = f.ratio(other, own)
    other, own, ratio = (column[~np.isnan(ratio)] for column in (other, own, ratio))
    opponent = f.relation[other] == relation(Relation.OPPONENT)
    kind = either(opponent, FindingKind.SELF_OPPONENT_GAP, FindingKind.SELF_OUTSIDE_GAP)
    yield Found.of(_said, (other, own), kind=kind, severity=graver(ratio >= GRAVE), size=ratio)


def _said(figures: Sequence[Told]) -> Said:
    other, own = figures
    ratio, count = ratio_between(own, other) or 0.0, other.claim.count
    one_number = count is not None and count.low == count.high
    figure = f"{possessive(other.voice)} figure"
    fewest = number(count.low or 0) if count else ""
    which = f"{figure} of {fewest}" if one_number else f"The low end of {figure}, {fewest}"
    comma = "" if one_number else ","
    sentence = (
        f"{which} {whom(own.subject)} (as of {day(other.on)}){comma} is "
        f"{times(ratio)} the last figure that {own.voice} gave itself, {claimed(own)} (as of {day(own.on)})."
    )
    return sentence, {"ratio": ratio, "days": (other.on - own.on).days}
