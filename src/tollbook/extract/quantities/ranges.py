"""Numbers with their hedges, and two numbers that are the ends of one range."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tollbook.extract.lexicon.quantity_words import HedgeWords
from tollbook.extract.rows.numbers import number
from tollbook.extract.rows.row import Number, Row
from tollbook.model import Hedge


@dataclass(frozen=True, slots=True)
class Hedged:
    """A number or range with what hedges it; all places are tokens, ends exclusive.

    Attributes:
        start: First token, hedges and increment included.
        first: First token of the bare number.
        last: End of the bare number.
        hedges: Start and end of each hedge phrase.
        both: The two numbers of a range.
    """

    start: int
    first: int
    last: int
    end: int
    low: Fraction | None
    high: Fraction | None
    hedge: Hedge
    hedges: tuple[tuple[int, int], ...]
    increment: bool
    both: tuple[Number, Number] | None = None


def hedged(row: Row, words: HedgeWords, index: int) -> Hedged | None:
    """The number or range, with every hedge before and after it, whose first word stands at `index`."""
    prefix = _prefix(row, words, index)
    found = _range(row, words, prefix.end) or _single(row, words, prefix.end)
    if found is None:
        return None
    after = _after(row, words, found.end)
    hedges, said, end = (*prefix.hedges, *found.hedges), list(prefix.said), found.end
    if after:
        end, hedge_after = after
        open_range = found.both and row.word(found.end) == "+"  # "15,000–20,000+" still names its upper end
        hedges, said = (*hedges, (found.end, end)), said if open_range else [*said, hedge_after]
    low, high, hedge = _bounds(found, said)
    return Hedged(index, found.start, found.last, end, low, high, hedge, hedges, prefix.increment, found.both)


@dataclass(frozen=True, slots=True)
class _Prefix:
    end: int
    said: tuple[Hedge, ...] = ()
    hedges: tuple[tuple[int, int], ...] = ()
    increment: bool = False


_MOST_HEDGES = 4


def _prefix(row: Row, words: HedgeWords, index: int) -> _Prefix:
    """Hedges and words of increment in any order: "at least another", "about"."""
    said: list[Hedge] = []
    hedges: list[tuple[int, int]] = []
    increment = False
    for _ in range(_MOST_HEDGES):
        hedge = None if _of_verb(row, words, index) else words.before.at(row.words, index)
        more = words.increment_before.at(row.words, index)
        if hedge and (not more or hedge[0] >= more[0]):
            said.append(hedge[1])
            hedges.append((index, hedge[0]))
            index = hedge[0]
        elif more:
            increment, index = True, more[0]
        else:
            break
    return _Prefix(index, tuple(said), tuple(hedges), increment)


def _of_verb(row: Row, words: HedgeWords, index: int) -> bool:
    """Whether "up to" belongs to the verb before it: "owned up to 498"."""
    return row.word(index) == "up" and row.word(index - 1) in words.phrasal


@dataclass(frozen=True, slots=True)
class _Found:
    """A number or range before outer hedges are applied; `apart` where each end has its own hedge."""

    start: int
    last: int
    end: int
    low: Fraction | None
    high: Fraction | None
    vague: bool
    loose: bool
    hedges: tuple[tuple[int, int], ...] = ()
    both: tuple[Number, Number] | None = None
    apart: bool = False


def _single(row: Row, words: HedgeWords, index: int, *, joins_and: bool = True) -> _Found | None:
    found = number(row, index, joins_and=joins_and)
    if found is None:
        return None
    return _Found(found.start, found.end, found.end, found.low, found.high, found.vague, found.loose)


def _range(row: Row, words: HedgeWords, index: int) -> _Found | None:
    between = words.between.at(row.words, index)
    if between:
        ends = _ends(row, words, between[0], _and, joins_and=False) or _ends(row, words, between[0], _and)
        return _ranged(ends, index) if ends else None
    start = words.start.at(row.words, index)
    if start:
        if after_change(row, words, index, within=8):
            return None
        ends = _ends(row, words, start[0], _join)
        return _ranged(ends, index) if ends else None
    if is_change(row, words, index) or (
        row.word(index - 1) == "from" and after_change(row, words, index, within=8)
    ):
        return None
    return _open_range(row, words, index)


def _open_range(row: Row, words: HedgeWords, index: int) -> _Found | None:
    """As in "7,000 to 15,000", "280,000-300,000", "two or three", "12, possibly 15"."""
    first = number(row, index)
    if first is None:
        return None
    for joined in (_join, _perhaps, _or):
        if joined(row, words, first.end) is None:
            continue
        ends = _ends(row, words, index, joined)
        if ends:
            return _ranged(ends, index, apart=joined is _perhaps)
    return None


_Joined = Callable[[Row, HedgeWords, int], int | None]


@dataclass(frozen=True, slots=True)
class _Ends:
    low: Number
    high: Number
    hedges: tuple[tuple[int, int], ...]


def _ranged(ends: _Ends, index: int, *, apart: bool = False) -> _Found:
    low, high = ends.low, ends.high
    return _Found(
        index,
        high.end,
        high.end,
        low.low,
        high.high,
        vague=low.vague or high.vague,
        loose=False,
        hedges=ends.hedges,
        both=(low, high),
        apart=apart,
    )


def _and(row: Row, words: HedgeWords, index: int) -> int | None:
    return index + 1 if row.word(index) in {"and", "to", "-", "–", "—", "&"} else None


def _join(row: Row, words: HedgeWords, index: int) -> int | None:
    if row.word(index) not in words.joins:
        return None
    # A dash with white space on one side only is punctuation.
    if not row.word(index)[0].isalpha() and row.glued(index) != row.glued(index + 1):
        return None
    return index + 1


def _perhaps(row: Row, words: HedgeWords, index: int) -> int | None:
    """As in "12, possibly 15"; after hedges of their own, "at least 12 and up to 15"."""
    at = index + (row.word(index) in {",", "(", "–", "—"})
    found = words.perhaps.at(row.words, at)
    return found[0] if found else None


def _or(row: Row, words: HedgeWords, index: int) -> int | None:
    found = words.alternatives.at(row.words, index)
    return found[0] if found else None


def _ends(
    row: Row, words: HedgeWords, index: int, joined: _Joined, *, joins_and: bool = True
) -> _Ends | None:
    """The two numbers from `index` on that `joined` finds joined, if they make a range."""
    before = _prefix(row, words, index)
    low = number(row, before.end, joins_and=joins_and)
    if low is None:
        return None
    after = joined(row, words, low.end)
    if after is None:
        return None
    second = _prefix(row, words, after)
    high = number(row, second.end)
    if high is None or second.increment:
        return None
    low = _share_scale(row, low, high)
    if not _is_range(row, low, high, joined):
        return None
    high, hedges = _of_scale(row, high), (*before.hedges, *second.hedges)
    return _Ends(_lifted(low, high), high, hedges)


def _share_scale(row: Row, low: Number, high: Number) -> Number:
    """As in "20 to 25 thousand", "70 to 80,000": the first takes the scale where it then falls below."""
    if low.low is None or high.high is None or low.vague or high.vague or low.scale != 1:
        return low
    scale = high.scale
    is_near = low.low * 10_000 >= high.high  # "2 to 125,000" may well mean two
    if scale == 1 and _is_grouped(row, high) and is_near and low.low < 1000 and low.low.denominator == 1:
        scale = 1000
    if scale > 1 and low.low * scale <= high.high and not _is_grouped(row, low):
        return Number(low.start, low.end, low.low * scale, low.high and low.high * scale, scale)
    return low


def _is_grouped(row: Row, found: Number) -> bool:
    """Whether separators group a round number of thousands: "80,000"."""
    return row.is_digits(found.start) and row.tokens[found.start].grouped and (found.low or 1) % 1000 == 0


def _is_range(row: Row, low: Number, high: Number, joined: _Joined) -> bool:
    if low.low is None or high.high is None:
        return False
    if joined is _or and not (low.vague and high.vague):
        # "two or three", "40 or 50"; in "killed 3 or 400 fled" nothing joins them
        return low.low < high.high <= max(low.low * 3, low.low + 2)
    if low.vague and high.vague:
        return low.low < high.low if high.low is not None else False
    return low.low < high.high


def _of_scale(row: Row, high: Number) -> Number:
    """As in "dozens, if not hundreds, of thousands": what scales the second number scales both."""
    at = high.end + (row.word(high.end) == ",")
    scale = row.lexicon.vague.get(row.word(at + 1)) if row.word(at) == "of" and high.vague else None
    if not scale or scale[0] // 2 < 1000 or high.low is None or high.high is None:
        return high
    factor = scale[0] // 2
    return Number(high.start, at + 2, high.low * factor, (high.high + 1) * factor - 1, factor, vague=True)


def _lifted(low: Number, high: Number) -> Number:
    """The first of two vague words, in the thousands that end the second: "tens or hundreds of thousands"."""
    if not (low.vague and high.vague and low.low and low.high and high.low):
        return low
    factor = high.scale
    if factor == 1 and low.high < 1000 and high.low >= 20_000:
        factor = 1000 if high.low < 20_000_000 else 1_000_000
    return Number(low.start, low.end, low.low * factor, (low.high + 1) * factor - 1, vague=True)


def after_change(row: Row, words: HedgeWords, index: int, *, within: int) -> bool:
    """Whether a word of change stands among the few before: "rose from 12 to 40" gives two figures."""
    return any(row.word(at) in words.change for at in range(index - 1, max(-1, index - 1 - within), -1))


def is_change(row: Row, words: HedgeWords, index: int) -> bool:
    """Whether a number tells how much a figure changed: "rose 12 to 40", "cut its estimate by about 100"."""
    before = row.word(index - 1)
    if before == "by":
        return after_change(row, words, index - 1, within=8)
    return before in words.change_amount


def _after(row: Row, words: HedgeWords, index: int) -> tuple[int, Hedge] | None:
    """The hedge after a number and where it ends: "or more", "+", "-odd"."""
    at = index
    at += row.word(at) == "," and row.word(at + 1) in {"give", "and", "or", "if"}
    at = row.past_hyphen(at)
    found = words.after.at(row.words, at)
    if not found or number(row, found[0]) is not None:
        return None
    if row.word(at) in {"+", "ish"} and not row.glued(at):
        return None
    if row.word(at) == "plus" and row.word(at + 1) in {"a", "an", "one", "the"}:
        return None
    return found


def _bounds(found: _Found, said: list[Hedge]) -> tuple[Fraction | None, Fraction | None, Hedge]:
    """What the hedges make of a number: bounds as in the convention of claims."""
    low, high = found.low, found.high
    if found.apart:  # "more than 10 but fewer than 20"
        return low, high, Hedge.VAGUE if found.vague else Hedge.RANGE
    if Hedge.AT_LEAST in said and Hedge.AT_MOST not in said:
        return low, None, Hedge.AT_LEAST
    if Hedge.AT_MOST in said and Hedge.AT_LEAST not in said:
        return None, high, Hedge.AT_MOST
    if found.vague:
        return low, high, Hedge.VAGUE
    if found.both:
        return low, high, Hedge.RANGE
    if Hedge.APPROXIMATE in said or found.loose:
        return low, high, Hedge.APPROXIMATE
    return low, high, Hedge.EXACT
