"""The words of numbers, hedges and units."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from tollbook.errors import CaseError
from tollbook.extract.lexicon.inflect import noun_forms
from tollbook.extract.lexicon.load import table, words
from tollbook.extract.lexicon.phrases import Phrases
from tollbook.model import Hedge


@dataclass(frozen=True)
class NumberWords:
    """The table numbers.toml; its comments say what each part holds."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    groups: Mapping[str, int]
    people: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    some: frozenset[str]
    none_alone: frozenset[str]
    no_before: frozenset[str]
    none_harms: Phrases[int]
    none_harming: Phrases[int]
    one_not_after: frozenset[str]
    one_not_before: frozenset[str]
    fractions: Mapping[str, tuple[int, int]]
    ordinals: Mapping[str, int]
    multipliers: Mapping[str, int]

    @cached_property
    def starters(self) -> frozenset[str]:
        """Every word that a number may start with, articles included."""
        named = {*self.units, *self.tens, *self.scales, *self.groups, *self.people, *self.vague, *self.some}
        return frozenset(named | {*self.fractions, "a", "an", "the", "this", "that", "good", "great", "both"})


@cache
def number_words() -> NumberWords:
    """The table numbers.toml.

    Raises:
        CaseError: If it is malformed.
    """
    data = table("numbers")
    return NumberWords(
        **{name: _values(data, name) for name in _VALUES},
        vague=_pairs(data, "vague"),
        fractions=_pairs(data, "fractions"),
        some=_words(data, "numbers", "some", "words"),
        none_alone=_words(data, "numbers", "none", "alone"),
        no_before=_words(data, "numbers", "none", "no_before"),
        none_harms=_zeros(data, "harms"),
        none_harming=_zeros(data, "harming"),
        one_not_after=_words(data, "numbers", "one", "not_after"),
        one_not_before=_words(data, "numbers", "one", "not_before"),
    )


def _zeros(data: Mapping[str, Any], key: str) -> Phrases[int]:
    return Phrases(dict.fromkeys(sorted(_words(data, "numbers", "none", key)), 0))


_VALUES = ("units", "tens", "scales", "suffixes", "groups", "people", "ordinals", "multipliers")


def _values(data: Mapping[str, Any], part: str) -> Mapping[str, int]:
    for word, value in data[part].items():
        if not isinstance(value, int) or value < 0:
            raise CaseError(f"{word} is worth {value!r}", where=f"numbers.toml: {part}")
    return dict(data[part])


def _pairs(data: Mapping[str, Any], part: str) -> Mapping[str, tuple[int, int]]:
    pairs = {word: (low, high) for word, (low, high) in data[part].items()}
    for word, (low, high) in pairs.items():
        if not 0 < low <= high:
            raise CaseError(f"{word} runs from {low} to {high}", where=f"numbers.toml: {part}")
    return pairs


def _words(data: Mapping[str, Any], name: str, part: str, key: str) -> frozenset[str]:
    return words(data[part][key], where=f"{name}.toml: {part}.{key}")


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """The table hedges.toml; its comments say what each part holds."""

    before: Phrases[Hedge]
    phrasal: frozenset[str]
    after: Phrases[Hedge]
    increment_before: Phrases[bool]
    increment_after: frozenset[str]
    between: Phrases[bool]
    start: Phrases[bool]
    joins: frozenset[str]
    alternatives: Phrases[bool]
    perhaps: Phrases[bool]
    change: frozenset[str]
    change_amount: frozenset[str]


@cache
def hedge_words() -> HedgeWords:
    """The table hedges.toml.

    Raises:
        CaseError: If it is malformed.
    """
    data = table("hedges")
    ranges = data["range"]
    return HedgeWords(
        before=_hedges(data, "before"),
        phrasal=_words(data, "hedges", "phrasal", "words"),
        after=_hedges(data, "after"),
        increment_before=_phrases(data["increment"]["before"], "increment.before"),
        increment_after=_words(data, "hedges", "increment", "after"),
        between=_phrases(ranges["between"], "range.between"),
        start=_phrases(ranges["from"], "range.from"),
        joins=_words(data, "hedges", "range", "joins"),
        alternatives=_phrases(ranges["alternatives"], "range.alternatives"),
        perhaps=_phrases(ranges["perhaps"], "range.perhaps"),
        change=_words(data, "hedges", "change", "words"),
        change_amount=_words(data, "hedges", "change", "amount"),
    )


def _phrases(listed: object, part: str) -> Phrases[bool]:
    return Phrases(dict.fromkeys(sorted(words(listed, where=f"hedges.toml: {part}")), True))


def _hedges(data: Mapping[str, Any], part: str) -> Phrases[Hedge]:
    meanings: dict[str, Hedge] = {}
    for name, listed in data[part].items():
        for phrase in sorted(words(listed, where=f"hedges.toml: {part}.{name}")):
            if phrase in meanings:
                raise CaseError(f"{phrase!r} stands twice", where=f"hedges.toml: {part}.{name}")
            meanings[phrase] = Hedge(name)
    return Phrases(meanings)


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The table units.toml; its comments say what each part holds."""

    duration: frozenset[str]
    duration_short: frozenset[str]
    percent: Phrases[bool]
    money_before: Phrases[bool]
    money_after: frozenset[str]
    measure: frozenset[str]
    measure_glued: frozenset[str]
    metres_before: frozenset[str]
    measure_before: frozenset[str]
    age_before: frozenset[str]
    age_nouns: frozenset[str]
    oldest: int
    identifier_after: frozenset[str]
    identifier_capital: frozenset[str]
    identifier_not_glued: frozenset[str]
    score: frozenset[str]
    crew: frozenset[str]


@cache
def unit_words() -> UnitWords:
    """The table units.toml.

    Raises:
        CaseError: If it is malformed.
    """
    data = table("units")

    def listed(part: str, key: str) -> frozenset[str]:
        return _words(data, "units", part, key)

    def phrases(part: str, key: str) -> Phrases[bool]:
        return Phrases(dict.fromkeys(sorted(listed(part, key)), True))

    return UnitWords(
        duration=_with_plurals(listed("duration", "words")) | listed("duration", "plurals"),
        duration_short=listed("duration", "short"),
        percent=phrases("percent", "words"),
        money_before=phrases("money", "before"),
        money_after=_with_plurals(listed("money", "words")),
        measure=_with_plurals(listed("measure", "words")) | listed("measure", "no_plural"),
        measure_glued=listed("measure", "glued"),
        metres_before=listed("measure", "metres_before"),
        measure_before=listed("measure", "before"),
        age_before=listed("age", "before"),
        age_nouns=listed("age", "after_nouns"),
        oldest=data["age"]["oldest"],
        identifier_after=listed("identifier", "after"),
        identifier_capital=listed("identifier", "capital_only"),
        identifier_not_glued=listed("identifier", "not_glued"),
        score=listed("score", "near"),
        crew=listed("crew", "words"),
    )


def _with_plurals(singular: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in singular for form in noun_forms(word))


@cache
def quantity_starters() -> frozenset[str]:
    """Every word that a quantity may start with, hedges and words for none included."""
    numbers, hedges = number_words(), hedge_words()
    phrases = (hedges.before, hedges.increment_before, hedges.between, hedges.start)
    return (
        numbers.starters
        | numbers.none_alone
        | frozenset(
            {
                *numbers.ordinals,
                *numbers.fractions,
                *numbers.multipliers,
                "all",
                "each",
                "every",
                "no",
                "not",
                "n't",
                "without",
            }
        )
        | frozenset(f"{word}fold" for word in (*numbers.units, *numbers.scales))
        | frozenset("½¼¾⅓⅔")
        | frozenset(word for some in phrases for word in some.first_words)
    )
