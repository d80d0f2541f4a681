"""A total below what has been documented."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.floor import is_floor
from tollbook.findings.wording import claimed, whom
from tollbook.model import Finding, FindingKind, Frame, Severity
from tollbook.model.wording import day


def below_floor(evidence: Evidence) -> Iterator[Finding]:
    """Each voice's newest total whose top lies below another voice's floor of the same day or before.

    A floor is a count that rests on names or other documents, or a party's admission of its own losses.
    """
    for subject, voices in evidence.by_subject.items():
        floors = [t for told in voices.values() for t in told if is_floor(t)]
        if subject.frame is not Frame.CUMULATIVE or not floors:
            continue
        for voice in sorted(voices):
            newest = voices[voice][-1]
            under = [f for f in floors if f.voice != voice and f.on <= newest.on and newest.high < f.low]
            if under:
                yield _concluded(newest, max(under, key=lambda f: (f.low, f.claim.id)), evidence)


def _concluded(total: Told, floor: Told, evidence: Evidence) -> Finding:
    return conclude(
        FindingKind.BELOW_FLOOR,
        Severity.WARNING,
        f"{total.voice} says {claimed(total)} {whom(total.subject)} (as of {day(total.on)}), fewer than the "
        f"{claimed(floor)} that {floor.voice} had documented or conceded by {day(floor.on)}.",
        (total.claim, floor.claim),
        subject=total.subject,
        as_of=evidence.as_of,
        figures={"short_by": floor.low - total.high},
    )
