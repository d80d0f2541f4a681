"""Look-ups over a bundle, made once a page or once a ledger head."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from tollbook.export import Bundle
from tollbook.findings import Evidence
from tollbook.findings.evidence import Subject, Told, held_on
from tollbook.findings.voices import Voices
from tollbook.model import (
    Claim,
    Decision,
    Document,
    EchoKind,
    Estimate,
    Finding,
    Frame,
    Harm,
    Kind,
    Status,
)
from tollbook.pipeline.view import View, at
from tollbook.web.columns import Columns
from tollbook.web.links import short, slug
from tollbook.web.reviewing import review


@dataclass(frozen=True, slots=True)
class Mark:
    """How a claimant is drawn: a shape and a colour by number, so that neither alone has to tell."""

    voice: str
    shape: int
    colour: int


_BY_DAY = ("marks", "subjects", "findings_of", "refusals", "narrower", "newest_estimates")
"""What is worked out from claims, findings and estimates of a day; all else stays from day to day."""

SHAPES = 7
COLOURS = 6


class Index:
    """A bundle with what pages ask of it.

    Args:
        bundle: With its claims arranged already, if it is a view.
        awaiting: Why there are no estimates yet, for readers; empty where there are.
    """

    def __init__(self, bundle: Bundle, *, awaiting: str = "") -> None:
        self.bundle, self.awaiting = bundle, awaiting
        self.claims: Mapping[str, Claim] = {c.id: c for c in (*bundle.claims, *bundle.folded)}
        self.documents: Mapping[str, Document] = {d.ref.key: d for d in bundle.documents}
        arranged = bundle.evidence if isinstance(bundle, View) else None
        self.evidence = arranged or Evidence.of(
            bundle.folded, as_of=bundle.as_of, case=bundle.case, copies=bundle.copies
        )
        self._voices = Voices(bundle.case)

    def with_estimates(self, made: tuple[Estimate, ...]) -> "Index":
        """The same claims with estimates that have been made."""
        return self._showing(replace(self.bundle, estimates=made), "")

    def at(self, day: date) -> "Index":
        """The same claims as of another day."""
        return self._showing(at(self.bundle, self.evidence, day), self.awaiting)

    def _showing(self, bundle: Bundle, awaiting: str) -> "Index":
        other = copy(self)
        for name in _BY_DAY:
            other.__dict__.pop(name, None)
        other.bundle, other.awaiting = bundle, awaiting
        other.evidence = (bundle.evidence if isinstance(bundle, View) else None) or self.evidence
        return other

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[Claim]]:
        """Document key to its claims in reading order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.bundle.claims:
            found[claim.document.key].append(claim)
        return {key: sorted(claims, key=lambda c: (c.spans[0].start, c.id)) for key, claims in found.items()}

    @cached_property
    def echoes(self) -> Mapping[str, tuple[str, ...]]:
        """Claim id to all tellings of the same, itself included."""
        return {m: g.members for g in self.bundle.groups if g.kind is EchoKind.CLAIMS for m in g.members}

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """Claim id to the folded claim that stands for it; none where people rejected all of a group."""
        folded = {c.id for c in self.bundle.folded}
        groups = (g.members for g in self.bundle.groups if g.kind is EchoKind.CLAIMS)
        stood = {m: first for members in groups for m in members for first in members if first in folded}
        return {**stood, **{id_: id_ for id_ in folded}}

    @cached_property
    def decisions(self) -> Mapping[str, Sequence[Decision]]:
        """Claim id to people's decisions, in order of time."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in sorted(self.bundle.decisions, key=lambda d: (d.when, d.by)):
            found[decision.claim].append(decision)
        return dict(found)

    def review(self, claim: Claim) -> str:
        """Where a person's review of a claim stands."""
        return review(self.decisions.get(claim.id, ()))

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """Voice to its mark; those with most claims come first, so that they differ most."""
        numbers: dict[str, int] = defaultdict(int)
        for told in self.evidence.told:
            numbers[told.voice] += 1
        ordered = sorted(numbers, key=lambda voice: (-numbers[voice], voice))
        return {voice: Mark(voice, i % SHAPES, i % COLOURS) for i, voice in enumerate(ordered)}

    def voice(self, claim: Claim) -> str:
        """Whose word a claim is, as in the findings."""
        return self._voices.of(claim)

    @cached_property
    def subjects(self) -> Sequence[tuple[str, Harm, Status]]:
        """What has a panel: party, harm and status with totals, the most told first."""
        numbers: dict[tuple[str, Harm, Status], int] = defaultdict(int)
        for told in self.evidence.told:
            s = told.subject
            if s.whole:
                numbers[s.party, s.harm, s.status] += 1
        for e in self.bundle.estimates:
            numbers[e.party, e.harm, e.status] += 0
        return sorted(numbers, key=lambda k: (-numbers[k], k))

    def totals(self, party: str, harm: Harm, status: Status) -> Sequence[Told]:
        """Running totals of one panel, by day."""
        voices = self.evidence.by_subject.get(Subject(party, harm, status, None, Frame.CUMULATIVE), {})
        return sorted((t for told in voices.values() for t in told), key=lambda t: (t.on, t.said, t.claim.id))

    def estimates(self, party: str, harm: Harm, status: Status) -> Sequence[Estimate]:
        """Estimates of one panel, by day."""
        key = (party, harm, status)
        found = [e for e in self.bundle.estimates if (e.party, e.harm, e.status) == key]
        return sorted(found, key=lambda e: e.as_of)

    @cached_property
    def findings_of(self) -> Mapping[str, Sequence[Finding]]:
        """Claim id to the findings that rest on it."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.bundle.findings:
            for claim in finding.claims:
                found[claim].append(finding)
        return dict(found)

    @cached_property
    def refusals(self) -> Sequence[Claim]:
        """Refusals, by day."""
        return [claim for _, _, claim in self.evidence.refusals]

    @cached_property
    def narrower(self) -> Sequence[Told]:
        """Figures outside the panels: narrower groups, intervals and incidents."""
        return [t for t in self.evidence.told if not t.subject.whole]

    @cached_property
    def all_newest(self) -> Sequence[Claim]:
        """Every telling, the newest first."""
        return sorted(self.bundle.claims, key=_day_and_id, reverse=True)

    @cached_property
    def folded_newest(self) -> Sequence[Claim]:
        """One claim for each piece of evidence, the newest first."""
        return sorted(self.bundle.folded, key=_day_and_id, reverse=True)

    @cached_property
    def every_telling(self) -> Columns:
        """Every telling, to be selected from, the newest first."""
        return Columns(self.all_newest, self.voice)

    @cached_property
    def every_claim(self) -> Columns:
        """One claim for each piece of evidence, to be selected from, the newest first."""
        return Columns(self.folded_newest, self.voice)

    @cached_property
    def claims_by(self) -> Mapping[str, Sequence[Claim]]:
        """Voice to its claims, the newest first."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.folded_newest:
            found[self.voice(claim)].append(claim)
        return dict(found)

    @cached_property
    def voices(self) -> Sequence[str]:
        """Everybody who speaks, those with most claims first."""
        return sorted(self.claims_by, key=lambda v: (-len(self.claims_by[v]), v))

    @cached_property
    def claim_by_short(self) -> Mapping[str, Claim]:
        """The beginning of an id, as it stands in addresses, to its claim."""
        return {short(id_): claim for id_, claim in self.claims.items()}

    @cached_property
    def document_by_short(self) -> Mapping[str, str]:
        """The beginning of a document's key to the key."""
        return {short(key): key for key in self.documents}

    @cached_property
    def newest_documents(self) -> Sequence[tuple[str, Document]]:
        """Documents with their keys, the newest first."""
        return sorted(self.documents.items(), key=lambda d: (str(d[1].published or ""), d[0]), reverse=True)

    @cached_property
    def document_keys(self) -> Sequence[str]:
        """Keys of documents, sorted."""
        return sorted(self.documents)

    @cached_property
    def voice_by_slug(self) -> Mapping[str, str]:
        """What stands in addresses of claimants to their names."""
        return {slug(voice): voice for voice in self.voices}

    @property
    def week_before(self) -> date:
        """A week before the day of the index."""
        day = self.evidence.as_of
        return day - timedelta(days=7) if day > date.min + timedelta(days=7) else day

    @cached_property
    def parties(self) -> Sequence[str]:
        """Sides of whose people claims speak."""
        return sorted({c.victims.party for c in self.bundle.folded if c.victims.party})

    @cached_property
    def harms(self) -> Sequence[Harm]:
        """Harms that claims speak of."""
        return [harm for harm in Harm if any(c.harm is harm for c in self.bundle.folded)]

    @cached_property
    def statuses(self) -> Sequence[Status]:
        """Statuses that claims speak of."""
        return [status for status in Status if any(c.victims.status is status for c in self.bundle.folded)]

    @cached_property
    def newest_estimates(self) -> Sequence[Estimate]:
        """The last estimate of each series."""
        last = {(e.party, e.harm, e.status): e for e in sorted(self.bundle.estimates, key=lambda e: e.as_of)}
        return list(last.values())

    @cached_property
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
