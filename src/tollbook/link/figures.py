"""When two counts are one figure in two wordings."""

from math import floor, log10

from tollbook.model import Count, Hedge

TOLERANCE = 0.05
LOOSE = frozenset({Hedge.APPROXIMATE, Hedge.AT_LEAST, Hedge.AT_MOST})
SPECIFIC_DIGITS = 3
SPECIFIC_FROM = 100


def significant_digits(number: int) -> int:
    """Digits before the trailing zeros: 498 has 3, 1,600 has 2, 500 has 1."""
    return len(str(number).rstrip("0")) if number else 1


def specific(count: Count) -> bool:
    """Whether a figure is so particular that two who name it did not arrive at it apart: 5,937, 12,162.

    A range of two ends above 100 is particular too.
    """
    ends = [end for end in (count.low, count.high) if end is not None]
    if count.hedge is Hedge.VAGUE or max(ends) < SPECIFIC_FROM:
        return False
    return len(set(ends)) > 1 or significant_digits(ends[0]) >= SPECIFIC_DIGITS


def rounds_to(exact: int, rounded: int) -> bool:
    """Whether `rounded` is `exact` at fewer significant digits, or within 5 % of it: 498 and "nearly 500"."""
    if exact == rounded:
        return True
    if not exact or not rounded or significant_digits(rounded) > significant_digits(exact):
        return False
    step = 10 ** max(0, floor(log10(rounded)) - significant_digits(rounded) + 1)
    return abs(exact - rounded) <= max(step / 2, 0) and abs(exact - rounded) <= TOLERANCE * exact


def same_figure(one: Count, other: Count) -> float:
    """How surely two counts are one figure: 1 the same, 0.8 one a rounding of the other, 0 different."""
    if (one.low, one.high) == (other.low, other.high):
        return 1.0
    if Hedge.VAGUE in (one.hedge, other.hedge) or not LOOSE & {one.hedge, other.hedge}:
        return 0.0
    a, b = _point(one), _point(other)
    if a is None or b is None:
        return 0.0
    exact, rounded = (a, b) if significant_digits(a) >= significant_digits(b) else (b, a)
    return 0.8 if rounds_to(exact, rounded) else 0.0


def _point(count: Count) -> int | None:
    """The one number that a count names; None for a range."""
    if count.low is not None and count.high is not None and count.low != count.high:
        return None
    return count.low if count.low is not None else count.high
