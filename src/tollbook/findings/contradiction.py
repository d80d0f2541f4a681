"""Two claimants whose figures for one thing and one time cannot both hold."""

from collections.abc import Iterator, Sequence

import numpy as np

from tollbook.findings.evidence import Evidence, Told
from tollbook.findings.figures import NONE, Array, Figures, relation
from tollbook.findings.found import Found, Said, either, graver
from tollbook.findings.joining import Pairs, joined, one_of_each, together
from tollbook.findings.told import SLACK_DAYS
from tollbook.findings.wording import claimed, ratio_between, times, whom
from tollbook.model import FindingKind, Relation
from tollbook.model.wording import day

GRAVE = 2.0
"""A ratio from which a contradiction, or a gap to a party's own figure, is a warning; our own convention."""

RECENT = 40
"""How many of a voice's newest figures are compared with the other's newest, however long the series."""

FEW = 8
"""Voices on one subject up to which all pairs are told; of more, each voice's widest contradiction."""

_DAYS = 4_000_000
"""More than there are days."""


def contradiction(evidence: Evidence) -> Iterator[Found]:
    """Intervals apart for one subject and time, once for each pair of voices: the newest such pair.

    One of the two figures is its voice's newest: what stands against it is what a reader wants to know. A
    total that is older and greater contradicts too: totals do not fall. Between a party's own figure and
    its opponent's, the kind is the gap between the two. Where many speak, a voice is told against the one
    that it is farthest from.
    """
    f = evidence.figures
    voices = np.bincount(f.subject[f.last], minlength=len(f.subjects))
    a, b = together((_of_few(f, voices), _of_many(f, voices)))
    greater, lesser = np.unique(np.stack(_in_order(f, a, b))[::-1], axis=1)
    ratio = f.ratio(lesser, greater)
    kind = either(_facing(f, greater, lesser), FindingKind.SELF_OPPONENT_GAP, FindingKind.CONTRADICTION)
    severity = graver(np.isnan(ratio) | (ratio >= GRAVE))
    yield Found.of(_said, (greater, lesser), kind=kind, severity=severity, size=ratio)


def _of_few(f: Figures, voices: Array) -> Pairs:
    """For each pair of voices its newest contradiction."""
    few = (voices > 1) & (voices <= FEW)
    recent, newest = f.recent(RECENT), f.last[few[f.subject[f.last]]]
    subjects = f.subject[recent]
    first, after = (np.searchsorted(subjects, f.subject[newest], side) for side in ("left", "right"))
    a, b = _contradicting(f, *joined(newest, first, after, recent))
    voices_of = np.minimum(f.series[a], f.series[b]), np.maximum(f.series[a], f.series[b])
    days = np.minimum(f.on[a], f.on[b]), np.maximum(f.on[a], f.on[b])
    places = np.minimum(f.time[a], f.time[b]), np.maximum(f.time[a], f.time[b])
    return one_of_each((a, b), voices_of, (*days, *places))


def _of_many(f: Figures, voices: Array) -> Pairs:
    """For each voice of a crowd the contradiction between its newest figure and the one farthest from it."""
    recent = f.recent(RECENT)
    recent = recent[voices[f.subject[recent]] > FEW]
    recent = recent[np.lexsort((f.time[recent], f.subject[recent]))]
    newest = f.last[voices[f.subject[f.last]] > FEW]
    candidates = together([*_near(f, newest, recent), _greatest_before(f, newest, recent)])
    a, b = _contradicting(f, *candidates)
    lesser, greater = _in_order(f, a, b)
    distance = (f.low[greater] + 1) / (f.high[lesser] + 1)
    return one_of_each((a, b), (a,), (distance, f.time[b]))


def _near(f: Figures, newest: Array, recent: Array) -> Iterator[Pairs]:
    """What is near in time: found by bisection, for each looseness of dates alone."""
    for slack in sorted(set(SLACK_DAYS.values())):
        others = recent[f.slack[recent] == slack]
        places, window = _place(f, others), np.maximum(slack, f.slack[newest])
        first = np.searchsorted(places, _place(f, newest) - window, "left")
        after = np.searchsorted(places, _place(f, newest) + window, "right")
        yield joined(newest, first, after, others)


def _greatest_before(f: Figures, newest: Array, recent: Array) -> Pairs:
    """The greatest total of another voice on an earlier day."""
    by_size = recent[np.lexsort((f.time[recent], f.low[recent]))]
    size = np.zeros(len(f), dtype=int)
    size[by_size] = np.arange(len(by_size))
    greatest = np.maximum.accumulate(f.subject[recent] * len(f) + size[recent]) % max(1, len(f))
    begin = np.searchsorted(f.subject[recent], f.subject[newest])
    before = np.searchsorted(_place(f, recent), _place(f, newest))
    some = before > begin
    newest, begin, before = newest[some], begin[some], before[some]
    found = by_size[greatest[before - 1]]
    for i in np.flatnonzero(f.voice[found] == f.voice[newest]):
        others = recent[begin[i] : before[i]]
        others = others[f.voice[others] != f.voice[newest[i]]]
        if len(others):
            found[i] = others[np.argmax(size[others])]
    return newest, found


def _place(f: Figures, rows: Array) -> Array:
    """Subject and day as one number that grows with both."""
    place: Array = f.subject[rows] * _DAYS + f.on[rows]
    return place


def _contradicting(f: Figures, a: Array, b: Array) -> Pairs:
    """Of pairs on one subject those that cannot both hold."""
    differ = (f.voice[a] != f.voice[b]) & f.apart(a, b)
    a, b = a[differ], b[differ]
    lesser, greater = _in_order(f, a, b)
    known = (f.start[greater] != NONE) & (f.start[lesser] != NONE)
    within = (f.on[greater] <= f.on[lesser]) & ~(known & (f.start[greater] < f.start[lesser]))
    both = f.same_time(a, b) | (f.cumulative[f.subject[a]] & within)
    return a[both], b[both]


def _in_order(f: Figures, a: Array, b: Array) -> Pairs:
    """The lesser and the greater of two figures that are apart."""
    below = f.high[a] < f.low[b]
    return np.where(below, a, b), np.where(below, b, a)


def _facing(f: Figures, a: Array, b: Array) -> Array:
    """Whether one speaks of its own people and the other of its opponent's."""
    own, opponent = relation(Relation.SELF), relation(Relation.OPPONENT)
    one, other = f.relation[a], f.relation[b]
    facing: Array = ((one == own) & (other == opponent)) | ((one == opponent) & (other == own))
    return facing


def _said(figures: Sequence[Told]) -> Said:
    greater, lesser = figures
    ratio = ratio_between(lesser, greater)
    own = " itself" if lesser.own else ""
    dates = f" (as of {day(greater.on)})" if greater.on != lesser.on else ""
    close = f" (as of {day(lesser.on)})"
    how_far = f": {times(ratio)} as many" if ratio else ""
    sentence = (
        f"{greater.voice} counted {claimed(greater)} {whom(greater.subject)}{dates}, "
        f"{lesser.voice}{own} {claimed(lesser)}{close}{how_far}."
    )
    return sentence, {"ratio": ratio} if ratio else {}
