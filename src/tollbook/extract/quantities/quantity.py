"""What a quantity in a text is."""

from dataclasses import dataclass
from enum import StrEnum

from tollbook.model import Count, Hedge


class QuantityKind(StrEnum):
    """What the number counts or names. Only `COUNT` can be a number of people.

    Attributes:
        COUNT: "12", "dozens", "no", "both", "all but one of the sixteen".
        ORDINAL: "fourth", "21st".
        AGE: "45-year-old", "aged 9", "a boy, 9,", "under the age of 16".
        PERCENT: "40 per cent".
        MONEY: "$50 million".
        DURATION: "70 minutes", "10-year", "one month".
        DATE: A day, a month's day, a year, or part of one.
        TIME: "09:37 AM", "6 o'clock".
        MEASURE: "15 km", "magnitude 7.8", "500-pound".
        IDENTIFIER: Part of a name: "T-72", "Boeing 737", "Resolution 2254", "COVID-19", a telephone number.
        FRACTION: "two thirds", "half of", "one in five".
        MULTIPLIER: "three times", "twice", "tenfold".
        SCORE: "won 3-1", "voted 52-48".
    """

    COUNT = "count"
    ORDINAL = "ordinal"
    AGE = "age"
    PERCENT = "percent"
    MONEY = "money"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    MEASURE = "measure"
    IDENTIFIER = "identifier"
    FRACTION = "fraction"
    MULTIPLIER = "multiplier"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text puts it, with its hedges: `document[start:end] == text`, in code points.

    "at least 14" is low 14, high None, at_least; "nearly 500" 500 to 500, approximate; "dozens" 24 to 99,
    vague; "no" and "none of the 230" 0 to 0, exact; "all but one of the sixteen" 15 to 15, exact.

    Attributes:
        low: In whole things (a fraction is dropped); None for an open end, and where the number has no value
            as a count (dates, times, identifiers, scores, fractions) or more than 15 digits.
        bare: Start and end of the number itself without its hedges ("7,000 and 15,000", "sixteen").
        hedges: Start and end of each hedge, in reading order ("at least", "or more").
        increment: It adds to a figure given before: "another five", "11 more", "a further dozen".
        change: It is how much a figure changed by: "rose by 12", "cut its estimate by about 100".
        distributive: It holds for each of several: "two each", "100 a day", "50 per hour".
        group: The number it was taken out of: 16 in "all but one of the sixteen", 230 in "none of the 230".
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    hedge: Hedge
    kind: QuantityKind
    bare: tuple[int, int]
    hedges: tuple[tuple[int, int], ...] = ()
    increment: bool = False
    change: bool = False
    distributive: bool = False
    group: int | None = None

    @property
    def is_count(self) -> bool:
        """Whether it can be a number of people, with a bound."""
        return self.kind is QuantityKind.COUNT and (self.low is not None or self.high is not None)

    def as_count(self) -> Count:
        """The model's count.

        Raises:
            ValueError: If it has no bound.
        """
        return Count(self.text, self.low, self.high, self.hedge)
