"""Figures as columns, so that a rule compares a hundred thousand of them in milliseconds.

Hot path: every page of another day arranges and judges all figures anew. Budget: with the rest of its page
300 ms at 100,000 claims, held by `benchmarks/page.py`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np

from tollbook.findings.floor import is_floor
from tollbook.findings.told import SLACK_DAYS, Subject, Told
from tollbook.model import Frame, Relation

Array = np.ndarray[Any, Any]

NONE = -1
"""No day, no row, no group."""

_RELATIONS = tuple(Relation)


@dataclass(frozen=True)
class Figures:
    """Figures by subject, voice, day, day of saying and id: a row each, the same row in all columns.

    Attributes:
        subjects, voices: What the numbers in `subject` and `voice` stand for.
        places: Claim id to its `rank`.
        told: The figures themselves.
        rank: Place of a claim's id among all ids: decides where all else is equal.
        time: Place by day, day of saying and id.
        start, end: Of the stated period, as ordinals; NONE where not stated.
        most, fewest: The claim's own numbers, without the room that "about" is given; NaN where open.
        report: Number of the text that it stands in.
        group: The subject without its harm, and the voice: one voice's figures of one group of people.
        period: Equal for figures of one voice, subject and stated period of which there are several.
        value: Equal for exact figures of one subject that several voices give; NONE elsewhere.
        copies: How often it was told.
    """

    subjects: tuple[Subject, ...]
    voices: tuple[str, ...]
    places: Mapping[str, int]
    told: Array
    subject: Array
    voice: Array
    rank: Array
    time: Array
    on: Array
    said: Array
    known: Array
    start: Array
    end: Array
    slack: Array
    low: Array
    high: Array
    fewest: Array
    most: Array
    own: Array
    relation: Array
    floor: Array
    report: Array
    group: Array
    period: Array
    value: Array
    copies: Array

    def take(self, rows: Array) -> "Figures":
        """Some rows, by a mask or by ascending numbers."""
        columns: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        taken = {n: column[rows] for n, column in columns.items() if isinstance(column, np.ndarray)}
        return Figures(**(columns | taken))

    def __len__(self) -> int:
        return len(self.told)

    @cached_property
    def first(self) -> Array:
        """The earliest row of each series: of each voice on each subject."""
        changed = (np.diff(self.subject) != 0) | (np.diff(self.voice) != 0)
        return np.flatnonzero(np.concatenate(([len(self) > 0], changed)))

    @cached_property
    def last(self) -> Array:
        """The newest row of each series."""
        return np.concatenate((self.first[1:], [len(self)] * bool(len(self)))).astype(int) - 1

    @cached_property
    def series(self) -> Array:
        """The number of each row's series."""
        return np.repeat(np.arange(len(self.first)), self.last - self.first + 1)

    @cached_property
    def own_last(self) -> Array:
        """For each subject the row of the party's own newest figure; NONE where it has given none."""
        return self.greatest(self.last[self.own[self.last]], self.time)

    @cached_property
    def cumulative(self) -> Array:
        """Which subjects are running totals."""
        return np.array([s.frame is Frame.CUMULATIVE for s in self.subjects], dtype=bool)

    def recent(self, number: int) -> Array:
        """The newest rows of each series, at most so many of each."""
        return np.flatnonzero(np.arange(len(self)) > self.last[self.series] - number)

    def greatest(self, rows: Array, by: Array) -> Array:
        """For each subject, that of some rows which has the greatest value in a column; NONE without any."""
        found = np.full(len(self.subjects), NONE)
        ordered = rows[np.argsort(by[rows], kind="stable")]
        found[self.subject[ordered]] = ordered
        return found

    def apart(self, a: Array, b: Array) -> Array:
        """Whether no number satisfies both of two rows."""
        apart: Array = (self.high[a] < self.low[b]) | (self.high[b] < self.low[a])
        return apart

    def same_time(self, a: Array, b: Array) -> Array:
        """Whether two rows on one subject cover one time.

        Totals do when their days agree within what their precision allows and they begin alike where both
        say so; figures of an interval or incident only when start and end agree, or, where a report dates
        neither, when they stand in one report.
        """
        slack = np.maximum(self.slack[a], self.slack[b])
        begin = (self.start[a] != NONE) & (self.start[b] != NONE)
        unlike = begin & (np.abs(self.start[a] - self.start[b]) > 7 * slack)
        dated = (self.end[a] != NONE) & (self.end[b] != NONE)
        ends_alike = np.abs(self.end[a] - self.end[b]) <= slack
        one_day = (self.start[a] == self.start[b]) & ends_alike
        one_report = (self.end[a] == self.end[b]) & (self.report[a] == self.report[b])
        totals = self.cumulative[self.subject[a]]
        alike = np.where(
            totals, np.abs(self.on[a] - self.on[b]) <= slack, np.where(dated, one_day, one_report)
        )
        same: Array = alike & ~unlike
        return same

    def ratio(self, a: Array, b: Array) -> Array:
        """How many times the lesser row's top the greater one's bottom is; NaN over nothing or where open."""
        below = self.high[a] < self.low[b]
        top = np.where(below, self.most[a], self.most[b])
        bottom = np.where(below, self.fewest[b], self.fewest[a])
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where((top > 0) & (bottom > 0), bottom / top, np.nan)

    @classmethod
    def of(cls, told: Iterable[Told], copies: Callable[[str], int]) -> "Figures":
        """Figures in columns."""
        listed = list(told)
        subject, subjects = _numbered([t.subject for t in listed], Subject.order)
        voice, voices = _numbered([t.voice for t in listed])
        ids, known = _numbered([t.claim.id for t in listed])
        on, said = (np.array([getattr(t, n).toordinal() for t in listed], dtype=int) for n in ("on", "said"))
        order = np.lexsort((ids, said, on, voice, subject))
        time = np.empty(len(listed), dtype=int)
        time[np.lexsort((ids, said, on))] = np.arange(len(listed))
        rows = [listed[i] for i in order]
        held = np.empty(len(rows), dtype=object)
        held[:] = rows
        return cls(
            subjects=tuple(subjects),
            voices=tuple(voices),
            places={id_: place for place, id_ in enumerate(known)},
            told=held,
            subject=subject[order],
            voice=voice[order],
            rank=ids[order],
            time=time[order],
            on=on[order],
            said=said[order],
            copies=np.array([copies(t.claim.id) for t in rows], dtype=int),
            **_times(rows, subject[order].tolist(), voice[order].tolist()),
            **_people(rows, subject[order].tolist(), voice[order].tolist()),
        )


def _times(rows: Sequence[Told], subject: Sequence[int], voice: Sequence[int]) -> dict[str, Array]:
    periods, ends = [t.claim.period for t in rows], [t.end for t in rows]
    stated = zip(subject, voice, periods, ends, strict=True)
    return {
        "known": np.array([t.known.toordinal() for t in rows], dtype=int),
        "start": np.array([p.start.toordinal() if p.start else NONE for p in periods], dtype=int),
        "end": np.array([end.toordinal() if end else NONE for end in ends], dtype=int),
        "slack": np.array([SLACK_DAYS[p.precision] for p in periods], dtype=int),
        "period": _repeated([(s, v, p.start, end) if end else None for s, v, p, end in stated]),
    }


def _people(rows: Sequence[Told], subject: Sequence[int], voice: Sequence[int]) -> dict[str, Array]:
    counts = [t.claim.count for t in rows]
    claimants = (t.claim.claimant for t in rows)
    telling = [(s, t.low, t.high) if t.telling else None for s, t in zip(subject, rows, strict=True)]
    return {
        "low": np.array([t.low for t in rows], dtype=float),
        "high": np.array([t.high for t in rows], dtype=float),
        "fewest": np.array([np.nan if c is None or c.low is None else c.low for c in counts], dtype=float),
        "most": np.array([np.nan if c is None or c.high is None else c.high for c in counts], dtype=float),
        "own": np.array([t.own for t in rows], dtype=bool),
        "relation": np.array([relation(who.relation) if who else NONE for who in claimants], dtype=int),
        "floor": np.array([is_floor(t) for t in rows], dtype=bool),
        "report": _numbered([t.claim.document.sha256 for t in rows])[0],
        "group": _numbered([(t.subject.people, v) for t, v in zip(rows, voice, strict=True)])[0],
        "value": _repeated(telling),
    }


def relation(of: Relation) -> int:
    """The number of a relation in the column of that name."""
    return _RELATIONS.index(of)


def _numbered(
    values: Sequence[Any], order: Callable[[Any], Any] | None = None
) -> tuple[Array, Sequence[Any]]:
    """Values as numbers of their places in order, and the values in order, each once."""
    known = sorted(set(values), key=order)
    places = {value: place for place, value in enumerate(known)}
    return np.array([places[value] for value in values], dtype=int), known


def _repeated(keys: Sequence[Hashable]) -> Array:
    """A number for each key that stands more than once; NONE for all others."""
    seen: dict[Hashable, int] = {}
    numbers = np.array([NONE if key is None else seen.setdefault(key, len(seen)) for key in keys], dtype=int)
    often = np.bincount(numbers + 1, minlength=len(seen) + 1) > 1
    return np.where(often[numbers + 1], numbers, NONE)
