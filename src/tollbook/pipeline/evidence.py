"""What findings and estimates rest on: each claim once, as people left it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tollbook.ledger import ClaimQuery, Ledger, reviewed
from tollbook.model import UNDATED, Claim, Decision, EchoGroup, EchoKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """Claims with echoes folded: one for each group, and by its id how often it was told, and where else."""

    claims: tuple[Claim, ...]
    copies: Mapping[str, int]
    retold: Mapping[str, Sequence[Claim]]

    @classmethod
    def of(cls, claims: Iterable[Claim], *, groups: Mapping[str, str] | None = None) -> "Evidence":
        """Fold claims, given each grouped claim's original by the claim's id.

        Where a group's original is not among the claims, the earliest of those that are stands for it.
        """
        standing: dict[str, Claim] = {}
        told: dict[str, list[Claim]] = {}
        for claim in sorted(claims, key=_order):
            group = (groups or {}).get(claim.id, claim.id)
            if group not in standing or claim.id == group:
                standing[group] = claim
            told.setdefault(group, []).append(claim)
        folded = sorted(standing.items(), key=lambda pair: _order(pair[1]))
        others = {c.id: [o for o in told[g] if o.id != c.id] for g, c in folded if len(told[g]) > 1}
        return cls(tuple(c for _, c in folded), {c.id: len(told[group]) for group, c in folded}, others)


def evidence(ledger: Ledger, query: ClaimQuery | None = None) -> Evidence:
    """The claims that a query asks for, without those that people rejected and as they amended them."""
    wanted = query or ClaimQuery()
    claims = list(ledger.claims(wanted))
    decisions = ledger.decisions((c.id for c in claims), as_known_on=wanted.as_known_on)
    echoes = ledger.echoes(EchoKind.CLAIMS, of=(c.id for c in claims), as_known_on=wanted.as_known_on)
    return fold(claims, decisions, echoes)


def fold(
    claims: Iterable[Claim], decisions: Mapping[str, Sequence[Decision]], echoes: Iterable[EchoGroup]
) -> Evidence:
    """Claims without those that people rejected, as they amended them, one for each group of echoes."""
    stood = [kept for c in claims if (kept := reviewed(c, decisions.get(c.id, ()))) is not None]
    return Evidence.of(stood, groups={member: g.original for g in echoes for member in g.members})


def _order(claim: Claim) -> tuple[str, str, str]:
    day = claim.period.end or claim.stated_on or claim.document.published
    return _iso(day), _iso(claim.document.published), claim.id


def _iso(moment: date | datetime | None) -> str:
    return moment.isoformat()[:10] if moment else UNDATED
