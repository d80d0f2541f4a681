"""`python -m benchmarks.engines [--empty] [NAME…]`: what Ray and Spark cost beside this machine's own pool.

The work is real: claims read from the demo's reports. Time runs from the first outcomes, one a worker, to
the last, so that the start of engine and workers is left out; it is printed beside. All answer the same
items, in turns; each one's least time counts. The last lines are the ratios to the local engine. With
--empty there is no work, but a thousand items: what each costs an engine, which a busy machine blurs less.
"""

import argparse
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import islice

from benchmarks.engine_work import nothing, work

from tollbook.engines import Engine, engine_of
from tollbook.engines.spark import has_java

WORKERS = 2
ITEMS = 42
EMPTY = 1000
TURNS = 3


def timed(engine: Engine, task: Callable[[int], int], items: int) -> tuple[float, float]:
    """Seconds to the first outcomes, and from there to the last."""
    start = time.perf_counter()
    outcomes = engine.map(task, range(items))
    answers = {(outcome.value, outcome.failure) for outcome in islice(outcomes, WORKERS)}
    first = time.perf_counter()
    answers |= {(outcome.value, outcome.failure) for outcome in outcomes}
    assert [failure for _, failure in answers] == [None], answers
    return first - start, time.perf_counter() - first


def present() -> list[str]:
    """The engines that can run here."""
    spark = ["spark"] if find_spec("pyspark") and has_java() else []
    return ["local", *(["ray"] if find_spec("ray") else []), *spark]


def main() -> None:
    """Print each engine's seconds, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", help="local, ray, spark; the first is what others are held against"
    )
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--empty", action="store_true", help="do nothing, many times: milliseconds an item")
    chosen = parser.parse_args()
    task, items = (nothing, EMPTY) if chosen.empty else (work, ITEMS)
    names = chosen.names or present()
    engines = {name: engine_of(name, workers=WORKERS) for name in names}
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(chosen.turns):
        for name, engine in engines.items():
            first, rest = timed(engine, task, items)
            took[name].append((first, rest))
            each = rest / (items - WORKERS) * 1000
            print(
                f"{name:8} first outcomes after {first:5.1f} s, the rest in {rest:.2f} s, {each:.1f} ms each"
            )
    least = {name: min(rest for _, rest in times) for name, times in took.items()}
    for name in names[1:]:
        print(f"{name} / {names[0]}: {least[name] / least[names[0]]:.3f}")


if __name__ == "__main__":
    main()
