"""Claims, findings and estimates in the field's formats: one file a format."""

from tollbook.export.bundle import DEFINITIONS, EXCLUSIONS, Bundle

__all__ = ["DEFINITIONS", "EXCLUSIONS", "Bundle"]
