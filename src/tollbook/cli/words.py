"""Claims in the few words of a table cell."""

from tollbook.model import Claim, Frame, Kind, Stance


def counted(number: int, noun: str) -> str:
    """A number of things: "1 new claim", "1,204 new claims"."""
    many = f"{noun.removesuffix('y')}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def harmed(claim: Claim) -> str:
    """The victims with their side: "Russian troops (Russia)"."""
    words, party = claim.victims.text or "people", claim.victims.party
    return words if not party or party.casefold() in words.casefold() else f"{words} ({party})"


def said_by(claim: Claim) -> str:
    """Claimant and relays: "NATO, unnamed official, via AP"."""
    if claim.claimant is None:
        return "the report itself"
    name = claim.claimant.name or claim.claimant.text
    parts = [name, "unnamed" if claim.claimant.anonymous else "", *(f"via {r}" for r in claim.relayed_by)]
    return ", ".join(part for part in parts if part)


def as_of(claim: Claim) -> str:
    """The date that the figure is of, or the time that it covers."""
    period = claim.period
    if period.frame is not Frame.CUMULATIVE and period.start and period.start != period.end:
        return f"{period.start} to {period.end or '…'}"
    moment = period.end or claim.stated_on
    published = claim.document.published
    return str(moment) if moment else f"told {published.isoformat()[:10]}" if published else "undated"


def remarks(claim: Claim) -> str:
    """What a reader must not overlook: the stance, a background figure, several places."""
    notes = []
    if claim.kind is Kind.REFUSAL or claim.stance is not Stance.ASSERTS:
        notes.append(str(claim.stance))
    if claim.background:
        notes.append("background")
    if claim.period.frame is Frame.INCIDENT:
        notes.append("incident")
    if len(claim.spans) > 1:
        notes.append(f"{len(claim.spans)} places")
    return ", ".join(notes)
