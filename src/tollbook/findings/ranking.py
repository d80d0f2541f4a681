"""Which findings come first, and which are more of the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tollbook.model import Finding, FindingKind, Harm, Severity, Status

_URGENCY = {Severity.WARNING: 0, Severity.NOTICE: 1, Severity.INFO: 2}
_WEIGHT = {
    kind: place
    for place, kind in enumerate(
        (
            FindingKind.SELF_OPPONENT_GAP,
            FindingKind.CONTRADICTION,
            FindingKind.SELF_OUTSIDE_GAP,
            FindingKind.BELOW_FLOOR,
            FindingKind.SILENCE,
            FindingKind.FALLING_TOTAL,
            FindingKind.UNBALANCED,
            FindingKind.JUMP,
            FindingKind.REVISION,
            FindingKind.STALE,
            FindingKind.ECHOED,
            FindingKind.FIRST,
            FindingKind.IMPLIED,
            FindingKind.OUTGROWN,
        )
    )
}
"""Among findings of one severity: what two sides say against each other first, context last; our order."""

_SIZES = ("ratio", "days", "short_by", "fall", "copies")

_Subject = tuple[FindingKind, str | None, Harm | None, Status | None]


@dataclass(frozen=True, slots=True)
class Family:
    """Findings of one kind on one party, harm and status: the gravest, and those like it."""

    first: Finding
    others: Sequence[Finding]


def ranked(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first; of one severity and kind, the widest; the same whatever the order they come in."""
    return tuple(sorted(found, key=_rank))


def families(found: Iterable[Finding]) -> Sequence[Family]:
    """Ranked findings with more of the same gathered under the first of them."""
    gathered: dict[_Subject, list[Finding]] = {}
    for finding in found:
        gathered.setdefault((finding.kind, finding.party, finding.harm, finding.status), []).append(finding)
    return [Family(first, others) for first, *others in gathered.values()]


def _rank(finding: Finding) -> tuple[int, int, float, str, str, str]:
    size = next((finding.figures[name] for name in _SIZES if name in finding.figures), 0.0)
    return (
        _URGENCY[finding.severity],
        _WEIGHT[finding.kind],
        -size,
        finding.party or "",
        finding.harm.value if finding.harm else "",
        finding.id,
    )
