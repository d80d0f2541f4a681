"""How far a party's own last figure lies from what others have said since."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Told, same_time
from tollbook.findings.wording import claimed, day, number, ratio_between, times, whom
from tollbook.model import Finding, FindingKind, Frame, Relation, Severity

GRAVE = 2.0
"""A ratio from which the gap is a warning; our own convention."""


def own_gap(evidence: Evidence) -> Iterator[Finding]:
    """Each other voice's newest total against the party's own last one, older and apart from it.

    At one time the two contradict each other; here time has passed, and the sentence gives both dates.
    """
    for subject, voices in evidence.by_subject.items():
        if subject.frame is not Frame.CUMULATIVE or subject.party not in voices:
            continue
        own = voices[subject.party][-1]
        for voice in sorted(voices.keys() - {subject.party}):
            other = voices[voice][-1]
            if other.low > own.high and other.on > own.on and not same_time(own, other):
                yield from _concluded(own, other, evidence)


def _concluded(own: Told, other: Told, evidence: Evidence) -> Iterator[Finding]:
    ratio = ratio_between(own, other)
    if ratio is None:
        return
    count, claimant = other.claim.count, other.claim.claimant
    floor = number(count.low or 0) if count else ""
    opponent = claimant is not None and claimant.relation is Relation.OPPONENT
    one_number = count is not None and count.low == count.high
    which = "figure" if one_number else "low end"
    yield conclude(
        FindingKind.SELF_OPPONENT_GAP if opponent else FindingKind.SELF_OUTSIDE_GAP,
        Severity.WARNING if ratio >= GRAVE else Severity.NOTICE,
        f"The {which} of what {other.voice} says, {floor} {whom(own.subject)} "
        f"(as of {day(other.on)}), is {times(ratio)} the last figure that {own.voice} gave itself, "
        f"{claimed(own)} (as of {day(own.on)}).",
        (other.claim, own.claim),
        subject=own.subject,
        as_of=evidence.as_of,
        figures={"ratio": ratio, "days": (other.on - own.on).days},
    )
