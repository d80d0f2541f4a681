"""Numbers as reports write them."""

import random

from training.grammar.node import Node, punctuation

_ONES = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_ONES += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def number(kind: str, dice: random.Random) -> Node:
    """A number of one of the kinds in `rules.BUILT`."""
    if kind == "words_number":
        return _in_words(dice)
    return _cardinal(_FIGURES[kind](dice))


def _cardinal(form: str) -> Node:
    return Node(form, "NUM", "CD", "nummod")


def _digits(dice: random.Random) -> str:
    size = dice.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 6))
    value = dice.randint(max(2, 10 ** (size - 1)), 10**size - 1)
    if size > 2 and dice.random() < 0.5:
        value = round(value, 1 - size) or value
    return f"{value:,}" if value >= 10_000 or dice.random() < 0.8 else str(value)


def _in_words(dice: random.Random) -> Node:
    if dice.random() < 0.8:
        return _cardinal(dice.choice(_ONES + _TENS[:3]))
    node = _cardinal(dice.choice(_ONES[:8]))
    tens = _cardinal(dice.choice(_TENS))
    tens.dep = "compound"
    tens.after.append(punctuation("-"))
    node.before.append(tens)
    return node


_FIGURES = {
    "digits": _digits,
    "small_digits": lambda dice: str(dice.randint(2, 60)),
    "decimal": lambda dice: f"{dice.randint(1, 9)}.{dice.randint(1, 9)}",
    "year": lambda dice: str(dice.randint(1914, 2026)),
    "age": lambda dice: str(dice.randint(2, 90)),
    "day": lambda dice: str(dice.randint(1, 31)),
}
