"""Engines by their names, as a person chooses them."""

import os
from collections.abc import Callable

from tollbook.engines.engine import Engine
from tollbook.engines.inline import InlineEngine
from tollbook.engines.local import LocalEngine
from tollbook.engines.ray import ADDRESS, RayEngine
from tollbook.engines.spark import SparkEngine
from tollbook.errors import EngineError

Maker = Callable[[int | None, float | None], Engine]

ENGINES: dict[str, Maker] = {
    "inline": lambda workers, patience: InlineEngine(),
    "local": lambda workers, patience: LocalEngine(workers, patience=patience),
    "ray": lambda workers, patience: RayEngine(workers, patience=patience),
    "spark": lambda workers, patience: SparkEngine(workers, patience=patience),
}


def engine_of(
    name: str | None = None, *, workers: int | None = None, patience: float | None = None
) -> Engine:
    """The engine of a name; without one, `ray` where `RAY_ADDRESS` is set, else `local`.

    Args:
        name: One of `ENGINES`.
        workers: How many items are under way; by default as many as there are cores.
        patience: Seconds that one item may take before its worker is ended; None waits for ever.

    Raises:
        EngineError: There is no such engine, or it lacks something that it needs.
        MissingExtraError: Its extra is not installed.
    """
    chosen = name or ("ray" if os.environ.get(ADDRESS) else "local")
    if chosen not in ENGINES:
        raise EngineError(f"no engine '{chosen}'", hint=f"use one of {', '.join(ENGINES)}")
    return ENGINES[chosen](workers, patience)
