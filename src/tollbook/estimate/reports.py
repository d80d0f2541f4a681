"""Claims sorted into blocks, each the evidence on one party's toll of one status."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tollbook.cases import Case
from tollbook.estimate.hedges import middle
from tollbook.estimate.priors import Setting, Voice
from tollbook.model import UNSPECIFIED, CaseKind, Claim, Count, Frame, Harm, Kind, Relation, Status

OWN_VOICE = "reports"  # the claimant where an outlet without a name speaks for itself

# What a word for harm adds up. Captured and missing join casualties where claims speak of them.
PARTS = {
    Harm.KILLED_OR_WOUNDED: (Harm.KILLED, Harm.WOUNDED),
    Harm.CASUALTIES: (Harm.KILLED, Harm.WOUNDED, Harm.CAPTURED, Harm.MISSING),
}
PLAIN = tuple(harm for harm in Harm if harm not in PARTS)

HELD = (Harm.CAPTURED, Harm.DETAINED)  # whoever holds them can count them, an opponent too

SUDDEN_DAYS = 120  # a sudden event is counted to the end within about a season


@dataclass(frozen=True, slots=True)
class Report:
    """One claim as evidence: who speaks, of which harm, from which day to which (end inclusive)."""

    claim: Claim
    count: Count
    speaker: str
    voice: Voice
    begins: date | None
    ends: date

    @property
    def harm(self) -> Harm:
        """What was suffered."""
        return self.claim.harm

    @property
    def figure(self) -> float:
        """One number that stands for the claim's."""
        return middle(self.count)


@dataclass(frozen=True, slots=True)
class Block:
    """The evidence on one party's toll of one status, in order of day, claimant and id.

    `origin` is the day on which harm begins to count.
    """

    party: str
    status: Status
    setting: Setting
    origin: date
    reports: tuple[Report, ...]

    @property
    def last(self) -> date:
        """The last day that a report speaks of."""
        return max(report.ends for report in self.reports)


def evidence(claims: Iterable[Claim]) -> list[Report]:
    """Claims that bear on a toll: counts of this case, dated, of all victims rather than a narrower group."""
    reports = []
    for claim in claims:
        if claim.kind is not Kind.COUNT or claim.count is None or claim.background or claim.victims.role:
            continue
        ends = _ends(claim)
        if ends is not None:
            reports.append(
                Report(claim, claim.count, _speaker(claim), _voice(claim), claim.period.start, ends)
            )
    return reports


def blocks(reports: Sequence[Report], case: Case | None = None) -> list[Block]:
    """Reports by party and status, sorted.

    Figures of single incidents within a longer conflict are left out: they are parts of its toll, and no
    total follows from parts of unknown number.
    """
    sudden = is_sudden(reports, case)
    usable = [r for r in reports if sudden or r.claim.period.frame is not Frame.INCIDENT]
    if case is not None and case.end is not None:  # a figure given later is still of harm before the end
        usable = [_closed(report, case.end) for report in usable]
    named = any(r.claim.victims.party for r in usable)
    sorted_out: dict[tuple[str, Status], list[Report]] = defaultdict(list)
    for report in usable:
        party = report.claim.victims.party or (None if named else UNSPECIFIED)
        if party:
            sorted_out[party, report.claim.victims.status].append(report)
    origin = _origin(usable, case)
    return [
        Block(party, status, _setting(sudden, status), origin, tuple(sorted(found, key=_in_order)))
        for (party, status), found in sorted(sorted_out.items())
    ]


def _closed(report: Report, end: date) -> Report:
    """A report on harm that has ended: a side that speaks of its own after the end speaks of all of it."""
    over = report.ends > end or (report.claim.stated_on or report.ends) > end
    dead_or_hurt = report.harm not in (Harm.MISSING, *HELD)  # those are found and freed afterwards
    voice = Voice.CLOSING if over and dead_or_hurt and report.voice is Voice.SELF else report.voice
    return replace(report, ends=min(report.ends, end), voice=voice)


def is_sudden(reports: Sequence[Report], case: Case | None = None) -> bool:
    """Whether all harm came at once, so that later figures are better counts rather than later harm.

    The case says so; without one, it is if nobody fought, nobody opposed, and the claims are of one season.
    """
    if case is not None:
        return case.kind is not CaseKind.WAR
    if not reports:
        return False
    days = [report.ends for report in reports]
    fought = any(
        r.voice is Voice.OPPONENT or r.claim.victims.status is Status.COMBATANT or r.harm is Harm.CAPTURED
        for r in reports
    )
    return not fought and max(days) - min(days) <= timedelta(days=SUDDEN_DAYS)


def _in_order(report: Report) -> tuple[date, str, str, str]:
    return report.ends, report.voice.value, report.speaker, report.claim.id


def _setting(sudden: bool, status: Status) -> Setting:
    if sudden:
        return Setting.SUDDEN
    return Setting.COMBATANT if status is Status.COMBATANT else Setting.OTHER


def _origin(reports: Sequence[Report], case: Case | None) -> date:
    if not reports:
        return date.min
    first, last = min(r.ends for r in reports), max(r.ends for r in reports)
    if case is not None and case.start is not None:
        return min(case.start, first)
    starts = [r.begins for r in reports if r.begins is not None]
    if starts:
        return min(*starts, first)
    return first - timedelta(days=max(7, (last - first).days // 4))


def _ends(claim: Claim) -> date | None:
    published = claim.document.published
    said = published.date() if isinstance(published, datetime) else published
    return claim.period.end or claim.stated_on or said


def _speaker(claim: Claim) -> str:
    if claim.claimant is None:
        return claim.document.outlet or OWN_VOICE
    return claim.claimant.name or claim.claimant.text


def _voice(claim: Claim) -> Voice:
    if claim.claimant is None:
        return Voice.THIRD_PARTY
    if claim.claimant.relation is Relation.OPPONENT and claim.harm in HELD:
        return Voice.THIRD_PARTY
    if claim.claimant.relation is Relation.THIRD_PARTY and claim.stated_basis and _keeps_list(claim):
        return Voice.RECORDER
    return Voice(claim.claimant.relation.value)


def _keeps_list(claim: Claim) -> bool:
    return any("list" in basis or "name" in basis for basis in claim.stated_basis)


def shares_parts(one: Harm, other: Harm) -> bool:
    """Whether two words for harm have people in common."""
    return not set(PARTS.get(one, (one,))).isdisjoint(PARTS.get(other, (other,)))
