"""Web archives (WARC, ISO 28500): read, also when damaged, and written."""

from tollbook.read.warc.reading import read_warc

__all__ = ["read_warc"]
