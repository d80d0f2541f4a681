"""One function over many inputs: in this process, on its cores, or on a cluster."""

from tollbook.engines.engine import Engine, Outcome
from tollbook.engines.inline import InlineEngine
from tollbook.engines.local import LocalEngine

__all__ = ["Engine", "InlineEngine", "LocalEngine", "Outcome"]
