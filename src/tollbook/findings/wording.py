"""Plain neutral words for what findings compare."""

from math import inf

from tollbook.findings.evidence import Subject, Told
from tollbook.model import UNSPECIFIED
from tollbook.model.wording import harmed, in_words, number, people_of, plural, possessive


def whom(subject: Subject) -> str:
    """Who is counted: "combatants killed on Arland's side", "casualties among generals on …"."""
    people = plural(subject.role) if subject.role else people_of(subject.status)
    where = f" in {subject.place}" if subject.place else ""
    side = "" if subject.party == UNSPECIFIED else f" on {possessive(subject.party)} side"
    return f"{harmed(subject.harm, people)}{side}{where}"


def claimed(told: Told) -> str:
    """The figure of a claim in words."""
    return "" if told.claim.count is None else in_words(told.claim.count)


def times(ratio: float) -> str:
    """A ratio, "6 times", "about 2.3 times", with no more digits than a reader can use."""
    shown = f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}".removesuffix(".0")
    exact = abs(ratio - float(shown.replace(",", ""))) < 1e-9
    return f"{shown} times" if exact else f"about {shown} times"


def ratio_between(low: Told, high: Told) -> float | None:
    """How many times the smaller figure's top the greater figure's bottom is; None over nothing.

    Uses the figures as claimed, without the room that "about" is given.
    """
    smaller, greater = low.claim.count, high.claim.count
    top = smaller and smaller.high
    bottom = greater and greater.low
    return bottom / top if top and bottom else None


def span_words(low: float, high: float) -> str:
    """Bounds as "15,000 to 33,000", as one number, or as "at least …" where open above."""
    if high == inf:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def weeks(days: int) -> str:
    """Days as a reader says them: from two weeks on, in weeks as well."""
    if days < 14:
        return "1 day" if days == 1 else f"{days} days"
    return f"{days} days (about {round(days / 7)} weeks)"
