"""When a text says that it was published: in a line of its own at its head or foot, or in its dateline.

Dates within sentences are of what happened, not of publication, and are never taken.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from tollbook.read.stamp import Stamp, find_stamp, resolve
from tollbook.read.whereabouts import Whereabouts

EDGE = 8  # lines at the head and at the foot that are looked at
LINE = 160

_FIRST = re.compile(
    r"\W{0,3}(?:first |originally )?(?:published|posted|issued|released|filed|publication date|pub date)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\W{0,3}(?:date|dated|release date)\b:?\s", re.IGNORECASE)
_LAST = re.compile(r"\W{0,3}(?:last )?(?:updated|modified|revised)\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:\W|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|at|on|by|hrs?)\b)*",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z\u00c0-\u00de][\w.'’ /-]{1,40}(?:, [\w.'’ ]{1,30})?, $")
_AFTER_DATELINE = re.compile(r"\)?,?\s{0,2}(?:\([\w .&/'’-]{2,40}\)\s{0,2})?(?:--|[-–—:])\s")


def publication(text: str, at_home: Whereabouts) -> tuple[date | datetime | None, tuple[str, ...]]:
    """The publication date that a text states, and notes of what stays open about it.

    Args:
        text: The whole of it.
        at_home: Of its outlet, for zones such as "IST".
    """
    for stamp in _candidates(text, at_home.countries):
        at, note = resolve(stamp, at_home)
        return at, (note,) if note else ()
    return None, ()


def plausible(at: date | datetime) -> bool:
    """Whether something can have been published then: not in the future, whatever the zone."""
    day = at.date() if isinstance(at, datetime) else at
    return day <= date.today() + timedelta(days=2)


def _candidates(text: str, countries: Sequence[str]) -> Iterator[Stamp]:
    """Stamps of the lines that may tell, the most telling first."""
    ranked: list[tuple[int, int, Stamp]] = []
    for number, line in enumerate(_edges(text)):
        stamp = find_stamp(line, countries)
        rank = _rank(line, stamp) if stamp else None
        if stamp and rank is not None and plausible(stamp.day):
            ranked.append((rank, number, stamp))
    yield from (stamp for _, _, stamp in sorted(ranked, key=lambda r: r[:2]))


def _rank(line: str, stamp: Stamp) -> int | None:
    """0 for "Published on", 1 for a dateline, 2 for a date alone, 3 for "Updated"; None for a sentence."""
    before, after = line[: stamp.start], line[stamp.end :]
    short = len(line) <= LINE
    if short and _FIRST.match(line) and len(before) < 60:
        return 0
    if _DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after):
        return 1
    if _DATED.match(line) and not before[_end(_DATED, line) :].strip():
        return 2
    if short and _BARE.fullmatch(before) and _BARE.fullmatch(after):
        return 2
    return 3 if short and _LAST.match(line) and len(before) < 60 else None


def _end(pattern: re.Pattern[str], line: str) -> int:
    found = pattern.match(line)
    return found.end() if found else 0


def _edges(text: str) -> list[str]:
    """The first and the last lines, cut to what matters."""
    head = [line.strip() for line in text[:4000].split("\n") if line.strip()]
    foot = [line.strip() for line in text[-4000:].split("\n") if line.strip()]
    lines = head[:EDGE] + [line for line in foot[-EDGE:] if line not in head[:EDGE]]
    return [line[: LINE + 1] for line in lines]
