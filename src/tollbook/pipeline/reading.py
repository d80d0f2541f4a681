"""Inputs to documents with their claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tollbook.cases import Case
from tollbook.extract import Explanation, Extractor, Rules
from tollbook.model import Claim, Document
from tollbook.read import Given, read_documents

BATCH = 64  # documents whose sentences are parsed together


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the claims that it makes."""

    document: Document
    claims: tuple[Claim, ...]


def read(
    item: str, given: Given | None = None, case: Case | None = None, extractor: Extractor | None = None
) -> Iterator[Reading]:
    """Yield each document of one input with the claims that an extractor, by default the rules, finds in it.

    Raises:
        InputError: If the input cannot be read; what came before it in the input has been yielded.
        ModelError: If the extractor asks a language model that cannot be reached or keeps failing.
    """
    yield from claimed(read_documents(item, given), case, extractor)


def claimed(
    documents: Iterable[Document], case: Case | None = None, extractor: Extractor | None = None
) -> Iterator[Reading]:
    """Yield each document with its claims."""
    reader, rest = extractor or Rules(case=case), iter(documents)
    while batch := list(islice(rest, BATCH)):
        for document, claims in zip(batch, reader.extract_many(batch), strict=True):
            yield Reading(document, claims)


def explained(
    item: str, given: Given | None = None, case: Case | None = None, extractor: Extractor | None = None
) -> Iterator[Explanation]:
    """Yield each claim of one input with the sentence and the rules behind it.

    Raises:
        InputError: As in `read`.
        ModelError: As in `read`.
    """
    reader = extractor or Rules(case=case)
    for document in read_documents(item, given):
        yield from reader.explain(document)
