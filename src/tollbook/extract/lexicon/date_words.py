"""The words of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tollbook.errors import CaseError
from tollbook.extract.lexicon.inflect import noun_forms
from tollbook.extract.lexicon.load import table, words
from tollbook.extract.lexicon.phrases import Phrases
from tollbook.extract.lexicon.quantity_words import hedge_words, number_words
from tollbook.model import Precision


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of every year: by month and day, by days from Easter Sunday, or by month, weekday and which."""

    fixed: tuple[int, int] | None = None
    easter: int | None = None
    nth: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """The table dates.toml; its comments say what each part holds. Phrases stand without possessive 's."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ambiguous: frozenset[str]
    named_after: frozenset[str]
    named_before: frozenset[str]
    before_month: frozenset[str]
    sure_before_year: frozenset[str]
    counts_before: frozenset[str]
    day_parts: frozenset[str]
    edges: frozenset[str]
    thirds: Phrases[int]
    units: Mapping[str, Precision]
    anchored: Phrases[tuple[int, int]]
    leaning: frozenset[str]
    so_far: Phrases[bool]
    case_events: frozenset[str]
    case_starts: frozenset[str]
    case_longest: int
    relative: Phrases[tuple[int, Precision]]
    recurring: frozenset[str]
    every: frozenset[str]
    recent: Phrases[bool]
    zones: frozenset[str]
    named_times: frozenset[str]
    seasons: frozenset[str]
    season_months: Mapping[str, tuple[int, int]]
    same: Phrases[bool]
    holidays: Phrases[Holiday]
    events: frozenset[str]
    starters: frozenset[str]
    telling: frozenset[str]
    counting: frozenset[str]


def bare(word: str) -> str:
    """A word without its possessive: "tuesday's" and "tuesday" are one."""
    return word[:-2] if word.endswith("'s") else word


@cache
def date_words() -> DateWords:
    """The table dates.toml.

    Raises:
        CaseError: If it is malformed.
    """
    data = table("dates")

    def listed(part: str, key: str) -> frozenset[str]:
        return words(data[part][key], where=f"dates.toml: {part}.{key}")

    def yes(part: str) -> Phrases[bool]:
        return _phrases(dict.fromkeys(sorted(listed(part, "phrases")), True))

    return DateWords(
        months=_within(data, "months", 1, 12),
        weekdays=_within(data, "weekdays", 0, 6),
        ambiguous=listed("ambiguous", "words"),
        named_after=listed("ambiguous", "named_after"),
        named_before=listed("ambiguous", "named_before"),
        before_month=listed("before", "time"),
        sure_before_year=listed("year", "sure"),
        counts_before=listed("year", "counts"),
        day_parts=listed("parts", "day"),
        edges=listed("parts", "edge"),
        thirds=_phrases(data["parts"]["third"]),
        units=_units(data["units"]),
        anchored=_phrases({phrase: (low, high) for phrase, (low, high) in data["anchored"].items()}),
        leaning=listed("leaning", "words"),
        so_far=yes("so_far"),
        case_events=listed("case_start", "events"),
        case_starts=listed("case_start", "starts"),
        case_longest=data["case_start"]["longest"],
        relative=_phrases({phrase: (n, Precision(unit)) for phrase, (n, unit) in data["relative"].items()}),
        recurring=listed("recurring", "words"),
        every=listed("recurring", "every"),
        recent=yes("recent"),
        zones=listed("times", "zones"),
        named_times=listed("times", "named"),
        seasons=listed("seasons", "words"),
        season_months={word: (first, last) for word, (first, last) in data["seasons"]["months"].items()},
        same=yes("same"),
        holidays=_phrases(dict(_holidays(data["holidays"]))),
        events=frozenset(table("incidents")["events"]),
        starters=_starters(data),
        telling=_telling(data),
        counting=_counting(),
    )


def _telling(data: Mapping[str, Any]) -> frozenset[str]:
    """Words of which every expression of time without a figure has one, itself or a few words on."""
    sure = {
        *data["months"], *data["weekdays"], *(day + "s" for day in data["weekdays"]), *data["times"]["named"],
        *data["seasons"]["words"], *data["recurring"]["words"], *data["recurring"]["every"],
        *data["parts"]["edge"], *data["case_start"]["starts"], *data["start"]["telling"],
        *(form for unit in data["units"] for form in noun_forms(unit)),
    }  # fmt: skip
    for phrase in _named(data):
        pieces = [bare(piece) for piece in phrase.split()]
        if sure.isdisjoint(pieces):
            sure.add(max(pieces, key=lambda piece: (piece != "the", len(piece))))
    return frozenset(sure)


def _counting() -> frozenset[str]:
    """Words that numbers are made of."""
    numbers = number_words()
    return frozenset(
        {*numbers.units, *numbers.tens, *numbers.scales, *numbers.vague, *numbers.some, *numbers.people, "-"}
    )


def _named(data: Mapping[str, Any]) -> list[str]:
    """The phrases of all tables."""
    return [
        *data["anchored"], *data["relative"], *data["so_far"]["phrases"], *data["recent"]["phrases"],
        *data["same"]["phrases"],
        *data["parts"]["third"], *(name for kind in data["holidays"].values() for name in kind),
    ]  # fmt: skip


def _starters(data: Mapping[str, Any]) -> frozenset[str]:
    """Every word that an expression of time may start with."""
    numbers, hedges = number_words(), hedge_words()
    plurals = {day + "s" for day in data["weekdays"]}
    return frozenset(
        {bare(phrase.split()[0]) for phrase in _named(data)}
        | {*data["months"], *data["weekdays"], *data["units"], *data["times"]["named"], *plurals}
        | {*data["recurring"]["words"], *data["recurring"]["every"], *data["parts"]["edge"]}
        | {form for unit in data["units"] for form in noun_forms(unit)}
        | {*numbers.units, *numbers.tens, *numbers.scales, *numbers.vague, *numbers.some, *numbers.people}
        | {*data["start"]["words"], *data["seasons"]["months"]}
        | hedges.before.first_words
    )


def _phrases(meanings: Mapping[str, Any]) -> Phrases[Any]:
    return Phrases({" ".join(map(bare, phrase.split())): meaning for phrase, meaning in meanings.items()})


def _within(data: Mapping[str, Any], part: str, least: int, most: int) -> Mapping[str, int]:
    for word, value in data[part].items():
        if not least <= value <= most:
            raise CaseError(f"{word} is {value}", where=f"dates.toml: {part}")
    return dict(data[part])


def _units(named: Mapping[str, str]) -> Mapping[str, Precision]:
    try:
        return {form: Precision(unit) for word, unit in named.items() for form in noun_forms(word)}
    except ValueError as error:
        raise CaseError(str(error), where="dates.toml: units") from error


def _holidays(data: Mapping[str, Any]) -> Iterable[tuple[str, Holiday]]:
    for name, (month, day) in data["fixed"].items():
        yield name, Holiday(fixed=(month, day))
    for name, days in data["easter"].items():
        yield name, Holiday(easter=days)
    for name, (month, weekday, nth) in data["nth"].items():
        yield name, Holiday(nth=(month, weekday, nth))
