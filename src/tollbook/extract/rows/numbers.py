"""Bare numbers, in digits, in words and in words for many: where one ends and what it is worth."""

from fractions import Fraction

from tollbook.extract.lexicon.harms import harm_lexicon
from tollbook.extract.rows.row import Number, Row

_ARTICLES = frozenset({"a", "an"})
_VULGAR = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
_LONGEST = 40


def number(row: Row, index: int, *, joins_and: bool = True) -> Number | None:
    """The longest number that starts at a token.

    Args:
        row: The tokens.
        index: Where it must start.
        joins_and: Whether "and" may stand inside it ("one hundred and four").
    """
    if not row.is_digits(index) and row.word(index) not in row.lexicon.starters:
        return None
    place = index, joins_and
    if place not in row.numbers:
        row.numbers[place] = _number(row, index, joins_and=joins_and)
    return row.numbers[place]


def _number(row: Row, index: int, *, joins_and: bool) -> Number | None:
    return (
        _some(row, index)
        or _part_of_scale(row, index)
        or _in_digits(row, index)
        or _people(row, index)
        or _in_words(row, index, joins_and=joins_and)
        or _vague(row, index)
    )


def _some(row: Row, index: int) -> Number | None:
    """As in "several hundred", "a few dozen", "a couple of thousand", "many thousands"."""
    start = index
    index += row.word(index) in {"a", "the", "good"}
    index += row.word(index) in {"good", "great"}
    if row.word(index) == "couple":
        at = index + 1 + (row.word(index + 1) == "of")
        scale = _scale_or_group(row, at)
        return (
            Number(start, at + 1, Fraction(2 * scale), Fraction(2 * scale), scale, loose=True)
            if scale
            else None
        )
    if row.word(index) not in row.lexicon.some:
        return None
    found = _vague(row, index + 1)
    if found:
        return Number(start, found.end, found.low, found.high, found.scale, vague=True)
    bounds = _vague_bounds(row, row.word(index + 1) + "s")
    if bounds is None:
        return None
    low, high, end = *bounds, index + 2
    scale = row.lexicon.scales.get(row.word(end), 1)
    if scale > high:
        low, high, end = low * scale, (high + 1) * scale - 1, end + 1
    return Number(start, end, low, high, vague=True)


def _vague_bounds(row: Row, plural: str) -> tuple[Fraction, Fraction] | None:
    bounds = row.lexicon.vague.get(plural)
    return (Fraction(bounds[0]), Fraction(bounds[1])) if bounds else None


def _scale_or_group(row: Row, index: int) -> int:
    word = row.word(index)
    return row.lexicon.scales.get(word) or row.lexicon.groups.get(word, 0)


_PARTS = {
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "third": Fraction(1, 3),
    "quarters": Fraction(1, 4),
}


def _part_of_scale(row: Row, index: int) -> Number | None:
    """As in "half a dozen", "half a million", "a quarter of a million", "a half-dozen"."""
    at = index + (row.word(index) in _ARTICLES)
    times = 1
    if row.word(at) in row.lexicon.units:
        times, at = row.lexicon.units[row.word(at)], row.past_hyphen(at + 1)
    part = _PARTS.get(row.word(at))
    if part is None or not times:
        return None
    at = row.past_hyphen(at + 1)
    at += row.word(at) == "of"
    at += row.word(at) in _ARTICLES
    scale = _scale_or_group(row, at)
    worth = part * times * scale
    return Number(index, at + 1, worth, worth, scale) if scale else None


def _in_digits(row: Row, index: int) -> Number | None:
    """As in "1,600", "2.3m", "12k", "1.5 million", "10 lakh", "2 dozen"."""
    if not row.is_digits(index):
        return None
    token = row.tokens[index]
    value, end, scale = token.value, index + 1, 1
    if value is not None and token.suffix in _VULGAR:
        value += _VULGAR[token.suffix]
    elif value is not None and token.suffix:
        scale = row.lexicon.suffixes.get(token.suffix, 1)
        return Number(index, end, value * scale, value * scale, scale)
    if value is not None:
        value, end = _decimal_comma(row, index, value)
        value, scale, end = _times_scales(row, end, value)
    return Number(index, end, value, value, scale)


def _decimal_comma(row: Row, index: int, value: Fraction) -> tuple[Fraction, int]:
    """Reads "1,5 million" as one and a half, where a scale follows."""
    part = row.tokens[index + 1] if row.is_digits(index + 1) and row.glued(index + 1) else None
    if (
        part is None
        or part.start != row.tokens[index].end + 1
        or row.word(index + 2) not in row.lexicon.scales
    ):
        return value, index + 1
    if len(part.word) > 2 or part.value is None:
        return value, index + 1
    return value + part.value / 10 ** len(part.word), index + 2


def _times_scales(row: Row, index: int, value: Fraction) -> tuple[Fraction, int, int]:
    """Multiplies by the words of scale that follow: "5 hundred thousand", "1.2 crore", "3-million"."""
    scale = 1
    for _ in range(2):
        at = row.past_hyphen(index)
        factor = _scale_or_group(row, at)
        if not factor or row.word(at) == "score" or (row.word(at) == "gross"):
            break
        scale, index = scale * factor, at + 1
    return value * scale, scale, index


def _people(row: Row, index: int) -> Number | None:
    """As in "a couple", "the trio", "a pair of soldiers", "both"."""
    if row.word(index) == "both":
        return Number(index, index + 1, Fraction(2), Fraction(2))
    at = index + (row.word(index) in {"a", "the", "an", "this", "that"})
    worth = row.lexicon.people.get(row.word(at))
    return Number(index, at + 1, Fraction(worth), Fraction(worth)) if worth else None


def _in_words(row: Row, index: int, *, joins_and: bool) -> Number | None:
    """As in "one hundred and four", "Twenty-one", "two and a half million", "a thousand", "five dozen"."""
    start, total, scale, last = index, Fraction(0), 1, None
    while index - start < _LONGEST:
        found = _below_thousand(row, index, joins_and=joins_and)
        if not found:
            break
        worth, at = found
        worth, at = _and_a_half(row, at, worth)
        factor = _next_scale(row, at, last)
        if factor == 1 and last is not None and worth >= last:
            break
        index = row.past_hyphen(at) + 1 if factor > 1 else at
        total, last, scale = total + worth * factor, factor, factor if factor > 1 else scale
        if factor == 1:
            break
        joined = _joined(row, index, last, joins_and=joins_and)
        if joined is None:
            break
        index = joined
    if last is None:
        return _bare_scale(row, start)
    return Number(start, index, total, total, scale)


def _bare_scale(row: Row, index: int) -> Number | None:
    """As in "nearly hundred people", "Dozen killed": a scale without its article."""
    scale = row.lexicon.scales.get(row.word(index)) or (12 if row.word(index) == "dozen" else 0)
    if not scale or row.hyphen(index + 1):
        return None
    return Number(index, index + 1, Fraction(scale), Fraction(scale), scale)


def _below_thousand(row: Row, index: int, *, joins_and: bool) -> tuple[Fraction, int] | None:
    """A number up to 999 (or "twelve hundred") and where it ends."""
    found = _below_hundred(row, index)
    if found is None and row.word(index) in _ARTICLES and _scale_or_group(row, index + 1):
        if row.word(index + 1) == "score" and row.word(index + 2) != "of":
            return None
        found = 1, index + 1
    if found is None:
        return None
    worth, end = found
    at = row.past_hyphen(end)
    if row.word(at) != "hundred":
        return Fraction(worth), end
    end = at + 1
    after = row.past_hyphen(end + (joins_and and row.word(end) == "and"))
    rest = _below_hundred(row, after)
    if rest and rest[0] and not (row.word(rest[1]) in {"hundred", "per"} and after > end):
        return Fraction(worth * 100 + rest[0]), rest[1]
    return Fraction(worth * 100), end


def _below_hundred(row: Row, index: int) -> tuple[int, int] | None:
    word = row.word(index)
    if word in row.lexicon.units:
        return row.lexicon.units[word], index + 1
    tens = row.lexicon.tens.get(word)
    if tens is None:
        return None
    unit = row.lexicon.units.get(row.word(row.past_hyphen(index + 1)), 0)
    if 0 < unit < 10:
        return tens + unit, row.past_hyphen(index + 1) + 1
    return tens, index + 1


def _and_a_half(row: Row, index: int, worth: Fraction) -> tuple[Fraction, int]:
    """As in "two and a half million": only before a scale, or as "a million and a half" after it."""
    words = [row.word(at) for at in range(index, index + 4)]
    if words[:3] == ["and", "a", "half"] and words[3] in row.lexicon.scales:
        return worth + Fraction(1, 2), index + 3
    return worth, index


def _next_scale(row: Row, index: int, last: int | None) -> int:
    """The scale that multiplies the words before it; 1 if none does."""
    at = row.past_hyphen(index)
    factor = _scale_or_group(row, at)
    if not factor or factor == 100 or row.word(at) == "gross" or (last is not None and factor >= last):
        return 1
    if row.word(at) == "score" and row.word(at + 1) != "of" and row.word(index - 1) in _ARTICLES:
        return 1
    return factor


def _joined(row: Row, index: int, last: int, *, joins_and: bool) -> int | None:
    """Where the words go on after a scale ("two thousand, three hundred"); None where the number ends."""
    after_comma = index + (row.word(index) == "," and last >= 1000)
    after = after_comma + (joins_and and row.word(after_comma) == "and")
    if row.word(after) in _ARTICLES or (after > index and row.word(after - 1) == "," and not last > 1):
        return None
    found = _below_thousand(row, after, joins_and=joins_and)
    if not found or last <= 12 or (row.word(after) == "zero"):
        return None
    factor = _next_scale(row, found[1], None)
    if found[0] * factor >= last:
        return None
    # "two thousand, three died": a comma joins only a number that goes on with hundreds
    if after_comma > index and after == after_comma and found[0] < 100:
        return None
    return after


def _vague(row: Row, index: int) -> Number | None:
    """As in "dozens", "tens of thousands", "hundreds and hundreds"."""
    bounds = _vague_bounds(row, row.word(index))
    if bounds is None or (row.word(index) in {"scores", "tens"} and not _counts_many(row, index)):
        return None
    low, high = bounds
    end = index + 1
    if row.word(end) in {"and", "upon"} and row.word(end + 1) == row.word(index):
        end += 2
    scale = row.lexicon.vague.get(row.word(end + 1)) if row.word(end) == "of" else None
    if scale and scale[0] // 2 >= 1000:
        factor = scale[0] // 2
        low, high, end = low * factor, (high + 1) * factor - 1, end + 2
    return Number(index, end, low, high, vague=True)


_AFTER_MANY = frozenset(
    {"of", "more", "others", "were", "are", "have", "had", "was", "feared", "people", "and", "or", "to"}
)


def _counts_many(row: Row, index: int) -> bool:
    """Whether "scores" and "tens" count people here, and are no results of a game or a test."""
    harms = harm_lexicon().by_first_form
    return row.word(index + 1) in _AFTER_MANY or row.word(index + 1) in harms or row.word(index - 1) in harms
