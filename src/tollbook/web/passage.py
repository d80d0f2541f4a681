"""The words that a claim was read from, with the words around them."""

from collections.abc import Sequence

from tollbook.model import Claim
from tollbook.web.highlight import Segment, segments

AROUND = 280
"""Code points of text shown before the first and after the last span."""


def passage(text: str, claim: Claim) -> Sequence[Segment]:
    """The text from a little before the first span to a little after the last, the claim's spans marked."""
    held = [s for s in claim.spans if s.holds_in(text)]
    if not held:
        return ()
    start, end = max(0, held[0].start - AROUND), min(len(text), max(s.end for s in held) + AROUND)
    if start:
        start = text.find(" ", start, held[0].start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", held[-1].end, end), held[-1].end)
    cut, place = [], 0
    for segment in segments(text, [claim]):
        low, high = max(place, start), min(place + len(segment.text), end)
        if low < high:
            cut.append(Segment(text[low:high], segment.claims, segment.starts))
        place += len(segment.text)
    return cut
