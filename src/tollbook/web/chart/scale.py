"""From people and days to places on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000)


@dataclass(frozen=True, slots=True)
class Scale:
    """People to a vertical place; `low` is at `bottom`, `high` at `top`, in user units of the drawing."""

    low: float
    high: float
    top: float
    bottom: float
    log: bool

    @classmethod
    def over(cls, values: Sequence[float], *, top: float, bottom: float, log: bool) -> "Scale":
        """A scale that holds all values with room around them; a linear one begins at 0.

        Zero has no place on a logarithmic scale: it is drawn at the bottom.
        """
        positive = [v for v in values if v > 0] or [1.0]
        if not log:
            return cls(0.0, _nice_above(max(positive) * 1.04), top, bottom, log=False)
        low, high = min(positive) / 1.5, max(positive) * 1.5
        return cls(low, max(high, low * 10), top, bottom, log=True)

    def at(self, value: float) -> float:
        """Where a number of people stands; what lies outside stands at the edge."""
        value = min(max(value, self.low), self.high)
        if self.log:
            share = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(self.bottom - share * (self.bottom - self.top), 2)

    def ticks(self) -> Sequence[tuple[float, str]]:
        """Round numbers of people within the scale with their labels."""
        return [(v, _short(v)) for v in (self._log_ticks() if self.log else self._linear_ticks())]

    def _linear_ticks(self) -> list[float]:
        step = _nice_above(self.high / 5)
        return [step * i for i in range(int(self.high / step + 1e-9) + 1)]

    def _log_ticks(self) -> list[float]:
        powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
        decades = log10(self.high / self.low)
        steps = (1, 2, 5) if decades < 2.2 else (1, 3) if decades < 3.4 else (1,)
        values = [m * 10.0**p for p in powers for m in steps]
        return [v for v in values if self.low <= v <= self.high and v >= 1]


@dataclass(frozen=True, slots=True)
class Days:
    """Days to a horizontal place, from `first` at `left` to `last` at `right`."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: Sequence[date], *, left: float, right: float) -> "Days":
        """A scale that holds all days; a single day stands in the middle of a week."""
        first, last = min(days), max(days)
        if (last - first).days < 6:
            first, last = _shifted(first, -3), _shifted(last, 3)
        return cls(first, last, left, right)

    def at(self, day: date) -> float:
        """Where a day stands; what lies outside stands at the edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left), 2)

    def ticks(self, wanted: int) -> Sequence[tuple[date, str]]:
        """Some evenly spaced days with their labels; the year is named where it changes."""
        span = (self.last - self.first).days
        if span > 75:
            return self._months(wanted)
        step = next((s for s in (1, 2, 4, 7, 14, 28) if span / s <= wanted), 28)
        days = [self.first + timedelta(i) for i in range(0, span + 1, step)]
        return [(d, _day_label(d, days[i - 1] if i else None)) for i, d in enumerate(days)]

    def _months(self, wanted: int) -> Sequence[tuple[date, str]]:
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((s for s in _MONTH_STEPS if count / s <= wanted), _MONTH_STEPS[-1])
        start = self.first.year * 12 + self.first.month - 1
        begin = start if self.first.day == 1 else start + 1
        months = [m for m in range(begin, start + count + 1) if m % step == 0] or [begin]
        days = [date(m // 12, m % 12 + 1, 1) for m in months]
        return [(d, _month_label(d, days[i - 1] if i else None, step)) for i, d in enumerate(days)]


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _day_label(day: date, before: date | None) -> str:
    year = f" {day.year}" if before is None or before.year != day.year else ""
    return f"{day.day} {day:%b}{year}"


def _month_label(day: date, before: date | None, step: int) -> str:
    if step >= 12:
        return str(day.year)
    return f"{day:%b} {day.year}" if before is None or before.year != day.year else f"{day:%b}"


def _nice_above(value: float) -> float:
    power = 10.0 ** floor(log10(value))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= value * (1 - 1e-9))


def _short(value: float) -> str:
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} m"
    return f"{value:,.0f}"
