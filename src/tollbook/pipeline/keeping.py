"""Inputs into a ledger: read, keep, link."""

from collections import defaultdict

from tollbook import __version__
from tollbook.cases import Case
from tollbook.ledger import Added, ClaimQuery, Ledger
from tollbook.link import link_claims, link_documents
from tollbook.model import Claim, EchoGroup
from tollbook.pipeline.reading import read
from tollbook.read import Given

BY = f"tollbook/{__version__}"


def keep(ledger: Ledger, item: str, given: Given | None = None, case: Case | None = None) -> Added:
    """Read one input and keep its documents and claims: all of it or, where it cannot be read, nothing.

    Returns:
        What the ledger did not have before.

    Raises:
        InputError: If the input cannot be read.
        LedgerError: If the ledger cannot be written.
    """
    readings = list(read(item, given, case))
    documents = [reading.document for reading in readings]
    return ledger.add(documents, (claim for reading in readings for claim in reading.claims), by=BY)


def link(ledger: Ledger) -> tuple[EchoGroup, ...]:
    """Group what the ledger holds into echoes, keep the groups, and return those of claims."""
    documents = {kept.key: ledger.document(kept.key) for kept in ledger.documents()}
    claims = list(ledger.claims(ClaimQuery(include_background=True)))
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document.key].append(claim)
    stories = link_documents(documents.values(), by_document)
    groups = link_claims(claims, documents, stories)
    ledger.add_echoes([*stories, *groups], by=BY)
    return groups
