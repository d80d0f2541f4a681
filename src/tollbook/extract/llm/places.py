"""Where quoted words stand in a text: exactly, but for how white space parts them."""

import re
from collections.abc import Sequence

Place = tuple[int, int]
MOST = 200
"""Places of one quotation that are looked at."""


def places(text: str, words: str, within: Place) -> list[Place]:
    """Start and end of each place where the words stand, whole words only, in reading order."""
    pieces = words.split()
    if not pieces:
        return []
    spelled = r"\s+".join(map(re.escape, pieces))
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    found: list[Place] = []
    for match in re.compile(f"{before}{spelled}{after}").finditer(text, *within):
        found.append(match.span())
        if len(found) == MOST:
            break
    return found


def nearest(found: Sequence[Place], to: Place) -> Place | None:
    """The place with the fewest characters between it and another; of equals the first."""
    return min(found, key=lambda place: gap(place, to), default=None)


def gap(one: Place, other: Place) -> int:
    """How many characters stand between two places; 0 where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def overlaps(one: Place, other: Place) -> bool:
    """Whether two places share a character."""
    return one[0] < other[1] and other[0] < one[1]


def meant(text: str, words: str, quote: Place, passage: Place, to: Place) -> Place | None:
    """The place of some words that is meant: the nearest in the quotation, else in the passage."""
    return nearest(places(text, words, quote), to) or nearest(places(text, words, passage), to)
