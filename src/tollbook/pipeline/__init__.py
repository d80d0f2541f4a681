"""The only place that composes the rooms."""

from tollbook.pipeline.concluding import estimates, findings
from tollbook.pipeline.evidence import Evidence, evidence
from tollbook.pipeline.importing import keep_data, read_data
from tollbook.pipeline.keeping import Kept, keep
from tollbook.pipeline.linking import link, linked
from tollbook.pipeline.lists import Listed, lists_total
from tollbook.pipeline.reading import Reading, explained, read
from tollbook.pipeline.view import View, view
from tollbook.pipeline.watch import Digest, Mark, digest, mark, take
from tollbook.pipeline.watch_state import State, held, load_state, save_state

__all__ = [
    "Digest",
    "Evidence",
    "Kept",
    "Listed",
    "Mark",
    "Reading",
    "State",
    "View",
    "digest",
    "estimates",
    "evidence",
    "explained",
    "findings",
    "held",
    "keep",
    "keep_data",
    "link",
    "linked",
    "lists_total",
    "load_state",
    "mark",
    "read",
    "read_data",
    "save_state",
    "take",
    "view",
]
