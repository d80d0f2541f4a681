"""Words beside bars, where there is room for them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tollbook.web.chart.drawing import Bar

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
        placed = bar
        for candidate, box in _places(bar, text) if text else ():
            inside = box[0] >= left and box[2] <= right and box[1] >= top and box[3] <= bottom
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                placed = candidate
                break
        made.append(placed)
    return tuple(reversed(made))


def _drawn(bar: Bar) -> _Box:
    above, below = (_ARROW if is_open else 7.0 for is_open in (bar.open_above, bar.open_below))
    return bar.x - 7, bar.top - above, bar.x + 7, bar.bottom + below


def _places(bar: Bar, text: str) -> Iterable[tuple[Bar, _Box]]:
    wide = len(text) * _CHARACTER
    for y in (bar.middle, bar.top, bar.bottom):
        right = replace(bar, label=text, label_at=(bar.x + _AWAY, y + 4), anchor="start")
        yield right, (bar.x + _AWAY, y - _HEIGHT / 2, bar.x + _AWAY + wide, y + _HEIGHT / 2)
        left = replace(bar, label=text, label_at=(bar.x - _AWAY, y + 4), anchor="end")
        yield left, (bar.x - _AWAY - wide, y - _HEIGHT / 2, bar.x - _AWAY, y + _HEIGHT / 2)
    for y in (bar.top - 16, bar.bottom + 17):
        over = replace(bar, label=text, label_at=(bar.x, y + 4), anchor="middle")
        yield over, (bar.x - wide / 2, y - _HEIGHT / 2, bar.x + wide / 2, y + _HEIGHT / 2)


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
