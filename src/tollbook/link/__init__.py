"""Which documents and which claims are echoes of one another."""

from tollbook.link.claims import link_claims
from tollbook.link.documents import document_keys, link_documents
from tollbook.link.keys import claim_keys

__all__ = ["claim_keys", "document_keys", "link_claims", "link_documents"]
