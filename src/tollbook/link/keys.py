"""Keys that propose pairs, so that no claim or document is compared with all others.

Two ids are compared only if they share a key. A key that too many share proposes nothing (`CROWD`): that
keeps the cost of one more document the same, however many there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import log

from tollbook.link.figures import specific
from tollbook.model import Claim, Count, Kind, content_hash

CROWD = 256
STEP = log(1.05)


def claim_keys(claim: Claim) -> frozenset[str]:
    """Keys under which a claim may meet its echoes: harm and figure, and for figures that recur the month."""
    if claim.kind is Kind.REFUSAL or claim.count is None:
        who = claim.claimant and (claim.claimant.name or claim.claimant.text)
        return frozenset({_key("refusal", claim.harm, who, m) for m in _months(claim)})
    marks = _magnitudes(claim.count)
    # "498" meets "nearly 500" under the month, and "498" in whatever month under the figure alone.
    particular = {_key("figure", claim.harm, mark) for mark in marks if specific(claim.count)}
    return frozenset(particular) | frozenset(
        _key("figure", claim.harm, claim.victims.role, mark, month)
        for mark in marks
        for month in _months(claim)
    )


def pairs_by_key(keys: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Each pair of ids that share a key, once, in a fixed order."""
    holders = defaultdict(list)
    for name in sorted(keys):
        for key in keys[name]:
            holders[key].append(name)
    seen: set[tuple[str, str]] = set()
    for key in sorted(holders):
        if len(holders[key]) <= CROWD:
            seen.update(combinations(holders[key], 2))
    yield from sorted(seen)


def _key(*parts: object) -> str:
    return content_hash([str(part) for part in parts])[:16]


def _magnitudes(count: Count) -> list[int]:
    """The figure on a scale of 5 % steps, with the step on the nearer side, so that a rounding shares one."""
    end = count.low if count.low is not None else count.high
    step = log((end or 0) + 1) / STEP
    near = int(step)
    return [near, near + 1 if step - near > 0.5 else near - 1]


def _months(claim: Claim) -> list[str]:
    """The month that the claim is of and the next or last one, where the date is near the month's edge."""
    day = claim.period.end or claim.stated_on or claim.document.published
    if day is None:
        return ["undated"]
    number = day.year * 12 + day.month
    edge = [number - 1] if day.day <= 8 else [number + 1] if day.day >= 23 else []
    return [str(n) for n in (number, *edge)]
