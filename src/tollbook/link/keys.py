"""Keys under which items meet: only those that share one are compared."""

from math import log

from tollbook.link.context import Context
from tollbook.link.figures import specific
from tollbook.model import Claim, Count, Kind, content_hash

MOST = 12  # names around a figure that make keys
STEP = log(1.05)


def claim_keys(claim: Claim, context: Context, story: str) -> frozenset[str]:
    """Keys under which a claim may meet its echoes.

    Its figure, in steps of 5 %, with its story, with its claimant and with each name near it in one month; a
    particular figure alone, in whatever month. A refusal's are its claimant's and its story's.

    Args:
        claim: The claim.
        context: The words around it.
        story: Its document's story.
    """
    who = claim.claimant and (claim.claimant.name or claim.claimant.text)
    if claim.kind is Kind.REFUSAL or claim.count is None:
        months = {key("refusal", claim.harm, who, month) for month in _months(claim)}
        return frozenset(months | {key("refusal", claim.harm, story)})
    marks = _magnitudes(claim.count)
    near = [*sorted(context.names)[:MOST], *sorted(context.common)[:MOST], f"by {who}"]
    made = {key("story", claim.harm, mark, story) for mark in marks}
    made |= {key("near", claim.harm, m, month, n) for m in marks for month in _months(claim) for n in near}
    if specific(claim.count):
        made |= {key("figure", claim.harm, mark) for mark in marks}
    return frozenset(made)


def key(*parts: object) -> str:
    """A short name for a key: 16 digits of its parts' hash."""
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
