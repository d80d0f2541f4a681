"""Finds every quantity of a text, linear in its length."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tollbook.extract.dates import TimeExpression, find_dates
from tollbook.extract.lexicon.quantity_words import hedge_words, quantity_starters, unit_words
from tollbook.extract.quantities.kinds import kind_of, whole_people
from tollbook.extract.quantities.parts import Part, part
from tollbook.extract.quantities.quantity import Quantity, QuantityKind
from tollbook.extract.quantities.ranges import Hedged, hedged, is_change
from tollbook.extract.quantities.timed import Timed, TimedTokens
from tollbook.extract.quantities.wholes import Whole, whole
from tollbook.extract.rows.numbers import number
from tollbook.extract.rows.row import Row
from tollbook.model import Hedge


def find_quantities(
    text: str, start: int = 0, end: int | None = None, *, dates: Sequence[TimeExpression] | None = None
) -> list[Quantity]:
    """The quantities in `text[start:end]` in reading order, none overlapping another.

    Args:
        text: A document's text.
        start: Where to begin, best at a sentence's start.
        end: Where to stop, by default at the text's end.
        dates: Expressions of time already found there; without it they are found first. The numbers in them
            count nothing.
    """
    stop = len(text) if end is None else end
    if dates is None:
        dates = find_dates(text, start, stop, published=None)
    return quantities_in(Row.of(text, start, stop), text, dates)


def quantities_in(row: Row, text: str, dates: Sequence[TimeExpression]) -> list[Quantity]:
    """As `find_quantities`, for a row of tokens of a text."""
    return list(_Finder(text, row, TimedTokens(row.tokens, dates)).quantities())


class _Finder:
    """One pass over a row of tokens."""

    def __init__(self, text: str, row: Row, timed: TimedTokens) -> None:
        self.text, self.row, self.timed, self.words = text, row, timed, hedge_words()
        self.starters = quantity_starters()
        self.age_end = -1

    def quantities(self) -> Iterator[Quantity]:
        index = 0
        while index < len(self.row):
            timed = self.timed.at(index)
            if timed:
                yield from self._in_time(timed)
                index = timed.end
                continue
            found, index = self._at(index)
            if found:
                yield found

    def _at(self, index: int) -> tuple[Quantity | None, int]:
        """The quantity that starts at a token, if any, and where to go on."""
        if not self.row.is_digits(index) and self.row.words[index] not in self.starters:
            return None, index + 1
        taken = whole(self.row, self.words, index)
        if taken and not self.timed.touches(taken.start, taken.end):
            return self._whole(taken), taken.end
        named = part(self.row, index)
        if named and not self.timed.touches(named.start, named.end):
            return self._part(named), named.end
        found = hedged(self.row, self.words, index)
        if found is None or self.timed.touches(found.start, found.end):
            return None, index + 1
        if self._is_pronoun(found):
            return None, found.end
        return self._number(found)

    def _number(self, found: Hedged) -> tuple[Quantity, int]:
        kind, end = kind_of(self.row, found)
        if kind is QuantityKind.COUNT and self._is_second_age(found):
            kind = QuantityKind.AGE
        if kind is QuantityKind.AGE:
            self.age_end = end
        is_count = kind is QuantityKind.COUNT
        low, high = (
            whole_people(self.row, found, value) if is_count else value for value in (found.low, found.high)
        )
        has_value = kind not in _WITHOUT_VALUE
        quantity = self._quantity(
            (found.start, end),
            kind,
            (found.first, found.last),
            low=low if has_value else None,
            high=high if has_value else None,
            hedge=found.hedge,
            hedges=found.hedges,
            increment=found.increment or self._more_after(found),
            change=is_change(self.row, self.words, found.start),
            distributive=self._is_distributive(end),
            group=self._group(found) if is_count else None,
        )
        return quantity, end

    def _whole(self, taken: Whole) -> Quantity | None:
        if taken.worth is None:
            return None
        place = taken.start, taken.end
        return self._quantity(
            place, QuantityKind.COUNT, place, low=taken.worth, high=taken.worth, group=taken.group
        )

    def _part(self, named: Part) -> Quantity:
        place = named.start, named.end
        worth = None if named.worth is None else Fraction(named.worth)
        return self._quantity(place, named.kind, place, low=worth, high=worth)

    def _in_time(self, timed: Timed) -> Iterator[Quantity]:
        """Each number inside an expression of time, as that."""
        index = timed.start
        while index < timed.end:
            found = number(self.row, index) if self._may_be_number(index) else None
            if found is None or found.end > timed.end:
                index += 1
                continue
            place = found.start, found.end
            yield self._quantity(place, timed.kind, place)
            index = found.end

    def _may_be_number(self, index: int) -> bool:
        word = self.row.word(index)
        return self.row.is_digits(index) or word in self.row.lexicon.units or word in self.row.lexicon.tens

    def _quantity(
        self,
        place: tuple[int, int],
        kind: QuantityKind,
        bare: tuple[int, int],
        *,
        low: Fraction | None = None,
        high: Fraction | None = None,
        hedge: Hedge = Hedge.EXACT,
        hedges: Sequence[tuple[int, int]] = (),
        increment: bool = False,
        change: bool = False,
        distributive: bool = False,
        group: Fraction | None = None,
    ) -> Quantity:
        start, end = self._span(place)
        return Quantity(
            start,
            end,
            self.text[start:end],
            None if low is None else int(low),
            None if high is None else int(high),
            hedge,
            kind,
            self._span(bare),
            tuple(self._span(one) for one in hedges),
            increment,
            change,
            distributive,
            None if group is None else int(group),
        )

    def _span(self, place: tuple[int, int]) -> tuple[int, int]:
        return self.row.tokens[place[0]].start, self.row.tokens[place[1] - 1].end

    def _more_after(self, found: Hedged) -> bool:
        """As in "11 more bodies", "two others"; "12 more than last year" compares."""
        row = self.row
        return row.word(found.end) in self.words.increment_after and row.word(found.end + 1) != "than"

    def _is_distributive(self, end: int) -> bool:
        """As in "two each", "100 a day", "100 to 200 soldiers every day"."""
        row, duration = self.row, unit_words().duration
        for at in range(end, min(end + 4, len(row))):
            word, after = row.word(at), row.word(at + 1)
            if word in {"each", "apiece", "daily", "weekly", "monthly"} and (
                word != "each" or after != "other"
            ):
                return True
            if word in {"a", "an", "per", "every"} and after in duration:
                return row.word(at + 2) not in {"ago", "earlier", "later", "after", "before"}
            if not word.isalpha():
                return False
        return False

    def _is_second_age(self, found: Hedged) -> bool:
        """As in "aged 9 and 12": the number that an age is joined to."""
        before, after = self.row.word(found.start - 1), self.row.word(found.end)
        joined = before in {"and", "or", "to", "-", "–"} or (before == "," and after in {",", "and", "or"})
        return joined and self.age_end == found.start - 1 and found.high is not None and found.high < 120

    def _group(self, found: Hedged) -> Fraction | None:
        """16 in "three of the 16"."""
        row, at = self.row, found.end
        if row.word(at) != "of" or row.word(at + 1) not in {"the", "those", "its", "their", "these", "some"}:
            return None
        group = hedged(row, self.words, at + 2)
        return group.low if group and group.hedge is not Hedge.VAGUE else None

    def _is_pronoun(self, found: Hedged) -> bool:
        """Whether it is a "one" that counts nothing: "one another", "this one", "one can"."""
        row = self.row
        if row.word(found.first) != "one" or found.last != found.first + 1 or found.hedges or found.increment:
            return False
        lexicon = row.lexicon
        return (
            row.word(found.first - 1) in lexicon.one_not_after
            or row.word(found.last) in lexicon.one_not_before
        )


_WITHOUT_VALUE = frozenset(
    {
        QuantityKind.IDENTIFIER,
        QuantityKind.MEASURE,
        QuantityKind.DATE,
        QuantityKind.TIME,
        QuantityKind.SCORE,
        QuantityKind.FRACTION,
    }
)
