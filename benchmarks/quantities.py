"""Sentences a second whose quantities are read, against quantulum3: `python benchmarks/quantities.py`.

Needs `pip install quantulum3` for the peer; without it only our own rate is printed. Beside the rates it
prints how many of the made sentences each reads right: one figure, with both ends of a range.
"""

import random
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tollbook.extract.quantities import find_quantities

COUNT = 2000
ROUNDS = 3
Bounds = tuple[float | None, float | None]
FORMS: Sequence[tuple[str, Callable[[int], Bounds]]] = (
    ("{0:,} people were killed in the raid.", lambda n: (n, n)),
    ("At least {0:,} people were killed.", lambda n: (n, None)),
    ("Between {0:,} and {1:,} people were killed.", lambda n: (n, 2 * n)),
    ("{0:,} to {1:,} people fled on Tuesday.", lambda n: (n, 2 * n)),
    ("Nearly {0:,} were hurt.", lambda n: (n, n)),
    ("Up to {0:,} fighters were captured.", lambda n: (None, n)),
)


def sentences(count: int) -> list[tuple[str, Bounds]]:
    """Sentences with one figure each, and its bounds."""
    rng = random.Random(1)  # noqa: S311
    made = []
    for _ in range(count):
        number = rng.randrange(2, 50_000)
        form, bounds = rng.choice(FORMS)
        made.append((form.format(number, 2 * number), bounds(number)))
    return made


def ours(text: str) -> list[Bounds]:
    """The counts that we read."""
    return [(found.low, found.high) for found in find_quantities(text) if found.is_count]


def peer() -> Callable[[str], list[Bounds]] | None:
    """The figures that quantulum3 reads, a range's uncertainty taken as its ends; None without it."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    warnings.simplefilter("ignore")

    def read(text: str) -> list[Bounds]:
        found = parser.parse(text)
        return [(one.value - (one.uncertainty or 0), one.value + (one.uncertainty or 0)) for one in found]

    return read


def measure(read: Callable[[str], list[Bounds]], made: Sequence[tuple[str, Bounds]]) -> tuple[float, float]:
    """Sentences a second of processor time in the best round, and the share read right."""
    read(made[0][0])
    rates, right = [], 0
    for _ in range(ROUNDS):
        start = time.process_time()
        right = sum(read(text) == [bounds] for text, bounds in made)
        rates.append(len(made) / max(1e-9, time.process_time() - start))
    return max(rates), right / len(made)


def main() -> None:
    """Prints rates, their ratio, and what each reads right."""
    made = sentences(COUNT)
    rate, right = measure(ours, made)
    print(f"tollbook    {rate:8.0f} sentences/s, {right:.1%} read right")
    other = peer()
    if other is None:
        print("quantulum3 is not installed: pip install quantulum3")
        return
    their_rate, their_right = measure(other, made[: COUNT // 10])
    print(f"quantulum3  {their_rate:8.0f} sentences/s, {their_right:.1%} read right")
    print(f"ratio {rate / their_rate:.1f}")


if __name__ == "__main__":
    main()
