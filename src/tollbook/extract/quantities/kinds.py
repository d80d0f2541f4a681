"""What a number counts, from the words around it."""

from fractions import Fraction

from tollbook.extract.lexicon.quantity_words import UnitWords, unit_words
from tollbook.extract.quantities.quantity import QuantityKind
from tollbook.extract.quantities.ranges import Hedged
from tollbook.extract.rows.row import Row
from tollbook.extract.rows.tokens import TokenKind

_BETWEEN_UNIT = frozenset(
    {"full", "straight", "consecutive", "long", "whole", "more", "working", "successive", "or", "so"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_PEOPLE = frozenset(
    {
        "children",
        "people",
        "those",
        "anyone",
        "women",
        "men",
        "kids",
        "adults",
        "persons",
        "youths",
        "boys",
        "girls",
        "minors",
    }
)
_STOPS = frozenset({"", ".", ",", ";", ":", ")", "and", "or", "when", "!", "?", "–", "—"})


def kind_of(row: Row, found: Hedged) -> tuple[QuantityKind, int]:
    """The kind of a number, and where its expression ends (past the unit that makes it that kind)."""
    units = unit_words()
    for tell in (_named, _money, _percent, _age, _glued, _unit, _sign, _score, _rate, _compound):
        known = tell(row, found, units)
        if known:
            return known
    return QuantityKind.COUNT, found.end


_Known = tuple[QuantityKind, int] | None


def _named(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """Part of a name: "T-72", "Boeing 737", "Resolution 2254", "[12]", "Channel One"."""
    first, end = found.first, found.end
    if not row.is_digits(first):
        named = row.word(first - 1) == "number" or _capital_name(row, found, units)
        return (QuantityKind.IDENTIFIER, end) if named else None
    if row.tokens[first].value is None or _letters_before(row, first, units):
        while row.is_digits(end) and row.glued(end):  # the 3 of T-72B3
            end += 1
        return QuantityKind.IDENTIFIER, end
    in_brackets = row.word(first - 1) == "[" and row.word(found.last) == "]"
    if in_brackets or _after_name(row, first, units) or _heads_line(row, first):
        return QuantityKind.IDENTIFIER, end
    telephone = _telephone(row, first)
    return (QuantityKind.IDENTIFIER, telephone) if telephone else None


def _letters_before(row: Row, index: int, units: UnitWords) -> bool:
    """T-72, MH17: letters glued to the digits, with or without a hyphen."""
    if not row.glued(index):
        return False
    at = index - 1
    if row.word(at) in {"-", "‑", "_", "/"}:
        at -= 1
        if not row.glued(at + 1):
            return False
    return row.tokens[at].kind is TokenKind.WORD and row.word(at) not in units.identifier_not_glued


def _after_name(row: Row, index: int, units: UnitWords) -> bool:
    """Boeing 737, Resolution 2254, No. 5: only numbers as names are written, without separators."""
    token = row.tokens[index]
    if token.grouped or token.suffix in {"m", "k", "bn"}:
        return False
    at = index - 1 - (row.word(index - 1) == "." and row.glued(index - 1))
    word = row.word(at)
    if word not in units.identifier_after:
        return False
    return row.tokens[at].capital and not row.is_all_capitals if word in units.identifier_capital else True


def _telephone(row: Row, index: int) -> int | None:
    """The end of a telephone number: a plus in front, or three groups on hyphens."""
    with_plus = row.word(index - 1) == "+" and row.glued(index) and not row.glued(index - 1)
    end, groups = index + 1, 1
    while end < min(len(row), index + 12):
        step = row.hyphen(end) if row.is_digits(end + 1) else False
        if not step and not (with_plus and row.is_digits(end)):
            break
        end, groups = end + 1 + step, groups + 1
    return end if groups >= (2 if with_plus else 3) else None


def _heads_line(row: Row, index: int) -> bool:
    """As in "1. First point": the number of an item at the start."""
    return (
        index == 0 and row.word(1) in {".", ")"} and row.glued(1) and len(row.word(0)) <= 2 and len(row) > 2
    )


def _capital_name(row: Row, found: Hedged, units: UnitWords) -> bool:
    """As in "the Three Gorges Dam", "Channel One": a capital amid lower case or after a name."""
    token = row.tokens[found.first]
    before, after = row.word(found.first - 1), found.last + row.hyphen(found.last)
    if not token.capital or found.first == 0 or not before.isalpha() or row.is_all_capitals:
        return False
    if row.tokens[found.first - 1].capital:
        return before in units.identifier_after
    return after < len(row) and row.tokens[after].capital


def _money(row: Row, found: Hedged, units: UnitWords) -> _Known:
    first = found.first
    for length in (3, 2, 1):
        hit = units.money_before.at(row.words, first - length) if first >= length else None
        if (
            hit
            and hit[0] == first
            and (row.word(first - length) != "sh" or row.tokens[first - length].capital)
        ):
            return QuantityKind.MONEY, found.end
    inner = found.both[1].start if found.both else first
    if row.word(inner - 1) in {"$", "£", "€"}:
        return QuantityKind.MONEY, found.end
    at = row.past_hyphen(found.end)
    at += row.word(at) == "worth" and row.word(at + 1) == "of"
    for skip in (0, 1):
        is_adjective = not skip or (at < len(row) and row.tokens[at].capital)
        if is_adjective and row.word(at + skip) in units.money_after:
            return QuantityKind.MONEY, at + skip + 1
    return None


def _percent(row: Row, found: Hedged, units: UnitWords) -> _Known:
    hit = units.percent.at(row.words, row.past_hyphen(found.end))
    return (QuantityKind.PERCENT, hit[0]) if hit else None


def _age(row: Row, found: Hedged, units: UnitWords) -> _Known:
    if found.high is not None and found.high > units.oldest:
        return None
    if found.high is None and (found.low is None or found.low > units.oldest):
        return None
    said = _age_by_words(row, found)
    if said:
        return said
    at = found.start - (row.word(found.start - 1) in {"between", "from", "of", "just", "only"})
    if row.word(at - 1) in units.age_before or (
        row.word(at - 1) == "of" and row.word(at - 2) in units.age_before
    ):
        return QuantityKind.AGE, found.end
    if _bare_age(row, found, units) or _under_age(row, found):
        return QuantityKind.AGE, found.end
    return None


def _age_by_words(row: Row, found: Hedged) -> _Known:
    """As in "45-year-old", "9 years old", "six-month-old", "two years of age"."""
    at = row.past_hyphen(found.end)
    if row.word(at).rstrip("s") not in {"year", "yr", "month", "week", "day"}:
        return None
    after = row.past_hyphen(at + 1)
    if row.word(after) in {"old", "olds"}:
        return QuantityKind.AGE, after + 1
    if row.word(after) == "of" and row.word(after + 1) == "age":
        return QuantityKind.AGE, after + 2
    return None


def _bare_age(row: Row, found: Hedged, units: UnitWords) -> bool:
    """As in "a boy, 9,"; "Ivan Petrov, 34, a teacher"; "Ivan Petrov (34)"."""
    if found.hedges or found.both or found.increment:
        return False
    before, after = row.word(found.first - 1), row.word(found.last)
    at = found.first - 2
    in_commas = before == "," and after in {",", ".", ";", "and", "", ")", "of", "from", "who", "was"}
    in_brackets = before == "(" and after in {")", ","} and row.is_digits(found.first)
    if before == "of" and row.word(at) in _AGED and (after in _STOPS or after in _AFTER_AGE):
        return True  # "a man of 25"
    if at < 0 or not (in_commas or in_brackets):
        return False
    if row.word(at) in units.age_nouns and in_commas:
        return row.is_digits(found.first) or after in {",", "."}
    is_name = _is_capital_word(row, at) and _is_capital_word(row, at - 1) and not row.is_all_capitals
    return (
        is_name
        and row.is_digits(found.first)
        and after in {",", ")", "."}
        and row.word(at - 2) not in {"in", "at", "near"}
    )


_AGED = frozenset({"man", "woman", "boy", "girl", "youth", "child", "lad", "teenager"})
_AFTER_AGE = frozenset(
    {"from", "was", "is", "were", "had", "has", "died", "in", "who", "with", "to", "suspected"}
)


def _is_capital_word(row: Row, index: int) -> bool:
    return 0 <= index < len(row) and row.tokens[index].capital


def _under_age(row: Row, found: Hedged) -> bool:
    """As in "12 were under 16", "children under five", "those over 65"."""
    if not found.hedges or row.word(found.hedges[0][0]) not in {"under", "over", "below", "above"}:
        return False
    return row.word(found.start - 1) in _BE | _PEOPLE | _ALL and row.word(found.last) in _STOPS


_ALL = frozenset({"all", "most", "mostly", "them", "whom", "aged", "many"})


def _glued(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """By the letters glued to the digits: 5km, 1980s, 6pm, 3D."""
    last = found.last - 1
    if not row.is_digits(last) or not row.tokens[last].suffix:
        return None
    suffix, after = row.tokens[last].suffix, row.word(found.last)
    if suffix == "m":
        return (QuantityKind.MEASURE, found.end) if _are_metres(row, found, units) else None
    if suffix in row.lexicon.suffixes:
        return None
    return (_GLUED.get(suffix) and (_GLUED[suffix], found.end)) or _by_unit(suffix, found.end, units, after)


_GLUED = {
    "am": QuantityKind.TIME, "pm": QuantityKind.TIME, "h": QuantityKind.DURATION, "s": QuantityKind.DATE,
    "x": QuantityKind.MULTIPLIER, "gmt": QuantityKind.TIME, "utc": QuantityKind.TIME, "z": QuantityKind.TIME,
}  # fmt: skip


def _by_unit(suffix: str, end: int, units: UnitWords, after: str) -> tuple[QuantityKind, int]:
    if suffix in units.duration or suffix in units.duration_short:
        return QuantityKind.DURATION, end
    if suffix in units.measure or suffix in units.measure_glued:
        return QuantityKind.MEASURE, end
    return QuantityKind.IDENTIFIER, end


def _are_metres(row: Row, found: Hedged, units: UnitWords) -> bool:
    return row.word(found.last) in units.metres_before or row.hyphen(found.last)


def _unit(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """By the unit after it: "70 minutes", "10-year", "three more days", "15 square kilometres"."""
    at = row.past_hyphen(found.end)
    if row.word(at) in _BETWEEN_UNIT and row.word(at + 1) in units.duration:
        at += 1
    word = row.word(at)
    if word in units.duration or word in units.duration_short:
        return QuantityKind.DURATION, at + 1
    if word in {"am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc"} or (
        word in {"a", "p"} and row.words[at : at + 3] == [word, ".", "m"]
    ):
        return QuantityKind.TIME, at + 1
    if word in units.measure:
        return QuantityKind.MEASURE, at + 1
    if row.word(found.start - 1) in units.measure_before:
        return QuantityKind.MEASURE, found.end
    return None


def _sign(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """A decimal that no scale follows counts no people: "rose 1.5"."""
    last = found.last - 1
    if not row.is_digits(last) or found.both or found.low is None:
        return None
    token = row.tokens[last]
    is_part = token.decimals not in (0, 3) and found.low.denominator != 1
    return (QuantityKind.MEASURE, found.end) if is_part else None


def _score(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """As in "won 3-1", "a 52-48 vote": no range, or beside a word of contest."""
    if not row.is_digits(found.first):
        return None
    if found.both is None:
        after, before = found.last, found.first - 1
        follows = (
            row.word(after) in {"-", "–"}
            and row.glued(after)
            and row.is_digits(after + 1)
            and row.glued(after + 1)
        )
        ends = (
            row.word(before) in {"-", "–"}
            and row.glued(before)
            and row.is_digits(before - 1)
            and row.glued(found.first)
        )
        return (QuantityKind.SCORE, found.end) if follows or ends else None
    near = {
        row.word(found.start - 1),
        row.word(found.start - 2),
        row.word(found.end),
        row.word(found.end + 1),
    }
    on_dash = row.word(found.both[1].start - 1) in {"-", "–"}
    return (QuantityKind.SCORE, found.end) if on_dash and near & units.score else None


def _rate(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """As in "12 per 100,000": what a rate is counted in."""
    is_rate = row.word(found.start - 1) in {"per", "every"}
    return (QuantityKind.MEASURE, found.end) if is_rate else None


def _compound(row: Row, found: Hedged, units: UnitWords) -> _Known:
    """As in "a 12-strong crew" counts people; "20-vehicle convoy", "four-wheel drive" do not."""
    if not row.hyphen(found.end) or found.end > found.last:
        return None
    word = row.word(found.end + 1)
    if word in units.crew or not word.isalpha():
        return None
    return QuantityKind.MEASURE, found.end + 2


def whole_people(row: Row, found: Hedged, value: Fraction | None) -> Fraction | None:
    """A count's value, reading "1.600" as continental papers write 1,600: people come in wholes."""
    last = found.last - 1
    is_continental = row.is_digits(last) and row.tokens[last].decimals == 3 and not found.both
    if value is not None and is_continental and value == row.tokens[last].value:
        return value * 1000
    return value
