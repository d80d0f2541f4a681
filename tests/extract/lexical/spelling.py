"""Spells whole numbers the ways people do, for the round-trip laws."""

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def words(number: int, *, joiner: str = " and ") -> str:
    """A number below 10**12 in English words."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens] + (f"-{UNITS[unit]}" if unit else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            many, rest = divmod(number, scale)
            link = joiner if rest < 100 else " "
            return f"{words(many, joiner=joiner)} {name}" + (
                f"{link}{words(rest, joiner=joiner)}" if rest else ""
            )
    raise AssertionError(number)


def indian(number: int) -> str:
    """Digits in lakhs and crores: 1,25,000."""
    head, tail = divmod(number, 1000)
    if not head:
        return str(number)
    pairs: list[str] = []
    while head >= 100:
        head, pair = divmod(head, 100)
        pairs.insert(0, f"{pair:02}")
    return ",".join([str(head), *pairs, f"{tail:03}"])


def grouped(number: int, separator: str) -> str:
    """Digits in threes."""
    return f"{number:,}".replace(",", separator)
