"""The only place that composes the rooms."""

from tollbook.pipeline.concluding import estimates, findings
from tollbook.pipeline.evidence import Evidence, evidence
from tollbook.pipeline.importing import import_data
from tollbook.pipeline.keeping import Kept, keep
from tollbook.pipeline.linking import link
from tollbook.pipeline.reading import Reading, explained, read
from tollbook.pipeline.view import View, view

__all__ = [
    "Evidence",
    "Kept",
    "Reading",
    "View",
    "estimates",
    "evidence",
    "explained",
    "findings",
    "import_data",
    "keep",
    "link",
    "read",
    "view",
]
