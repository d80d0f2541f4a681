"""Figures, periods and likelihoods as pages show them."""

import textwrap
from math import floor, log10

from tollbook.model import UNSPECIFIED, Claim, Document, Frame, Harm, Kind, Precision, Status
from tollbook.model.wording import harmed, in_signs, number, people_of, possessive, short_day

LIKELIHOODS = (
    (0.01, "almost no chance"),
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.01, "almost certain"),
)
"""Upper ends of probability and their words: Intelligence Community Directive 203 (2015), D.6.e."""


def likelihood(probability: float) -> str:
    """The word of ICD 203 for a probability from 0 to 1."""
    return next(word for end, word in LIKELIHOODS if probability < end or end > 1)


def rounded(value: float, width: float) -> str:
    """A number of people with no more digits than an interval that wide supports.

    Steps are a twentieth of the interval, brought down to 1, 2 or 5 times a power of ten.
    """
    if width <= 0:
        return number(value)
    step = width / 20
    power = 10.0 ** floor(log10(step))
    unit = max(1.0, power * max(m for m in (1, 2, 5) if m * power <= step * 1.0000001))
    return number(round(value / unit) * unit)


def counted(subject_harm: Harm, subject_status: Status) -> str:
    """What is counted: "combatants killed", "casualties among civilians"."""
    return harmed(subject_harm, people_of(subject_status))


def side(party: str) -> str:
    """Whose people are counted, as a heading says it."""
    return "No side named" if party == UNSPECIFIED else party


def counted_on(title: str, party: str) -> str:
    """What is counted, on whose side: "combatants killed on Arland’s side"."""
    return (
        f"{title} whose side nobody names" if party == UNSPECIFIED else f"{title} on {possessive(party)} side"
    )


OPENING = 72
"""Characters of its first words that name a report without a title."""


def titled(document: Document) -> str:
    """What a report is called: its title, else its first words in quotation marks, else by whom it is."""
    if document.title and document.title.strip():
        return document.title
    opening = " ".join(document.text[: 4 * OPENING].split())
    if opening:
        return f"“{textwrap.shorten(opening, OPENING, placeholder=' …')}”"
    return f"A report by {document.outlet}" if document.outlet else "A report without words"


def claim_figure(claim: Claim) -> str:
    """What a claim says, in few characters."""
    return "declines" if claim.kind is Kind.REFUSAL and claim.count is None else in_signs(claim.count)


def period(claim: Claim) -> str:
    """When a claim's figure holds: "as of 2 Mar 2022", "on 2 Mar 2022", "reported 2 Mar 2022"."""
    p = claim.period
    on = p.end or claim.stated_on
    if on is None:
        published = claim.document.published
        return f"reported {short_day(published)}" if published else "undated"
    about = "" if p.precision in (Precision.DAY, Precision.UNKNOWN) else "about "
    if p.frame is Frame.CUMULATIVE:
        return f"as of {about}{short_day(on)}"
    later = f", said {short_day(claim.stated_on)}" if claim.stated_on and claim.stated_on > on else ""
    if p.start and p.start != on:
        return f"{short_day(p.start)} to {about}{short_day(on)}{later}"
    return f"on {about}{short_day(on)}{later}"
