"""`python -m benchmarks.engines [NAME…]`: what Ray and Spark cost beside this machine's own pool.

The work is real: claims read from the demo's reports. Time runs from the first outcomes, one a worker, to
the last, so that the start of engine and workers is left out; it is printed beside. All answer the same
items, in turns; each one's least time counts. The last lines are the ratios to the local engine.
"""

import sys
import time
from importlib.util import find_spec
from itertools import islice

from benchmarks.engine_work import work

from tollbook.engines import Engine, engine_of
from tollbook.engines.spark import has_java

WORKERS = 2
ITEMS = 42
TURNS = 3


def timed(engine: Engine) -> tuple[float, float]:
    """Seconds to the first outcomes, and from there to the last."""
    start = time.perf_counter()
    outcomes = engine.map(work, range(ITEMS))
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
    names = sys.argv[1:] or present()
    engines = {name: engine_of(name, workers=WORKERS) for name in names}
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(TURNS):
        for name, engine in engines.items():
            took[name].append(timed(engine))
    least = {name: min(rest for _, rest in times) for name, times in took.items()}
    for name, times in took.items():
        print(f"{name:8} first outcomes after {times[0][0]:5.1f} s, the rest in {least[name]:.2f} s")
    for name in names[1:]:
        print(f"{name} / {names[0]}: {least[name] / least[names[0]]:.3f}")


if __name__ == "__main__":
    main()
