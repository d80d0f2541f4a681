"""Plain neutral words for figures, harms, people and days: the same wherever a person reads them."""

from datetime import date

from tollbook.model.count import Count
from tollbook.model.enums import Harm, Hedge, Status

THIN = "\u2009"

_HARMS = {Harm.KILLED_OR_WOUNDED: "killed or wounded"}
_PEOPLE = {Status.COMBATANT: "combatants", Status.CIVILIAN: "civilians", Status.UNKNOWN: "people"}
_PLURALS = {"child": "children", "person": "people"}


def number(value: float) -> str:
    """Whole people with thousands set apart."""
    return f"{round(value):,}"


def in_words(count: Count) -> str:
    """A count for a sentence: "7,000 to 15,000", "about 1,600", "at least 14", "24 to 99 (“dozens”)"."""
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


def in_signs(count: Count | None) -> str:
    """A count for a table or a chart: "7,000–15,000", "≈ 1,600", "≥ 14", "≤ 500"."""
    if count is None:
        return "no figure"
    if count.low is None:
        return f"≤{THIN}{number(count.high or 0)}"
    if count.high is None:
        return f"≥{THIN}{number(count.low)}"
    if count.low != count.high:
        return f"{number(count.low)}–{number(count.high)}"
    return f"≈{THIN}{number(count.low)}" if count.hedge is Hedge.APPROXIMATE else number(count.low)


def harm_words(harm: Harm) -> str:
    """The harm as a reader says it: "killed or wounded"."""
    return _HARMS.get(harm, harm.value)


def people_of(status: Status) -> str:
    """A status as the plural of who is counted: "combatants", "people"."""
    return _PEOPLE[status]


def harmed(harm: Harm, people: str) -> str:
    """What is counted: "combatants killed", "casualties among generals"."""
    return f"casualties among {people}" if harm is Harm.CASUALTIES else f"{people} {harm_words(harm)}"


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
    """The owner's form of a name: "Arland’s", "the United States’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def day(on: date | None) -> str:
    """A day in a sentence: "2 March 2022"."""
    return f"{on.day} {on:%B %Y}" if on else "undated"


def short_day(on: date | None) -> str:
    """A day in a table: "2 Mar 2022"."""
    return f"{on.day} {on:%b %Y}" if on else "undated"
