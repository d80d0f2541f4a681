"""Which engines there are to test here, and how their workers find this checkout."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from tollbook.engines import Engine, InlineEngine, LocalEngine, RayEngine, SparkEngine
from tollbook.engines.spark import has_java

ROOT = Path(__file__).parents[2]
PATIENCE = 8.0

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: extra `ray`")
needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or not has_java(),
    reason="PySpark is not installed (extra `spark`), or there is no Java",
)

MAKERS: dict[str, Callable[[], Engine]] = {
    "inline": InlineEngine,
    "local": lambda: LocalEngine(2, patience=PATIENCE / 2),
    "ray": lambda: RayEngine(2, patience=PATIENCE),
    "spark": lambda: SparkEngine(2, patience=PATIENCE),
}
ISOLATING = [
    "local",
    pytest.param("ray", marks=[needs_ray, pytest.mark.long]),
    pytest.param("spark", marks=[needs_spark, pytest.mark.long]),
]
ALL = ["inline", *ISOLATING]


def environment() -> dict[str, str]:
    """Variables by which workers find the sources and the tests."""
    return {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


@contextmanager
def ended() -> Iterator[None]:
    """Clusters that were started within are stopped."""
    try:
        yield
    finally:
        if find_spec("ray"):
            import ray

            ray.shutdown()
        if find_spec("pyspark"):
            from pyspark import SparkContext

            if context := SparkContext._active_spark_context:
                context.stop()
