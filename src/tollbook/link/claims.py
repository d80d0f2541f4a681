"""Echoes of claims: one figure by one claimant as of one date, in whatever document and wording."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tollbook.link.anchors import MemoryIndex, Place, relink
from tollbook.link.context import Context
from tollbook.link.figures import same_figure, specific
from tollbook.link.groups import group
from tollbook.link.keys import claim_keys
from tollbook.model import UNDATED, Claim, Document, EchoGroup, EchoKind, EchoLink, Frame, Kind, Status

SAME_DAY = 1  # days apart that time zones explain
RESTATED = 7  # days within which a round figure without a date is taken as the same telling
INCIDENT_NAMES = 0.5
THRESHOLD = 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what it is compared by; `story` is its document's echo group, or the document itself."""

    claim: Claim
    context: Context
    near: Context  # the claim's own words
    story: str

    @classmethod
    def of(cls, claim: Claim, document: Document | None, story: str) -> "Told":
        """A claim in its document, which may be wanting."""
        near = Context.of(*(span.exact for span in claim.spans))
        return cls(claim, Context.of_claim(claim, document), near, story)

    @property
    def place(self) -> Place:
        """Where it stands among claims: by the figure's date, then the document's, and its keys."""
        published = self.claim.document.published
        rank = f"{self.known_on} {published.isoformat() if published else UNDATED}"
        return Place(rank, claim_keys(self.claim, self.context, self.story))

    @property
    def day(self) -> date | None:
        """The date that the figure is of: as-of, else stated."""
        return self.claim.period.end or self.claim.stated_on

    @property
    def days(self) -> tuple[date, ...]:
        """Every date that the claim gives for its figure."""
        return tuple(d for d in (self.claim.period.end, self.claim.stated_on) if d)

    @property
    def known_on(self) -> str:
        """Orders claims in time: by the figure's date, else the document's."""
        published = self.claim.document.published
        day = self.day or published
        return day.isoformat()[:10] if day else UNDATED


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
        told[claim.id] = Told.of(claim, documents.get(key), story_of.get(key, key))
    index = MemoryIndex()
    relink(
        index, {name: each.place for name, each in told.items()}, lambda pairs: compare_claims(pairs, told)
    )
    return group(
        EchoKind.CLAIMS, index.links_of(told), {name: each.place.rank for name, each in told.items()}
    )


def compare_claims(pairs: Iterable[tuple[str, str]], told: Mapping[str, Told]) -> Iterator[EchoLink]:
    """The links among pairs of claims."""
    for one, other in pairs:
        link = _compare(told[one], told[other])
        if link is not None and link.score >= THRESHOLD:
            yield link


def _compare(one: Told, other: Told) -> EchoLink | None:
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
    if not _same_incident(one, other):
        return None
    return EchoLink(a.id, b.id, round(figure * who * when, 3), why)


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


def _same_time(one: Told, other: Told) -> float:
    a, b = one.day, other.day
    if one.claim.kind is Kind.REFUSAL:
        return 1.0 if one.story == other.story or a == b else 0.0
    apart = min((abs((x - y).days) for x in one.days for y in other.days), default=None)
    if apart is not None and apart <= SAME_DAY:
        return 0.9 if apart else 1.0
    if _restates(one, other) or (one.story == other.story and (not (a and b) or _particular(one, other))):
        return 0.9
    days = [d.toordinal() for d in (_dated(one), _dated(other)) if d]
    return 0.75 if not (a and b) and len(days) == 2 and abs(days[0] - days[1]) <= RESTATED else 0.0


def _restates(one: Told, other: Told) -> bool:
    """A later telling of an old figure stays that old claim, whatever day its report gives it.

    Only a particular figure and a running total: round ones, and those of a day, come back by chance.
    """
    running = all(told.claim.period.frame is Frame.CUMULATIVE for told in (one, other))
    return running and _particular(one, other)


def _particular(one: Told, other: Told) -> bool:
    return all(told.claim.count is not None and specific(told.claim.count) for told in (one, other))


def _dated(told: Told) -> date | None:
    published = told.claim.document.published
    return told.day or (date(published.year, published.month, published.day) if published else None)


def _same_teller(one: Told, other: Told) -> tuple[float, str]:
    a, b = one.claim.claimant, other.claim.claimant
    names = tuple(c and (c.name or c.text).casefold() for c in (a, b))
    if names[0] and names[0] == names[1]:
        return 1.0, f"both are {a.name or a.text}'s" if a else ""
    if one.story == other.story:
        return 0.9, "both stand in one story"
    if _particular(one, other):
        return 0.8, "a figure this particular was not arrived at twice"
    if None in names and one.context.likeness(other.context) >= THRESHOLD:
        return 0.75, "told in nearly the same words"
    return 0.0, ""


def _same_incident(one: Told, other: Told) -> bool:
    """Common figures recur: they are of one incident only where their stories or the names around them agree.

    Two places in one sentence are never one: who says "one in Manila and one in Macau" counts both.
    """
    a, b = one.claim, other.claim
    if a.document.key == b.document.key:
        apart = all(x.end <= y.start or y.end <= x.start for x in a.spans for y in b.spans)
        return apart and (_particular(one, other) or one.near.likeness(other.near) >= INCIDENT_NAMES)
    running = Frame.INCIDENT not in (a.period.frame, b.period.frame)
    if one.story == other.story or _particular(one, other) or (running and _same_name(a, b)):
        return True
    return one.context.shared_names(other.context) >= INCIDENT_NAMES


def _same_name(a: Claim, b: Claim) -> bool:
    """Whether somebody whom the gazetteer knows says both."""
    names = [c.claimant.name if c.claimant else None for c in (a, b)]
    return names[0] is not None and names[0] == names[1]
