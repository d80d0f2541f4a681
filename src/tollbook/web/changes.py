"""What became known, was found and was decided after a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tollbook.findings import Family, families
from tollbook.findings.evidence import known_on
from tollbook.model import Claim, Decision, Finding
from tollbook.web.index import Index


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims first known after a day, findings not yet there on it, decisions made after it."""

    after: date
    claims: Sequence[Claim]
    findings: Sequence[Finding]
    gone: Sequence[Finding]
    decisions: Sequence[Decision]

    @property
    def families(self) -> Sequence[Family]:
        """New findings, those of one kind on one subject together."""
        return families(self.findings)

    @classmethod
    def since(cls, index: Index, day: date) -> "Changes":
        """What an index has that it had not on a day. Findings are the same where kind and claims are."""
        bundle = index.bundle
        before = index.at(day).bundle.findings
        were, are = {_gist(f) for f in before}, {_gist(f) for f in bundle.findings}
        until = index.evidence.as_of
        return cls(
            after=day,
            claims=[c for c in index.folded_newest if (known := known_on(c)) and day < known <= until],
            findings=[f for f in bundle.findings if _gist(f) not in were],
            gone=[f for f in before if _gist(f) not in are],
            decisions=[d for d in bundle.decisions if d.when.date() > day],
        )


def _gist(finding: Finding) -> tuple[str, frozenset[str]]:
    return finding.kind.value, frozenset(finding.claims)
