"""Look-ups over a bundle, made once a page or once a ledger head."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from tollbook.export import Bundle
from tollbook.export.notes import Notes
from tollbook.findings import Findings
from tollbook.findings.evidence import Subject, Told, held_on, known_on
from tollbook.findings.figures import Array
from tollbook.findings.voices import Voices
from tollbook.model import (
    UNSPECIFIED,
    Claim,
    Decision,
    Document,
    EchoKind,
    Estimate,
    Frame,
    Harm,
    Kind,
    Status,
    wording,
)
from tollbook.pipeline.view import View, at, judged
from tollbook.web.columns import Columns
from tollbook.web.kept import Kept, of_ledger
from tollbook.web.links import short, slug
from tollbook.web.reviewing import review


@dataclass(frozen=True, slots=True)
class Mark:
    """How a claimant is drawn: a shape and a colour by number, so that neither alone has to tell."""

    voice: str
    shape: int
    colour: int


SHAPES = 7
COLOURS = 6


FEW_CLAIMS = 500
"""With no more pieces of evidence a ledger is estimated while the reader waits, a greater one aside."""


class Index:
    """A bundle with what pages ask of it.

    Args:
        bundle: With its claims arranged already, if it is a view.
        awaiting: Why there are no estimates yet, for readers; empty where there are.
        kept: What other days of the same claims have looked up.
    """

    def __init__(self, bundle: Bundle, *, awaiting: str = "", kept: Kept | None = None) -> None:
        self.bundle, self.awaiting = View.of(bundle), awaiting
        self.kept = kept or Kept()
        self.evidence, self.findings = self.bundle.evidence, Findings.said(bundle.findings)

    def with_estimates(self, made: tuple[Estimate, ...], expected: tuple[Estimate, ...]) -> "Index":
        """The same claims with estimates that have been made, some of them of what was to be expected."""
        return Index(judged(replace(self.bundle, estimates=made), expected), kept=self.kept)

    def at(self, day: date) -> "Index":
        """The same claims as of another day."""
        few = len(self.bundle.folded) <= FEW_CLAIMS
        return Index(at(self.bundle, day, foresight=few), awaiting=self.awaiting, kept=self.kept)

    @of_ledger
    def claims(self) -> Mapping[str, Claim]:
        """Claim id to claim: as people left it where they changed it."""
        return {c.id: c for c in (*self.bundle.claims, *self.bundle.folded)}

    @of_ledger
    def documents(self) -> Mapping[str, Document]:
        """Document key to document."""
        return {d.ref.key: d for d in self.bundle.documents}

    @of_ledger
    def _voices(self) -> Voices:
        return Voices(self.bundle.case)

    @of_ledger
    def claims_of(self) -> Mapping[str, Sequence[Claim]]:
        """Document key to its claims in reading order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.bundle.claims:
            found[claim.document.key].append(claim)
        return {key: sorted(claims, key=lambda c: (c.spans[0].start, c.id)) for key, claims in found.items()}

    @of_ledger
    def echoes(self) -> Mapping[str, tuple[str, ...]]:
        """Claim id to all tellings of the same, itself included."""
        return {m: g.members for g in self.bundle.groups if g.kind is EchoKind.CLAIMS for m in g.members}

    @of_ledger
    def standing(self) -> Mapping[str, str]:
        """Claim id to the folded claim that stands for it; none where people rejected all of a group."""
        folded = {c.id for c in self.bundle.folded}
        groups = (g.members for g in self.bundle.groups if g.kind is EchoKind.CLAIMS)
        stood = {m: first for members in groups for m in members for first in members if first in folded}
        return {**stood, **{id_: id_ for id_ in folded}}

    @of_ledger
    def decisions(self) -> Mapping[str, Sequence[Decision]]:
        """Claim id to people's decisions, in order of time."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in sorted(self.bundle.decisions, key=lambda d: (d.when, d.by)):
            found[decision.claim].append(decision)
        return dict(found)

    @of_ledger
    def notes(self) -> Notes:
        """How each claim stands, in words."""
        return Notes(self.bundle)

    def review(self, claim: Claim) -> str:
        """Where a person's review of a claim stands."""
        return review(self.decisions.get(claim.id, ()))

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """Voice to its mark; those with most claims come first, so that they differ most."""
        f = self.evidence.figures
        numbers = np.bincount(f.voice, minlength=len(f.voices))
        ordered = [f.voices[i] for i in np.argsort(-numbers, kind="stable") if numbers[i]]
        return {voice: Mark(voice, i % SHAPES, i % COLOURS) for i, voice in enumerate(ordered)}

    def voice(self, claim: Claim) -> str:
        """Whose word a claim is, as in the findings."""
        return self._voices.of(claim)

    @cached_property
    def subjects(self) -> Sequence[tuple[str, Harm, Status]]:
        """What has a panel: party, harm and status with totals, the most told first."""
        numbers: dict[tuple[str, Harm, Status], int] = defaultdict(int)
        f = self.evidence.figures
        for s, number in zip(
            f.subjects, np.bincount(f.subject, minlength=len(f.subjects)).tolist(), strict=True
        ):
            if s.whole and number:
                numbers[s.party, s.harm, s.status] += number
        for e in self.bundle.estimates:
            numbers[e.party, e.harm, e.status] += 0
        return sorted(numbers, key=lambda k: (-numbers[k], k))

    def rows(self, party: str, harm: Harm, status: Status) -> Array:
        """Running totals of one panel, as rows of the figures."""
        return self.evidence.rows_on(Subject(party, harm, status, None, Frame.CUMULATIVE))

    def estimates(self, party: str, harm: Harm, status: Status) -> Sequence[Estimate]:
        """Estimates of one panel, by day."""
        return self._series.get((party, harm, status), ())

    @cached_property
    def _series(self) -> Mapping[tuple[str, Harm, Status], Sequence[Estimate]]:
        found: dict[tuple[str, Harm, Status], list[Estimate]] = defaultdict(list)
        for estimate in sorted(self.bundle.estimates, key=lambda e: e.as_of):
            found[estimate.party, estimate.harm, estimate.status].append(estimate)
        return found

    def findings_on(self, claims: Collection[str]) -> Findings:
        """The findings that rest on any of some claims, by id."""
        return self.findings.resting_on(claims)

    @cached_property
    def refusals(self) -> Sequence[Claim]:
        """Refusals, by day."""
        return [claim for _, _, claim in self.evidence.refusals]

    @cached_property
    def narrower(self) -> Sequence[Told]:
        """Figures outside the panels: narrower groups, intervals and incidents."""
        f = self.evidence.figures
        whole = np.array([s.whole for s in f.subjects], dtype=bool)
        rows = np.flatnonzero(~whole[f.subject])
        told: Sequence[Told] = f.told[rows[np.argsort(f.time[rows], kind="stable")]].tolist()
        return told

    def subjects_of(self, voice: str) -> Sequence[tuple[str, Harm, Status]]:
        """The panels in which somebody speaks."""
        f = self.evidence.figures
        place = f.voices.index(voice) if voice in f.voices else -1
        spoken = {f.subjects[i] for i in np.unique(f.subject[f.voice == place])}
        return [s for s in self.subjects if Subject(*s, None, Frame.CUMULATIVE) in spoken]

    @of_ledger
    def all_newest(self) -> Sequence[Claim]:
        """Every telling, the newest first."""
        return sorted(self.bundle.claims, key=_day_and_id, reverse=True)

    @of_ledger
    def folded_newest(self) -> Sequence[Claim]:
        """One claim for each piece of evidence, the newest first."""
        return sorted(self.bundle.folded, key=_day_and_id, reverse=True)

    def known_between(self, after: date, until: date) -> Sequence[Claim]:
        """A claim for each piece of evidence that became known after a day, by another, the newest first."""
        known = self._known_days
        found = np.flatnonzero((known > after.toordinal()) & (known <= until.toordinal()))
        return [self.folded_newest[i] for i in found.tolist()]

    @of_ledger
    def _known_days(self) -> Array:
        days = (known_on(claim) for claim in self.folded_newest)
        return np.fromiter((day.toordinal() if day else 0 for day in days), dtype=np.int32)

    @of_ledger
    def every_telling(self) -> Columns:
        """Every telling, to be selected from, the newest first."""
        return Columns(self.all_newest, self._voices.of)

    @of_ledger
    def every_claim(self) -> Columns:
        """One claim for each piece of evidence, to be selected from, the newest first."""
        return Columns(self.folded_newest, self._voices.of)

    @of_ledger
    def claims_by(self) -> Mapping[str, Sequence[Claim]]:
        """Voice to its claims, the newest first."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.folded_newest:
            found[self.voice(claim)].append(claim)
        return dict(found)

    @of_ledger
    def voices(self) -> Sequence[str]:
        """Everybody who speaks, those with most claims first."""
        return sorted(self.claims_by, key=lambda v: (-len(self.claims_by[v]), v))

    @of_ledger
    def claim_by_short(self) -> Mapping[str, Claim]:
        """The beginning of an id, as it stands in addresses, to its claim."""
        return {short(id_): claim for id_, claim in self.claims.items()}

    @of_ledger
    def document_by_short(self) -> Mapping[str, str]:
        """The beginning of a document's key to the key."""
        return {short(key): key for key in self.documents}

    @of_ledger
    def newest_documents(self) -> Sequence[tuple[str, Document]]:
        """Documents with their keys, the newest first."""
        return sorted(self.documents.items(), key=lambda d: (str(d[1].published or ""), d[0]), reverse=True)

    @of_ledger
    def document_keys(self) -> Sequence[str]:
        """Keys of documents, sorted."""
        return sorted(self.documents)

    @of_ledger
    def voice_by_slug(self) -> Mapping[str, str]:
        """What stands in addresses of claimants to their names."""
        return {slug(voice): voice for voice in self.voices}

    @property
    def stands(self) -> str:
        """The day of the index in words: "as of 2 March 2022"."""
        return (
            f"as of {wording.day(day)}"
            if (day := self.evidence.as_of) > date.min
            else "with nothing known yet"
        )

    @property
    def week_before(self) -> date:
        """A week before the day of the index."""
        day = self.evidence.as_of
        return day - timedelta(days=7) if day > date.min + timedelta(days=7) else day

    @of_ledger
    def parties(self) -> Sequence[str]:
        """Sides of whose people claims speak."""
        return sorted({c.victims.party or UNSPECIFIED for c in self.bundle.folded})

    @of_ledger
    def harms(self) -> Sequence[Harm]:
        """Harms that claims speak of."""
        return [harm for harm in Harm if any(c.harm is harm for c in self.bundle.folded)]

    @of_ledger
    def statuses(self) -> Sequence[Status]:
        """Statuses that claims speak of."""
        return [status for status in Status if any(c.victims.status is status for c in self.bundle.folded)]

    @cached_property
    def newest_estimates(self) -> Sequence[Estimate]:
        """The last estimate of each series."""
        return [made[-1] for made in self._series.values()]

    @of_ledger
    def tally(self) -> Mapping[str, int]:
        """How many of what there are."""
        counts = [c for c in self.bundle.folded if c.kind is Kind.COUNT]
        return {
            "documents": len(self.bundle.documents) or len({c.document.key for c in self.bundle.claims}),
            "tellings": len(self.bundle.claims),
            "claims": len(self.bundle.folded),
            "figures": len(counts),
            "refusals": len(self.bundle.folded) - len(counts),
            "claimants": len({self.voice(c) for c in self.bundle.folded}),
            "reviewed": sum(1 for c in self.bundle.folded if c.id in self.decisions),
        }


def _day_and_id(claim: Claim) -> tuple[str, str]:
    day = held_on(claim)
    return day.isoformat() if day else "", claim.id
