"""How far a party's own last figure lies from what others have said since."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.contradiction import RECENT
from tollbook.findings.evidence import Evidence, Told, same_time
from tollbook.findings.wording import claimed, ratio_between, times, whom
from tollbook.model import Finding, FindingKind, Frame, Relation, Severity
from tollbook.model.wording import day, number, possessive

GRAVE = 2.0
"""A ratio from which the gap is a warning; our own convention."""


def own_gap(evidence: Evidence) -> Iterator[Finding]:
    """Each other voice's newest total against the party's own last one, older and apart from it.

    Of one time the two contradict each other, which is a finding of its own; here time has passed, and the
    sentence gives both dates.
    """
    for subject, voices in evidence.by_subject.items():
        if subject.frame is not Frame.CUMULATIVE or subject.party not in voices:
            continue
        own = voices[subject.party][-1]
        for voice in sorted(voices.keys() - {subject.party}):
            other = voices[voice][-1]
            told_already = any(same_time(own, t) and own.apart(t) for t in voices[voice][-RECENT:])
            if other.low > own.high and other.on > own.on and not told_already:
                yield from _concluded(own, other, evidence)


def _concluded(own: Told, other: Told, evidence: Evidence) -> Iterator[Finding]:
    ratio = ratio_between(own, other)
    if ratio is None:
        return
    count, claimant = other.claim.count, other.claim.claimant
    floor = number(count.low or 0) if count else ""
    opponent = claimant is not None and claimant.relation is Relation.OPPONENT
    one_number = count is not None and count.low == count.high
    figure = f"{possessive(other.voice)} figure"
    which = f"{figure} of" if one_number else f"The low end of {figure},"
    comma = "" if one_number else ","
    yield conclude(
        FindingKind.SELF_OPPONENT_GAP if opponent else FindingKind.SELF_OUTSIDE_GAP,
        Severity.WARNING if ratio >= GRAVE else Severity.NOTICE,
        f"{which} {floor} {whom(own.subject)} (as of {day(other.on)}){comma} is {times(ratio)} the last "
        f"figure that {own.voice} gave itself, {claimed(own)} (as of {day(own.on)}).",
        (other.claim, own.claim),
        subject=own.subject,
        as_of=evidence.as_of,
        figures={"ratio": ratio, "days": (other.on - own.on).days},
    )
