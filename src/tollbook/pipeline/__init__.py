"""The only place that composes the rooms."""

from tollbook.pipeline.concluding import estimates, findings
from tollbook.pipeline.evidence import Evidence, evidence
from tollbook.pipeline.importing import import_data
from tollbook.pipeline.keeping import Kept, keep
from tollbook.pipeline.linking import link, linked
from tollbook.pipeline.lists import Listed, import_lists
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
    "import_data",
    "import_lists",
    "keep",
    "link",
    "linked",
    "load_state",
    "mark",
    "read",
    "save_state",
    "take",
    "view",
]
