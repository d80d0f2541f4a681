"""A text cut where claims begin and end, so that a template can mark them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tollbook.model import Claim


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same claims.

    Attributes:
        claims: Ids of the claims that it supports, in the order given; none for plain text.
        starts: Ids of the claims whose first span begins here: where a link to them leads.
    """

    text: str
    claims: tuple[str, ...]
    starts: tuple[str, ...]


def segments(text: str, claims: Iterable[Claim]) -> Sequence[Segment]:
    """The text in pieces whose texts, joined, are the text itself.

    A span that does not hold in the text is left out: a wrong highlight is worse than none.
    """
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    first: dict[int, list[str]] = {}
    for claim in claims:
        held = [s for s in claim.spans if s.start < s.end and s.holds_in(text)]
        for span in held:
            opens.setdefault(span.start, []).append(claim.id)
            closes.setdefault(span.end, []).append(claim.id)
        if held:
            first.setdefault(held[0].start, []).append(claim.id)
    made = []
    active: dict[str, int] = {}
    cuts = sorted({0, len(text), *opens, *closes})
    for start, end in pairwise(cuts):
        for gone in closes.get(start, ()):
            active[gone] -= 1
            if not active[gone]:
                del active[gone]
        for come in opens.get(start, ()):
            active[come] = active.get(come, 0) + 1
        made.append(Segment(text[start:end], tuple(active), tuple(first.get(start, ()))))
    return made
