"""Two claimants whose figures for one thing and one time cannot both hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import SLACK_DAYS, Evidence, Told, same_time
from tollbook.findings.wording import claimed, ratio_between, times, whom
from tollbook.model import Finding, FindingKind, Frame, Relation, Severity
from tollbook.model.wording import day

GRAVE = 2.0
"""A ratio from which a contradiction is a warning; our own convention."""

RECENT = 40
"""How many of a voice's newest figures are compared with the other's newest, however long the series."""


FEW = 8
"""Voices on one subject up to which all pairs are told; of more, each voice's widest contradiction."""

_Pair = tuple[Told, Told]


def contradiction(evidence: Evidence) -> Iterator[Finding]:
    """Intervals apart for one subject and time, once for each pair of voices: the newest such pair.

    One of the two figures is its voice's newest: what stands against it is what a reader wants to know. A
    total that is older and greater contradicts too: totals do not fall. Between a party's own figure and
    its opponent's, the kind is the gap between the two. Where many speak, a voice is told against the one
    that it is farthest from.
    """
    for voices in evidence.by_subject.values():
        for pair in _all_pairs(voices) if len(voices) <= FEW else _widest_pairs(voices):
            yield _concluded(*pair, evidence)


def _all_pairs(voices: Mapping[str, Sequence[Told]]) -> Iterator[_Pair]:
    for one, other in combinations(sorted(voices), 2):
        pair = _newest_apart(voices[one][-RECENT:], voices[other][-RECENT:])
        if pair:
            yield pair


def _newest_apart(ours: Sequence[Told], theirs: Sequence[Told]) -> _Pair | None:
    candidates = [*((ours[-1], b) for b in theirs), *((a, theirs[-1]) for a in ours)]
    found = [(a, b) for a, b in candidates if _contradict(a, b)]
    return max(found, key=lambda p: (min(p[0].on, p[1].on), max(p[0].on, p[1].on)), default=None)


def _widest_pairs(voices: Mapping[str, Sequence[Told]]) -> Iterator[_Pair]:
    """Linear in the figures, but for those of one time: what must be near in time is found by bisection."""
    figures = sorted((t for told in voices.values() for t in told[-RECENT:]), key=_day_and_id)
    days = [t.on for t in figures]
    slack = timedelta(days=max(SLACK_DAYS[t.claim.period.precision] for t in figures))
    greatest = _greatest_before(figures)
    for voice in sorted(voices):
        newest = voices[voice][-1]
        near = figures[bisect_left(days, newest.on - slack) : bisect_right(days, newest.on + slack)]
        older = greatest[bisect_left(days, newest.on)]
        found = [t for t in (*near, *older) if t.voice != voice and _contradict(newest, t)]
        if found:
            yield newest, max(found, key=lambda t: (_distance(newest, t), *_day_and_id(t)))


def _greatest_before(figures: Sequence[Told]) -> list[tuple[Told, ...]]:
    """For each place in a series by day, the greatest figures before it of two voices."""
    best: tuple[Told, ...] = ()
    before = [best]
    for told in figures:
        if len(best) == 2 and told.low < best[-1].low:
            before.append(best)
            continue
        ranked = sorted((*best, told), key=lambda t: (t.low, *_day_and_id(t)), reverse=True)
        greatest: dict[str, Told] = {}
        for t in ranked:
            greatest.setdefault(t.voice, t)
        best = tuple(greatest.values())[:2]
        before.append(best)
    return before


def _distance(a: Told, b: Told) -> float:
    lesser, greater = (a, b) if a.high < b.low else (b, a)
    return (greater.low + 1) / (lesser.high + 1)


def _day_and_id(told: Told) -> tuple[date, str]:
    return told.on, told.claim.id


def _contradict(a: Told, b: Told) -> bool:
    if not a.apart(b):
        return False
    if same_time(a, b):
        return True
    if a.subject.frame is not Frame.CUMULATIVE:
        return False
    older, newer = (a, b) if a.on < b.on else (b, a)
    start, later_start = older.claim.period.start, newer.claim.period.start
    return older.low > newer.high and not (start and later_start and start < later_start)


def _concluded(a: Told, b: Told, evidence: Evidence) -> Finding:
    lesser, greater = (a, b) if a.high < b.low else (b, a)
    ratio = ratio_between(lesser, greater)
    relations = {t.claim.claimant.relation for t in (a, b) if t.claim.claimant}
    gap = relations == {Relation.SELF, Relation.OPPONENT}
    return conclude(
        FindingKind.SELF_OPPONENT_GAP if gap else FindingKind.CONTRADICTION,
        Severity.WARNING if ratio is None or ratio >= GRAVE else Severity.NOTICE,
        _sentence(lesser, greater, ratio),
        (greater.claim, lesser.claim),
        subject=greater.subject,
        as_of=evidence.as_of,
        figures={"ratio": ratio} if ratio else {},
    )


def _sentence(lesser: Told, greater: Told, ratio: float | None) -> str:
    own = " itself" if lesser.own else ""
    dates = f" (as of {day(greater.on)})" if greater.on != lesser.on else ""
    close = f" (as of {day(lesser.on)})"
    how_far = f": {times(ratio)} as many" if ratio else ""
    return (
        f"{greater.voice} counts {claimed(greater)} {whom(greater.subject)}{dates}, "
        f"{lesser.voice}{own} {claimed(lesser)}{close}{how_far}."
    )
