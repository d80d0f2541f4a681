"""Plain neutral words for figures, ratios, dates and people."""

from datetime import date
from math import inf

from tollbook.findings.evidence import Subject, Told
from tollbook.model import Count, Harm, Hedge, Status

_HARMS = {
    Harm.KILLED: "killed",
    Harm.WOUNDED: "wounded",
    Harm.KILLED_OR_WOUNDED: "killed or wounded",
    Harm.CASUALTIES: "casualties",
    Harm.MISSING: "missing",
    Harm.CAPTURED: "captured",
    Harm.DETAINED: "detained",
    Harm.DISPLACED: "displaced",
}
_PEOPLE = {Status.COMBATANT: "combatants", Status.CIVILIAN: "civilians", Status.UNKNOWN: "people"}
_PLURALS = {"child": "children", "person": "people"}


def harm_words(harm: Harm) -> str:
    """The harm as a reader says it: "killed or wounded"."""
    return _HARMS[harm]


def whom(subject: Subject) -> str:
    """Who is counted: "combatants killed on Arland's side", "casualties among generals on …"."""
    people = plural(subject.role) if subject.role else _PEOPLE[subject.status]
    side = f"on {possessive(subject.party)} side"
    if subject.harm is Harm.CASUALTIES:
        return f"casualties among {people} {side}"
    return f"{people} {_HARMS[subject.harm]} {side}"


def plural(noun: str) -> str:
    """The plural of a role that claims carry in the singular."""
    head, _, last = noun.rpartition(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("man"):
        last = f"{last[:-2]}en"
    elif last.endswith("y") and last[-2:-1] not in set("aeiou"):
        last = f"{last[:-1]}ies"
    else:
        last = f"{last}s"
    return f"{head} {last}".strip()


def possessive(name: str) -> str:
    """The owner's form of a name: "Arland's", "the United States'"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def number(value: float) -> str:
    """Whole people with thousands set apart."""
    return f"{round(value):,}"


def figure(count: Count) -> str:
    """A count in words: "7,000 to 15,000", "about 1,600", "at least 14", "24 to 99 (“dozens”)"."""
    low, high = count.low, count.high
    if low is None:
        return f"up to {number(high or 0)}"
    if high is None:
        return f"at least {number(low)}"
    if count.hedge is Hedge.VAGUE:
        return f"{number(low)} to {number(high)} (“{count.text}”)"
    if low != high:
        return f"{number(low)} to {number(high)}"
    return f"about {number(low)}" if count.hedge is Hedge.APPROXIMATE else number(low)


def claimed(told: Told) -> str:
    """The figure of a claim in words."""
    return "" if told.claim.count is None else figure(told.claim.count)


def day(on: date) -> str:
    """The day as "2 March 2022"."""
    return f"{on.day} {on:%B %Y}"


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
