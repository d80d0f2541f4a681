"""Counts taken out of a whole: "no", "none of the 230", "all but one of the sixteen", "all 16"."""

from dataclasses import dataclass
from fractions import Fraction

from tollbook.extract.lexicon.quantity_words import HedgeWords
from tollbook.extract.quantities.ranges import hedged
from tollbook.extract.rows.numbers import number
from tollbook.extract.rows.row import Row


@dataclass(frozen=True, slots=True)
class Whole:
    """An exact count over tokens `start` to `end`; `worth` is None where the words give no figure."""

    start: int
    end: int
    worth: Fraction | None
    group: Fraction | None = None


def whole(row: Row, words: HedgeWords, index: int) -> Whole | None:
    """The count of this form that starts at a token."""
    return (
        _all_but(row, words, index)
        or _all(row, index)
        or _not_one(row, index)
        or _harmless(row, index)
        or _none(row, index)
    )


_OF = frozenset({"of", "among", "out"})
_THE = frozenset({"the", "its", "their", "those", "these", "our", "his", "her", "some", "about"})


def _of_group(row: Row, index: int) -> tuple[int, Fraction] | None:
    """The number after "of the", and where it ends."""
    if row.word(index) not in _OF:
        return None
    at = index + 1 + (row.word(index + 1) == "of")
    for _ in range(2):
        at += row.word(at) in _THE
    found = number(row, at)
    return (found.end, found.low) if found and found.low is not None and not found.vague else None


def _all_but(row: Row, words: HedgeWords, index: int) -> Whole | None:
    """As in "all but one of the sixteen": fifteen. "All but one died" gives no figure."""
    if row.word(index) not in {"all", "every"} or row.word(index + 1) not in {"but", "except"}:
        return None
    left_out = hedged(row, words, index + 2)
    if left_out is None or left_out.low is None:
        return None
    group = _of_group(row, left_out.end)
    if group is None or group[1] < left_out.low:
        return Whole(index, left_out.end, None)
    return Whole(index, group[0], group[1] - left_out.low, group[1])


def _all(row: Row, index: int) -> Whole | None:
    """As in "all 16", "all of the 20", "each of the five", "every one of the 12"."""
    if row.word(index) not in {"all", "each", "every"}:
        return None
    if row.word(index) == "all":
        found = number(row, index + 1 + (row.word(index + 1) in {"the", "those", "these"}))
        if found and found.low is not None and not found.vague and not row.hyphen(found.end):
            return Whole(index, found.end, found.low)
    group = _of_group(row, index + 1 + (row.word(index + 1) == "one"))
    return Whole(index, group[0], group[1]) if group else None


def _not_one(row: Row, index: int) -> Whole | None:
    """As in "not one", "not a single": none."""
    if row.word(index) != "not":
        return None
    if row.word(index + 1) == "one" and row.word(index + 2) not in {"but", "to"}:
        return Whole(index, index + 2, Fraction(0))
    if row.words[index + 1 : index + 3] == ["a", "single"]:
        return Whole(index, index + 3 + (row.word(index + 3) == "one"), Fraction(0))
    return None


def _harmless(row: Row, index: int) -> Whole | None:
    """As in "without loss of life", "did not cause any casualties": none, up to the noun of harm."""
    at, word = index + 1, row.word(index)
    if word in {"not", "never"} or word.endswith("n't"):
        verb = row.lexicon.none_harming.at(row.words, at)
        if verb is None:
            return None
        at = verb[0]
    elif word != "without":
        return None
    at += row.word(at) == "any"
    harm = row.lexicon.none_harms.at(row.words, at)
    return Whole(index, at, Fraction(0)) if harm else None


def _none(row: Row, index: int) -> Whole | None:
    """As in "none of the 230", "no one", "no casualties", "nobody"."""
    word = row.word(index)
    if word == "no":
        at = row.past_hyphen(index + 1)
        if row.word(at) == "one":
            return Whole(index, at + 1, Fraction(0))
        following = row.word(index + 1)
        counts = following.isalpha() and following not in row.lexicon.no_before and not row.glued(index + 1)
        return Whole(index, index + 1, Fraction(0)) if counts else None
    if word not in row.lexicon.none_alone or row.word(index + 1) == "the" or _names_zero(row, index):
        return None
    group = _of_group(row, index + 1)
    if group:
        return Whole(index, group[0], Fraction(0), group[1])
    return Whole(index, index + 1, Fraction(0), Fraction(2) if word == "neither" else None)


def _names_zero(row: Row, index: int) -> bool:
    """As in "ground zero", "zero-Covid", "patient zero", "neither side"."""
    if row.word(index) == "zero":
        return row.word(index - 1) in {
            "ground",
            "patient",
            "year",
            "day",
            "sub",
            "below",
            "absolute",
        } or row.hyphen(index + 1)
    return row.word(index) == "neither" and row.word(index + 1) not in {
        "was",
        "were",
        "of",
        "is",
        "survived",
        "died",
    }
