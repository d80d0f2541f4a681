"""The only place that composes the rooms."""

from tollbook.pipeline.reading import Reading, read

__all__ = ["Reading", "read"]
