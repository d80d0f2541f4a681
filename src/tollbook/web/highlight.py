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


WRAPPED = range(50, 121)
"""Lengths of lines that were wrapped by a program and not ended by an author."""


def flowing(text: str) -> str:
    """The text with a space for each line end that only wraps a paragraph; its length stays.

    A text counts as wrapped where two lines out of three that go on without a blank line have such a length.
    """
    lines = text.split("\n")
    inner = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 3 or sum(len(line) in WRAPPED for line in inner) * 3 < len(inner) * 2:
        return text
    ends = ["" if not (a.strip() and b.strip()) else " " for a, b in pairwise(lines)]
    return "".join(line + (end or "\n") for line, end in zip(lines, [*ends, ""], strict=True))[: len(text)]


def segments(text: str, claims: Iterable[Claim]) -> Sequence[Segment]:
    """The text in pieces whose texts, joined, are the text itself, but for line ends that only wrap it.

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
    shown = flowing(text)
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
        made.append(Segment(shown[start:end], tuple(active), tuple(first.get(start, ()))))
    return made
