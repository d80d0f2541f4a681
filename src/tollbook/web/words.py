"""Numbers, dates and likelihoods as a reader meets them."""

from datetime import date, datetime
from math import floor, log10

from tollbook.model import Claim, Count, Frame, Harm, Hedge, Kind, Precision, Status

THIN = "\u2009"

_HARMS = {Harm.KILLED_OR_WOUNDED: "killed or wounded"}
_STATUSES = {Status.COMBATANT: "combatants", Status.CIVILIAN: "civilians", Status.UNKNOWN: "people"}

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


def people(value: float) -> str:
    """A number of people with thousands set apart."""
    return f"{round(value):,}"


def rounded(value: float, width: float) -> str:
    """A number of people with no more digits than an interval that wide supports.

    Steps are a twentieth of the interval, brought down to 1, 2 or 5 times a power of ten.
    """
    if width <= 0:
        return people(value)
    step = width / 20
    power = 10.0 ** floor(log10(step))
    unit = max(1.0, power * max(m for m in (1, 2, 5) if m * power <= step * 1.0000001))
    return people(round(value / unit) * unit)


def harm(value: Harm) -> str:
    """A harm in words."""
    return _HARMS.get(value, value.value)


def status(value: Status) -> str:
    """A status as the plural of who is counted."""
    return _STATUSES[value]


def counted(subject_harm: Harm, subject_status: Status) -> str:
    """What is counted: "combatants killed", "casualties among civilians"."""
    if subject_harm is Harm.CASUALTIES:
        return f"casualties among {status(subject_status)}"
    return f"{status(subject_status)} {harm(subject_harm)}"


def figure(count: Count | None) -> str:
    """A count in few characters: "7,000–15,000", "≈ 1,600", "≥ 14"."""
    if count is None:
        return "no figure"
    if count.low is None:
        return f"≤{THIN}{people(count.high or 0)}"
    if count.high is None:
        return f"≥{THIN}{people(count.low)}"
    if count.low != count.high:
        return f"{people(count.low)}–{people(count.high)}"
    return f"≈{THIN}{people(count.low)}" if count.hedge is Hedge.APPROXIMATE else people(count.low)


def claim_figure(claim: Claim) -> str:
    """What a claim says, in few characters."""
    return "declines" if claim.kind is Kind.REFUSAL and claim.count is None else figure(claim.count)


def day(value: date | datetime | None) -> str:
    """A day as "2 March 2022"."""
    return f"{value.day} {value:%B %Y}" if value else "undated"


def short_day(value: date | datetime | None) -> str:
    """A day as "2 Mar 2022"."""
    return f"{value.day} {value:%b %Y}" if value else "undated"


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
    if p.start and p.start != on:
        return f"{short_day(p.start)} to {about}{short_day(on)}"
    return f"on {about}{short_day(on)}"
