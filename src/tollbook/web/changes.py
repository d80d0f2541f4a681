"""What became known, was found and was decided after a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.findings import Family, Findings
from tollbook.model import Claim, Decision
from tollbook.web.index import Index


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims first known after a day, findings not yet there on it, decisions made after it."""

    after: date
    claims: Sequence[Claim]
    findings: Findings
    gone: Findings
    decisions: Sequence[Decision]

    @property
    def families(self) -> Sequence[Family]:
        """New findings, those of one kind on one subject together."""
        return self.findings.families()

    @classmethod
    def since(cls, index: Index, day: date) -> "Changes":
        """What an index has that it had not on a day. Findings are the same where kind and claims are."""
        bundle = index.bundle
        now, before = index.findings, index.at(day).findings
        until = index.evidence.as_of
        return cls(
            after=day,
            claims=index.known_between(day, until),
            findings=now.beyond(before),
            gone=before.beyond(now),
            decisions=[d for d in bundle.decisions if d.when.date() > day],
        )
