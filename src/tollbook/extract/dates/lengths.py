"""Lengths of time, and places in time told by them: "one month", "two weeks ago", "a day earlier"."""

from dataclasses import replace

from tollbook.extract.dates.anchored import stepped, up_to_now
from tollbook.extract.dates.calendar import shift, shift_months
from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.reading import Reading, When
from tollbook.extract.lexicon.quantity_words import hedge_words
from tollbook.extract.rows.numbers import number
from tollbook.model import Hedge, Precision

_MANY = 40_000
_UP_TO_NOW = frozenset({"past", "last", "previous", "preceding"})
_BEFORE = frozenset({"earlier", "before", "previously", "prior"})
_AFTER = frozenset({"later", "after", "afterwards", "afterward"})
_LASTING = frozenset(
    {
        "in",
        "within",
        "after",
        "for",
        "over",
        "than",
        "every",
        "of",
        "nearly",
        "almost",
        "about",
        "half",
        "is",
        "took",
        "lasted",
        "-",
        "just",
        "only",
    }
)


def lengthy(reading: Reading, index: int) -> When | None:
    """The length of time, or place told by one, that starts at a token."""
    return (
        _so_long_up_to_now(reading, index)
        or _the_past_day(reading, index)
        or _hedged(reading, index)
        or _length(reading, index)
        or _recurring(reading, index)
    )


def _so_long_up_to_now(reading: Reading, index: int) -> When | None:
    """As in "the past 24 hours", "the last three days", "the past few weeks"."""
    at = index + (reading.word(index) == "the")
    if reading.word(at) not in _UP_TO_NOW:
        return None
    at += 1
    many = _many(reading, at)
    if many is None:
        return None
    count, end = many
    unit = _unit(reading, end)
    if unit is None:
        return None
    if count is None:
        return When(end + 1, TimeKind.SPAN, precision=unit, anchored=True, approximate=True)
    if reading.word(end).rstrip("s") in {"hour", "minute"}:
        count = -(-count // (24 if reading.word(end).startswith("h") else 1440))
    return up_to_now(reading, _in_units(reading.word(end), count), unit, end + 1)


_TIMES = {"decade": 10, "century": 100, "centurie": 100, "fortnight": 2, "quarter": 3}


def _the_past_day(reading: Reading, index: int) -> When | None:
    """As in "the past day", "the last fortnight", "in the last day"; not "the last day of the siege"."""
    at = index + (reading.word(index) == "the")
    word, unit = reading.word(at + 1), _unit(reading, at + 1)
    if at == index or unit is None or reading.word(at) not in _UP_TO_NOW or reading.word(at + 2) == "of":
        return None
    lasting = reading.word(at) == "past" or reading.word(index - 1) in {"in", "over", "within", "during"}
    if not lasting or word not in {"day", "night", "hour", "fortnight", "quarter"}:
        return None
    count = 0 if word == "hour" else _in_units(word, 1)
    return up_to_now(reading, count, unit, at + 2)


def length_of(reading: Reading, index: int) -> tuple[int, Precision, int] | None:
    """How many of which unit start at a token, and where that ends: "eleven days", "24 hours", "week"."""
    many = (1, index) if _unit(reading, index) else _many(reading, index)
    if many is None or many[0] is None:
        return None
    count, at = many[0], reading.row.past_hyphen(many[1])
    word, unit = reading.word(at), _unit(reading, at)
    if unit is None or word.rstrip("s") == "minute":
        return None
    if word.rstrip("s") == "hour":
        return 1 + count // 24, unit, at + 1
    return _in_units(word, count), unit, at + 1


def _in_units(word: str, count: int) -> int:
    return min(_MANY, count * _TIMES.get(word.rstrip("s"), 1))


def _unit(reading: Reading, index: int) -> Precision | None:
    return reading.words.units.get(reading.word(index))


def _many(reading: Reading, index: int) -> tuple[int | None, int] | None:
    """How many units, None for "several", and where that ends."""
    at = index + (reading.word(index) == "a")
    if reading.word(at) in {"few", "several", "many", "couple"}:
        of = reading.word(at) == "couple" and reading.word(at + 1) == "of"
        return (2 if reading.word(at) == "couple" else None), at + 1 + of
    found = number(reading.row, index)
    if found and found.low is not None and found.low.denominator == 1 and not found.vague:
        return min(_MANY, int(found.low)), found.end
    if found and found.vague:
        return None, found.end + (reading.word(found.end) == "of")
    if reading.word(index) in {"a", "an"} and _unit(reading, index + 1):
        return 1, index + 1
    return None


def _hedged(reading: Reading, index: int) -> When | None:
    """As in "about two weeks ago"."""
    hedge = hedge_words().before.at(reading.row.words, index)
    found = _length(reading, hedge[0]) if hedge else None
    return replace(found, approximate=True) if found and hedge and hedge[1] is not Hedge.EXACT else found


def _length(reading: Reading, index: int) -> When | None:
    bare = (
        _unit(reading, index)
        if reading.word(index).endswith("s") and reading.word(index + 1) == "ago"
        else None
    )
    many = (None, index) if bare else _many(reading, index)
    if many is None:
        return None
    count, at = many
    at = reading.row.past_hyphen(at)
    at += (
        reading.word(at) in {"full", "more", "consecutive", "straight", "long", "whole"}
        and _unit(reading, at + 1) is not None
    )
    unit, word = _unit(reading, at), reading.word(at)
    if unit is None or _is_age(reading, at + 1):
        return None
    end = at + 1
    steps = _steps(word, count)
    after = reading.word(end)
    if after == "ago":
        return _ago(reading, steps, unit, end + 1)
    if after in _BEFORE | _AFTER:
        return _relative(reading, steps, unit, end)
    if (
        reading.word(index) in {"a", "an"}
        and many[1] == index + 1
        and reading.word(index - 1) not in _LASTING
    ):
        return When(end, TimeKind.RECURRING, precision=unit)
    return When(end, TimeKind.DURATION, precision=unit, approximate=count is None)


def _steps(word: str, count: int | None) -> int | None:
    """How many days, weeks, months or years a length comes to; hours and minutes stay within a day."""
    if word.rstrip("s") == "hour":
        return (count or 0) // 24
    if word.rstrip("s") == "minute":
        return 0
    return None if count is None else _in_units(word, count)


def _is_age(reading: Reading, index: int) -> bool:
    """As in "45-year-old", "two years of age"."""
    at = reading.row.past_hyphen(index)
    return reading.word(at) in {"old", "olds"} or (reading.word(at) == "of" and reading.word(at + 1) == "age")


def _ago(reading: Reading, steps: int | None, unit: Precision, end: int) -> When:
    published = reading.published
    if published is None or steps is None:
        return When(
            end,
            TimeKind.AGO,
            precision=unit,
            anchored=True,
            approximate=steps is None,
            shift=steps and -steps,
        )
    if unit in {Precision.DAY, Precision.WEEK}:
        day = shift(published, -steps * (7 if unit is Precision.WEEK else 1))
        return When(end, TimeKind.AGO, day, day, unit, anchored=True, shift=-steps)
    months = steps * (12 if unit is Precision.YEAR else 1)
    there = shift_months(published, -months)
    return When(end, TimeKind.AGO, *stepped(there, unit, 0), unit, anchored=True, shift=-steps)


def _relative(reading: Reading, steps: int | None, unit: Precision, end: int) -> When:
    """As in "a day earlier", "two weeks later"."""
    sign = -1 if reading.word(end) in _BEFORE else 1
    leads = reading.word(end) in {"after", "before"} and reading.row.word(end + 1).isalpha()
    shift = None if steps is None or leads else sign * steps  # "two days after the storm" has no anchor here
    return When(end + 1, TimeKind.RELATIVE, precision=unit, shift=shift)


def _recurring(reading: Reading, index: int) -> When | None:
    """As in "every day", "each week", "per month", "daily", "every two weeks"."""
    word = reading.word(index)
    if word in reading.words.recurring:
        return When(index + 1, TimeKind.RECURRING)
    if word not in reading.words.every:
        return None
    many = _many(reading, index + 1)
    at = many[1] if many else index + 1
    unit = _unit(reading, at)
    return When(at + 1, TimeKind.RECURRING, precision=unit) if unit else None
