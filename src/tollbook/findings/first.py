"""The first figure that somebody gives."""

from collections.abc import Iterator

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence
from tollbook.findings.wording import claimed, whom
from tollbook.model import Finding, FindingKind, Severity
from tollbook.model.wording import day

NEWS_DAYS = 7
"""How long a first figure is news, and how long others must have spoken before it; our own convention."""


def first_figure(evidence: Evidence) -> Iterator[Finding]:
    """A voice's first figure on a subject, in the last week, where others had spoken a week before it."""
    for subject, voices in evidence.by_subject.items():
        for voice in sorted(voices):
            first = min(voices[voice], key=lambda t: (t.said, t.on, t.claim.id))
            if (evidence.as_of - first.said).days > NEWS_DAYS:
                continue
            others = [told[0].on for other, told in voices.items() if other != voice]
            if others and (first.on - min(others)).days >= NEWS_DAYS:
                yield conclude(
                    FindingKind.FIRST,
                    Severity.INFO,
                    f"{voice} gives a figure of {whom(subject)} for the first time in this record: "
                    f"{claimed(first)} (as of {day(first.on)}).",
                    (first.claim,),
                    subject=subject,
                    as_of=evidence.as_of,
                )
