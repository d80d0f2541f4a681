"""A path, address, feed or archive in; documents out."""

from tollbook.read.documents import read_documents
from tollbook.read.given import Given, moment

__all__ = ["Given", "moment", "read_documents"]
