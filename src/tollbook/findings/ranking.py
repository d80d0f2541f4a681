"""Which findings come first, and which are more of the same."""

from tollbook.model import Finding, FindingKind, Severity

URGENCY = {Severity.WARNING: 0, Severity.NOTICE: 1, Severity.INFO: 2}
WEIGHT = {
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


def size_of(finding: Finding) -> float:
    """How wide a finding is among those of its kind; 0 where it measures nothing."""
    return next((finding.figures[name] for name in _SIZES if name in finding.figures), 0.0)
