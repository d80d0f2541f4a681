"""Which documents and which claims are echoes of one another."""

from tollbook.link.anchors import FIRST, Index, MemoryIndex, Place, component, relink
from tollbook.link.claims import Told, compare_claims, link_claims
from tollbook.link.documents import Story, compare_stories, link_documents
from tollbook.link.groups import group

__all__ = [
    "FIRST",
    "Index",
    "MemoryIndex",
    "Place",
    "Story",
    "Told",
    "compare_claims",
    "compare_stories",
    "component",
    "group",
    "link_claims",
    "link_documents",
    "relink",
]
