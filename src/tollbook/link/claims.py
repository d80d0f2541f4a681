"""Echoes of claims: one figure by one claimant as of one date, in whatever document and wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tollbook.link.context import Context
from tollbook.link.figures import same_figure, specific
from tollbook.link.groups import Link, group
from tollbook.link.keys import claim_keys, pairs_by_key
from tollbook.model import Claim, Document, EchoGroup, EchoKind, Frame, Kind, Status

SAME_DAY = 1  # days apart that time zones explain
RESTATED = 7  # days within which a round figure without a date is taken as the same telling
INCIDENT_NAMES = 0.25
THRESHOLD = 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    context: Context
    story: str  # the echo group of its document, or the document itself

    @property
    def day(self) -> date | None:
        """The date that the figure is of: as-of, else stated."""
        return self.claim.period.end or self.claim.stated_on

    @property
    def known_on(self) -> str:
        """Orders claims in time: by the figure's date, else the document's."""
        published = self.claim.document.published
        day = self.day or published
        return day.isoformat()[:10] if day else "9999"


def link_claims(
    claims: Iterable[Claim], documents: Mapping[str, Document], stories: Iterable[EchoGroup] = ()
) -> tuple[EchoGroup, ...]:
    """Group the claims that are one piece of evidence.

    Args:
        claims: In any order; the result does not depend on it.
        documents: By key, for the words around each claim; a claim whose document is not there is compared
            by its span alone.
        stories: Groups of documents that are echoes of one.

    Returns:
        Groups of two or more, sorted by their original.
    """
    story_of = {member: g.original for g in stories for member in g.members}
    told = {}
    for claim in claims:
        key = claim.document.key
        context = Context.of_claim(claim, documents.get(key))
        told[claim.id] = _Told(claim, context, story_of.get(key, key))
    links = []
    for one, other in pairs_by_key({c.claim.id: claim_keys(c.claim) for c in told.values()}):
        if (link := _compare(told[one], told[other])) and link.score >= THRESHOLD:
            links.append(link)
    rank = {cid: (t.known_on, str(t.claim.document.published or "9999"), cid) for cid, t in told.items()}
    return group(EchoKind.CLAIMS, links, rank)


def _compare(one: _Told, other: _Told) -> Link | None:
    a, b = one.claim, other.claim
    if not _same_question(a, b):
        return None
    figure = 1.0 if a.count is None or b.count is None else same_figure(a.count, b.count)
    if not figure:
        return None
    when = _same_time(one, other)
    who, why = _same_teller(one, other)
    if not when or not who:
        return None
    if a.period.frame is Frame.INCIDENT and not _same_incident(one, other):
        return None
    return Link(a.id, b.id, round(figure * who * when, 3), why)


def _same_question(a: Claim, b: Claim) -> bool:
    """Same kind, harm and background, and nothing known of the victims speaks against it."""
    va, vb = a.victims, b.victims
    return (
        (a.kind, a.harm, a.background, a.stance == "denies")
        == (b.kind, b.harm, b.background, b.stance == "denies")
        and va.role == vb.role
        and (va.party is None or vb.party is None or va.party == vb.party)
        and (va.status == vb.status or Status.UNKNOWN in (va.status, vb.status))
    )


def _same_time(one: _Told, other: _Told) -> float:
    a, b = one.day, other.day
    if one.claim.kind is Kind.REFUSAL:
        return 1.0 if one.story == other.story or a == b else 0.0
    if a and b and abs((a - b).days) <= SAME_DAY:
        return 1.0 if a == b else 0.9
    if _restates(one, other) or (one.story == other.story and not (a and b)):
        return 0.9
    days = [d.toordinal() for d in (_dated(one), _dated(other)) if d]
    return 0.75 if not (a and b) and len(days) == 2 and abs(days[0] - days[1]) <= RESTATED else 0.0


def _restates(one: _Told, other: _Told) -> bool:
    """A later telling of an old figure stays that old claim, whatever day its report gives it.

    Only a particular figure and a running total: round ones, and those of a day, come back by chance.
    """
    return all(
        told.claim.count is not None
        and specific(told.claim.count)
        and told.claim.period.frame is Frame.CUMULATIVE
        for told in (one, other)
    )


def _dated(told: _Told) -> date | None:
    published = told.claim.document.published
    return told.day or (date(published.year, published.month, published.day) if published else None)


def _same_teller(one: _Told, other: _Told) -> tuple[float, str]:
    a, b = one.claim.claimant, other.claim.claimant
    names = tuple(c and (c.name or c.text).casefold() for c in (a, b))
    if names[0] and names[0] == names[1]:
        return 1.0, f"both are {a.name or a.text}'s" if a else ""
    if one.story == other.story:
        return 0.9, "both stand in one story"
    if one.claim.count and other.claim.count and specific(one.claim.count) and specific(other.claim.count):
        return 0.8, "a figure this particular was not arrived at twice"
    if None in names and one.context.likeness(other.context) >= THRESHOLD:
        return 0.75, "told in nearly the same words"
    return 0.0, ""


def _same_incident(one: _Told, other: _Told) -> bool:
    """Small figures recur: two incidents are one only where their stories or the names around them agree."""
    return one.story == other.story or one.context.shared_names(other.context) >= INCIDENT_NAMES
