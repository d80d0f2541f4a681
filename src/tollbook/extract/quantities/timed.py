"""Which tokens belong to expressions of time, where numbers count nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.extract.dates.expression import TimeExpression, TimeKind
from tollbook.extract.quantities.quantity import QuantityKind
from tollbook.extract.rows.tokens import Token

_LENGTHS = frozenset({TimeKind.AGO, TimeKind.DURATION, TimeKind.RELATIVE, TimeKind.RECURRING})


@dataclass(frozen=True, slots=True)
class Timed:
    """An expression of time over tokens `start` to `end`, exclusive."""

    start: int
    end: int
    kind: QuantityKind


class TimedTokens:
    """Expressions of time by the tokens they cover."""

    def __init__(self, tokens: Sequence[Token], dates: Sequence[TimeExpression]) -> None:
        self._by_token: dict[int, Timed] = {}
        index = 0
        for found in sorted(dates, key=lambda one: one.start):
            while index < len(tokens) and tokens[index].start < found.start:
                index += 1
            end = index
            while end < len(tokens) and tokens[end].end <= found.end:
                end += 1
            timed = Timed(index, end, _kind(found))
            self._by_token.update(dict.fromkeys(range(index, end), timed))
            index = end

    def at(self, index: int) -> Timed | None:
        """The expression that covers a token."""
        return self._by_token.get(index)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of the tokens is covered."""
        return any(index in self._by_token for index in range(start, end))


def _kind(found: TimeExpression) -> QuantityKind:
    if found.kind is TimeKind.TIME:
        return QuantityKind.TIME
    return QuantityKind.DURATION if found.kind in _LENGTHS else QuantityKind.DATE
