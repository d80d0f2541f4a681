"""Findings in order, each said when somebody reads it.

Hot path: a page shows some dozens of many thousands. Budget: with the rest of its page 300 ms at 100,000
claims, held by `benchmarks/page.py`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import overload

import numpy as np

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence
from tollbook.findings.figures import NONE, Array
from tollbook.findings.found import KINDS, SEVERITIES, Found
from tollbook.findings.ranking import URGENCY, WEIGHT, size_of
from tollbook.model import Finding, FindingKind, Harm, Status

_HARMS, _STATUSES = tuple(sorted(Harm)), tuple(sorted(Status))
_ODD = np.uint64(0x9E3779B97F4A7C15)
"""A factor that spreads numbers over 64 bits (Knuth, The Art of Computer Programming, 6.4)."""


@dataclass(frozen=True, eq=False)
class Findings(Sequence[Finding]):
    """Some findings in an order.

    Attributes:
        parts: Findings by rule, said and unsaid; `source` and `place` say where each of these is.
        party: Places in `parties`; harm and status alike, in order of their names; NONE where there is none.
    """

    evidence: Evidence
    parts: Sequence[Found | Sequence[Finding]]
    parties: Sequence[str]
    source: Array
    place: Array
    kind: Array
    severity: Array
    size: Array
    party: Array
    harm: Array
    status: Array
    tie: Array

    @classmethod
    def of(cls, evidence: Evidence, found: Iterable[Found | Finding]) -> "Findings":
        """What rules found on some evidence, in the order in which it came."""
        listed = list(found)
        ready = sorted((f for f in listed if isinstance(f, Finding)), key=lambda f: f.id)
        unsaid = [f for f in listed if isinstance(f, Found)]
        subjects = evidence.figures.subjects
        parties = sorted({s.party for s in subjects} | {f.party for f in ready if f.party})
        columns = [_of_ready(ready, parties), *(_of_found(f, evidence, parties) for f in unsaid)]
        source = np.repeat(np.arange(len(columns)), [len(c[0]) for c in columns])
        place = np.concatenate([np.arange(len(c[0])) for c in columns])
        joined = (np.concatenate(parts) for parts in zip(*columns, strict=True))
        return cls(evidence, [ready, *unsaid], parties, source, place, *joined)

    @classmethod
    def said(cls, found: Iterable[Finding]) -> "Findings":
        """Findings that are there already, in their order."""
        if isinstance(found, Findings):
            return found
        ready = list(found)
        parties = sorted({f.party for f in ready if f.party})
        places = np.arange(len(ready))
        columns = _of_ready(ready, parties)
        return cls(Evidence.of(()), [ready], parties, np.zeros(len(ready), dtype=int), places, *columns)

    def __len__(self) -> int:
        return len(self.source)

    @overload
    def __getitem__(self, number: int) -> Finding: ...
    @overload
    def __getitem__(self, number: slice) -> "Findings": ...
    def __getitem__(self, number: int | slice) -> "Finding | Findings":
        """One finding, or some of them."""
        if isinstance(number, slice):
            return self._taken(np.arange(len(self))[number])
        part, place = self.parts[self.source[number]], int(self.place[number])
        if not isinstance(part, Found):
            ready: Finding = part[place]
            return ready
        told = part.told(place, self.evidence.figures.told)
        sentence, figures = part.say(told)
        return conclude(
            KINDS[self.kind[number]],
            SEVERITIES[self.severity[number]],
            sentence,
            (t.claim for t in told),
            subject=told[-1].subject,
            as_of=self.evidence.as_of,
            figures=figures,
        )

    def __iter__(self) -> Iterator[Finding]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether another sequence holds the same findings in the same order."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def ranked(self) -> "Findings":
        """The gravest first; of one severity and kind, the widest; the same in whatever order they came."""
        urgency = np.array([URGENCY[s] for s in SEVERITIES])[self.severity]
        weight = np.array([WEIGHT[k] for k in KINDS])[self.kind]
        return self._taken(
            np.lexsort((*self.tie.T, self.status, self.harm, self.party, -self.size, weight, urgency))
        )

    def among(
        self,
        *,
        party: str | None = None,
        harm: Harm | None = None,
        status: Status | None = None,
        kinds: Collection[FindingKind] = (),
    ) -> "Findings":
        """Those on a party (its name in whatever case), harm and status, and of some kinds."""
        wanted = np.ones(len(self), dtype=bool)
        if party:
            named = [i for i, p in enumerate(self.parties) if p.casefold() == party.casefold()]
            wanted &= np.isin(self.party, named)
        if harm:
            wanted &= self.harm == _HARMS.index(harm)
        if status:
            wanted &= self.status == _STATUSES.index(status)
        if kinds:
            wanted &= np.isin(self.kind, [KINDS.index(kind) for kind in kinds])
        return self._taken(np.flatnonzero(wanted))

    def resting_on(self, claims: Collection[str]) -> "Findings":
        """Those that rest on any of some claims, given by their ids."""
        figures, ids = self.evidence.figures, set(claims)
        ranks = [figures.places[i] for i in ids if i in figures.places]
        rows = np.flatnonzero(np.isin(figures.rank, ranks))
        wanted = np.zeros(len(self), dtype=bool)
        for number, part in enumerate(self.parts):
            here = self.source == number
            if isinstance(part, Found):
                hit = np.isin(part.rows, rows).max(axis=1, initial=False)
            else:
                hit = np.array([not ids.isdisjoint(f.claims) for f in part], dtype=bool)
            wanted[here] = hit[self.place[here]]
        return self._taken(np.flatnonzero(wanted))

    def kinds(self) -> Sequence[FindingKind]:
        """Kinds that are among them."""
        return [KINDS[i] for i in np.unique(self.kind)]

    def beyond(self, others: "Findings") -> "Findings":
        """Those that are not among others, of whatever day: of the same kind, resting on the same claims."""
        return self._taken(np.flatnonzero(~np.isin(self._gists, others._gists)))

    def families(self) -> Sequence["Family"]:
        """More of the same gathered under the first of them, in order of the first."""
        key = ((self.kind * (len(self.parties) + 1) + self.party) * len(_HARMS) + self.harm) * len(_STATUSES)
        _, first, family = np.unique(key + self.status, return_index=True, return_inverse=True)
        members = np.split(np.argsort(family, kind="stable"), np.cumsum(np.bincount(family))[:-1])
        return [Family(self, members[i]) for i in np.argsort(first)] if len(self) else []

    @cached_property
    def _gists(self) -> Array:
        """A number that findings of one kind on the same claims have in common."""
        ranks, gists = self.evidence.figures.rank, np.zeros(len(self), dtype=np.uint64)
        for number, part in enumerate(self.parts):
            here = np.flatnonzero(self.source == number)
            if isinstance(part, Found):
                rows = part.rows[self.place[here]]
                named = np.sort(np.where(rows == NONE, NONE, ranks[rows]), axis=1)
                numbers: Sequence[Array] = list((named + 1).astype(np.uint64).T)
            else:
                numbers = [np.array([_number(part[i].claims) for i in self.place[here]], dtype=np.uint64)]
            gist = self.kind[here].astype(np.uint64)
            for column in numbers:
                gist = (gist * _ODD) ^ (column * _ODD)
            gists[here] = gist
        return gists

    def _taken(self, places: Array) -> "Findings":
        columns = ("source", "place", "kind", "severity", "size", "party", "harm", "status", "tie")
        return replace(self, **{name: getattr(self, name)[places] for name in columns})


@dataclass(frozen=True, slots=True)
class Family:
    """Findings of one kind on one party, harm and status: the gravest, and those like it."""

    of: Findings
    members: Array

    @property
    def first(self) -> Finding:
        """The gravest."""
        return self.of[int(self.members[0])]

    @property
    def others(self) -> Findings:
        """Those like it."""
        return self.of._taken(self.members[1:])


def families(found: Iterable[Finding]) -> Sequence[Family]:
    """Ranked findings with more of the same gathered under the first of them."""
    return Findings.said(found).families()


def _of_ready(found: Sequence[Finding], parties: Sequence[str]) -> tuple[Array, ...]:
    places = {party: i for i, party in enumerate(parties)}
    number = len(found)
    return (
        np.array([KINDS.index(f.kind) for f in found], dtype=int),
        np.array([SEVERITIES.index(f.severity) for f in found], dtype=int),
        np.array([size_of(f) for f in found], dtype=float),
        np.array([places[f.party] if f.party else NONE for f in found], dtype=int),
        np.array([_HARMS.index(f.harm) if f.harm else NONE for f in found], dtype=int),
        np.array([_STATUSES.index(f.status) if f.status else NONE for f in found], dtype=int),
        np.stack((np.arange(number), np.zeros(number, dtype=int)), axis=1),
    )


def _of_found(found: Found, evidence: Evidence, parties: Sequence[str]) -> tuple[Array, ...]:
    figures = evidence.figures
    last, first = found.rows[:, -1], found.rows.max(axis=1, initial=NONE)
    subjects = figures.subject[last]
    places = {party: i for i, party in enumerate(parties)}
    party = np.array([places[s.party] for s in figures.subjects], dtype=int)
    harm = np.array([_HARMS.index(s.harm) for s in figures.subjects], dtype=int)
    status = np.array([_STATUSES.index(s.status) for s in figures.subjects], dtype=int)
    tie = np.stack((figures.rank[last], figures.rank[first]), axis=1)
    return found.kind, found.severity, found.size, party[subjects], harm[subjects], status[subjects], tie


def _number(claims: Sequence[str]) -> int:
    said = "\0".join(sorted(claims)).encode("utf-8", "surrogatepass")
    return int.from_bytes(sha256(said).digest()[:8], "big")
