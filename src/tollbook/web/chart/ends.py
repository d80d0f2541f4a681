"""What of a claim is drawn."""

from math import inf

from tollbook.findings.evidence import Told


def ends(told: Told) -> tuple[float, float]:
    """The lowest and the highest number that a claim names; one number where an end is open."""
    count = told.claim.count
    low = told.low if count is None or count.low is None else float(count.low)
    high = told.high if count is None or count.high is None else float(count.high)
    if count is not None and count.low is None:
        low = high
    return low, low if high == inf else high
