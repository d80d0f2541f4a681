"""The only place that composes the rooms."""

from tollbook.pipeline.concluding import estimates, findings
from tollbook.pipeline.evidence import Evidence, evidence
from tollbook.pipeline.keeping import keep, link
from tollbook.pipeline.reading import Reading, read

__all__ = ["Evidence", "Reading", "estimates", "evidence", "findings", "keep", "link", "read"]
