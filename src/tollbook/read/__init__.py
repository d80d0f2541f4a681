"""A path, address, feed or archive in; documents out."""

from tollbook.read.documents import read_documents
from tollbook.read.given import Given

__all__ = ["Given", "read_documents"]
