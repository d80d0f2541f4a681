"""One function over many inputs: in this process, on its cores, or on a cluster."""

from tollbook.engines.engine import Engine, Outcome
from tollbook.engines.inline import InlineEngine
from tollbook.engines.local import LocalEngine
from tollbook.engines.named import ENGINES, engine_of
from tollbook.engines.ray import RayEngine
from tollbook.engines.spark import SparkEngine

__all__ = [
    "ENGINES",
    "Engine",
    "InlineEngine",
    "LocalEngine",
    "Outcome",
    "RayEngine",
    "SparkEngine",
    "engine_of",
]
