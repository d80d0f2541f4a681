"""Shapes that tell claimants apart without colour."""

from functools import cache
from math import cos, pi, sin

from tollbook.web.index import SHAPES


@cache
def marker(shape: int, radius: float) -> str:
    """An SVG path around (0, 0): circle, square, diamond, triangle up and down, plus, cross, in turn."""
    r = radius
    kind = shape % SHAPES
    if kind == 0:
        return f"M{-r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0Z"
    if kind in (5, 6):
        return _plus(r, 0 if kind == 5 else pi / 4)
    sides, turn, size = {1: (4, 45, 1.25), 2: (4, 0, 1.3), 3: (3, 0, 1.3), 4: (3, 180, 1.3)}[kind]
    angles = [2 * pi * i / sides + turn * pi / 180 for i in range(sides)]
    points = [f"{sin(a) * r * size:.1f} {-cos(a) * r * size:.1f}" for a in angles]
    return f"M{'L'.join(points)}Z"


def _plus(r: float, turn: float) -> str:
    a, b = r * 1.25, r * 0.45
    arm = ((-b, -a), (b, -a), (b, -b))
    points = []
    for quarter in range(4):
        angle = turn + quarter * pi / 2
        points += [(x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)) for x, y in arm]
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in points)}Z"
