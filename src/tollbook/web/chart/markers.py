"""Shapes that tell claimants apart without colour."""

from math import cos, pi, sin

from tollbook.web.index import SHAPES


def marker(shape: int, radius: float) -> str:
    """An SVG path around (0, 0): circle, square, diamond, triangle up and down, plus, hexagon, in turn."""
    r = radius
    kind = shape % SHAPES
    if kind == 0:
        return f"M{-r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0Z"
    if kind == 5:
        return _plus(r)
    sides, turn, size = {1: (4, 45, 1.25), 2: (4, 0, 1.3), 3: (3, 0, 1.3), 4: (3, 180, 1.3), 6: (6, 0, 1.15)}[
        kind
    ]
    angles = [2 * pi * i / sides + turn * pi / 180 for i in range(sides)]
    points = [f"{sin(a) * r * size:.1f} {-cos(a) * r * size:.1f}" for a in angles]
    return f"M{'L'.join(points)}Z"


def _plus(r: float) -> str:
    a, b = r * 1.2, r * 0.42
    corners = [
        (-b, -a),
        (b, -a),
        (b, -b),
        (a, -b),
        (a, b),
        (b, b),
        (b, a),
        (-b, a),
        (-b, b),
        (-a, b),
        (-a, -b),
        (-b, -b),
    ]
    return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in corners)}Z"
