"""Words beside bars, where there is room for them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollbook.web.chart.drawing import Bar, Point

_CHARACTER = 6.9
_HEIGHT = 13.0
_AWAY = 10.0
_ARROW = 25.0

_Box = tuple[float, float, float, float]


def labelled(
    bars: Sequence[Bar], words: Sequence[str], *, left: float, right: float, top: float, bottom: float
) -> tuple[Bar, ...]:
    """Bars with their words at the first free place: right, left, above, below; without, where none is free.

    Later bars choose first: the newest figures matter most. Quadratic: give it some dozens at most.
    """
    taken: list[_Box] = [_drawn(bar) for bar in bars]
    made: list[Bar] = []
    for bar, text in reversed(list(zip(bars, words, strict=True))):
        free = (
            (at, anchor, box)
            for at, anchor, box in (_places(bar, len(text) * _CHARACTER) if text else ())
            if box[0] >= left and box[2] <= right and box[1] >= top and box[3] <= bottom
            if not any(_overlap(box, other) for other in taken)
        )
        place = next(free, None)
        if place is not None:
            taken.append(place[2])
        made.append(replace(bar, label=text, label_at=place[0], anchor=place[1]) if place else bar)
    return tuple(reversed(made))


def _drawn(bar: Bar) -> _Box:
    above, below = (_ARROW if is_open else 7.0 for is_open in (bar.open_above, bar.open_below))
    return bar.x - 7, bar.top - above, bar.x + 7, bar.bottom + below


def _places(bar: Bar, wide: float) -> Iterable[tuple[Point, str, _Box]]:
    """Where words of a width may stand beside a bar, from which of their ends, and what they would cover."""
    for y in (bar.middle, bar.top, bar.bottom):
        low, high, left, right = y - _HEIGHT / 2, y + _HEIGHT / 2, bar.x - _AWAY, bar.x + _AWAY
        yield (right, y + 4), "start", (right, low, right + wide, high)
        yield (left, y + 4), "end", (left - wide, low, left, high)
    for y in (bar.top - 16, bar.bottom + 17):
        low, high = y - _HEIGHT / 2, y + _HEIGHT / 2
        yield (bar.x, y + 4), "middle", (bar.x - wide / 2, low, bar.x + wide / 2, high)
        yield (bar.x, y + 4), "end", (bar.x - wide, low, bar.x, high)
        yield (bar.x, y + 4), "start", (bar.x, low, bar.x + wide, high)


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
