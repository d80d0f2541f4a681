"""Inputs into a ledger: read and keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, starmap
from pathlib import Path

from tollbook import __version__
from tollbook.cases import Case
from tollbook.extract import EXTRACTOR, Extractor
from tollbook.ledger import ClaimQuery, Ledger, SecondLook
from tollbook.model import Document
from tollbook.pipeline.bulk import is_run, read_manifest, taken
from tollbook.pipeline.reading import Reading, claimed, read
from tollbook.read import Given

BY = f"tollbook/{__version__}"
AT_ONCE = 500  # documents of a bulk run


@dataclass(frozen=True, slots=True)
class Kept:
    """What one input brought to a ledger.

    Attributes:
        documents: How many the ledger did not have.
        claims: How many the ledger did not have.
        second_look: People's decisions on an older reading that somebody should look at again, and why.
    """

    documents: int
    claims: int
    second_look: tuple[SecondLook, ...] = ()


def keep(
    ledger: Ledger, item: str, given: Given | None = None, case: Case | None = None,
    extractor: Extractor | None = None,
) -> Kept:  # fmt: skip
    """Read one input and keep its documents and claims: all of it or, where it cannot be read, nothing.

    A document that is there already is taken up anew where this version of the extractor reads it otherwise
    than an older one. What another extractor read in it stays. A bulk run's directory is taken as it was read
    then, a batch at a time; after an interruption, add it again.

    Raises:
        InputError: If the input cannot be read.
        ModelError: As in `read`.
        LedgerError: If the ledger cannot be written.
    """
    if not is_run(item):
        name = extractor.name if extractor else EXTRACTOR
        return _keep(ledger, list(read(item, given, case, extractor)), name)
    readings, kept = starmap(Reading, taken(item)), Kept(0, 0)
    by = read_manifest(Path(item)).extractor
    while batch := list(islice(readings, AT_ONCE)):
        more = _keep(ledger, batch, by)
        kept = Kept(
            kept.documents + more.documents,
            kept.claims + more.claims,
            (*kept.second_look, *more.second_look),
        )
    return kept


def _keep(ledger: Ledger, readings: Sequence[Reading], name: str) -> Kept:
    there = ledger.holds({reading.document.ref.key for reading in readings})
    fresh = [r for r in readings if r.document.ref.key not in there]
    added = ledger.add([r.document for r in fresh], (c for r in fresh for c in r.claims), by=BY)
    claims, looks = added.claims, tuple[SecondLook, ...]()
    for reading in readings:
        if reading.document.ref.key in there and _reads_otherwise(ledger, reading, name):
            again = ledger.re_extract(reading.document, reading.claims, extractor=name, by=BY)
            claims, looks = claims + len(again.added), (*looks, *again.second_look)
    return Kept(added.documents, claims, looks)


def keep_new(ledger: Ledger, documents: Sequence[Document], case: Case | None = None) -> Kept:
    """As `keep`, but documents that are there already are not read for claims again.

    Raises:
        LedgerError: If the ledger cannot be written.
    """
    there = ledger.holds({document.ref.key for document in documents})
    fresh = [document for document in documents if document.ref.key not in there]
    if not fresh:
        return Kept(0, 0)
    added = ledger.add(fresh, (c for reading in claimed(fresh, case) for c in reading.claims), by=BY)
    return Kept(added.documents, added.claims)


def _reads_otherwise(ledger: Ledger, reading: Reading, extractor: str) -> bool:
    standing = ledger.claims(ClaimQuery(document=reading.document.ref.key, include_background=True))
    own = {claim.id for claim in standing if _family(claim.extractor) == _family(extractor)}
    return own != {claim.id for claim in reading.claims}


def _family(extractor: str) -> str:
    """An extractor's name without its version."""
    return extractor.partition("/")[0]
