"""Numbers that count nothing by themselves: ordinals, fractions, multiples."""

from dataclasses import dataclass

from tollbook.extract.quantities.quantity import QuantityKind
from tollbook.extract.rows.numbers import number
from tollbook.extract.rows.row import Row


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `start` to `end`, exclusive; an ordinal has its rank as `worth`, a multiple its factor."""

    start: int
    end: int
    kind: QuantityKind
    worth: int | None = None


_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def part(row: Row, index: int) -> Part | None:
    """The ordinal, fraction or multiple that starts at a token."""
    return _fraction(row, index) or _in_so_many(row, index) or _ordinal(row, index) or _multiple(row, index)


def _fraction(row: Row, index: int) -> Part | None:
    """As in "two thirds", "three-quarters", "half of", "a third of", "one-fifth", "1/3", "¾"."""
    word = row.word(index)
    if word in {"½", "¼", "¾", "⅓", "⅔"}:
        return Part(index, index + 1, QuantityKind.FRACTION)
    if (
        row.is_digits(index)
        and row.word(index + 1) == "/"
        and row.glued(index + 1)
        and row.is_digits(index + 2)
    ):
        top, bottom = row.tokens[index].value, row.tokens[index + 2].value
        is_part = top is not None and bottom is not None and top < bottom <= 10
        kind = QuantityKind.FRACTION if is_part else QuantityKind.IDENTIFIER
        return Part(index, index + 3, kind)
    times = row.lexicon.units.get(word)
    at = row.past_hyphen(index + 1) if times else index + (word in {"a", "an", "the"})
    name = row.word(at)
    if name not in row.lexicon.fractions or ((found := number(row, index)) and found.end > at):
        return None  # "half a dozen" is a number
    if times:
        is_plural = name.endswith("s") or name == "halves"
        follows = row.word(at + 1) in {"of", "the", ",", "."} or row.hyphen(index + 1)
        return (
            Part(index, at + 1, QuantityKind.FRACTION)
            if (times > 1) == is_plural and (is_plural or follows)
            else None
        )
    if name in {"half", "halves"}:
        return Part(index, at + 1, QuantityKind.FRACTION)
    return Part(index, at + 1, QuantityKind.FRACTION) if row.word(at + 1) == "of" else None


def _in_so_many(row: Row, index: int) -> Part | None:
    """As in "one in five", "3 in 10", "one out of every four"."""
    first = number(row, index)
    if first is None or first.low is None or first.vague:
        return None
    at = first.end
    if row.word(at) == "in":
        at += 1
    elif row.word(at) == "out" and row.word(at + 1) == "of":
        at += 2
    else:
        return None
    every = row.word(at) == "every"
    second = number(row, at + every)
    if second is None or second.low is None or second.vague or second.low <= first.low:
        return None
    is_rate = every or (first.low <= 10 and second.low <= 10) or second.low in {100, 1000, 10_000, 100_000}
    return Part(index, second.end, QuantityKind.FRACTION) if is_rate else None


def _ordinal(row: Row, index: int) -> Part | None:
    """As in "fourth", "21st", "twenty-first", "one hundredth"."""
    if row.is_digits(index) and row.tokens[index].suffix in _ORDINAL_SUFFIXES:
        value = row.tokens[index].value
        return Part(index, index + 1, QuantityKind.ORDINAL, None if value is None else int(value))
    tens = row.lexicon.tens.get(row.word(index))
    if tens:
        at = row.past_hyphen(index + 1)
        unit = row.lexicon.ordinals.get(row.word(at), 0)
        return Part(index, at + 1, QuantityKind.ORDINAL, tens + unit) if 0 < unit < 10 else None
    rank = row.lexicon.ordinals.get(row.word(index))
    return Part(index, index + 1, QuantityKind.ORDINAL, rank) if rank else None


def _multiple(row: Row, index: int) -> Part | None:
    """As in "twice", "three times", "tenfold", "5x"."""
    word = row.word(index)
    if word in row.lexicon.multipliers and word != "once":
        return Part(index, index + 1, QuantityKind.MULTIPLIER, row.lexicon.multipliers[word])
    if word.endswith("fold") and (word[:-4] in row.lexicon.units or word[:-4] in row.lexicon.scales):
        worth = row.lexicon.units.get(word[:-4]) or row.lexicon.scales.get(word[:-4])
        return Part(index, index + 1, QuantityKind.MULTIPLIER, worth)
    found = number(row, index)
    if found is None or found.low is None or found.vague:
        return None
    at = row.past_hyphen(found.end)
    if row.word(at) in {"times", "fold"} and row.word(at + 1) != "reported":
        return Part(index, at + 1, QuantityKind.MULTIPLIER, int(found.low))
    return None
