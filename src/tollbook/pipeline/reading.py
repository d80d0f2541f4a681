"""Inputs to documents with their claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tollbook.cases import Case, load_gazetteer
from tollbook.extract import Explanation, explain, extract_many
from tollbook.model import Claim, Document
from tollbook.read import Given, read_documents

BATCH = 64  # documents whose sentences are parsed together


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the claims that it makes."""

    document: Document
    claims: tuple[Claim, ...]


def read(item: str, given: Given | None = None, case: Case | None = None) -> Iterator[Reading]:
    """Yield each document of one input with its claims.

    Raises:
        InputError: If the input cannot be read; what came before it in the input has been yielded.
    """
    yield from claimed(read_documents(item, given), case)


def claimed(documents: Iterable[Document], case: Case | None = None) -> Iterator[Reading]:
    """Yield each document with its claims."""
    gazetteer, rest = load_gazetteer(case), iter(documents)
    while batch := list(islice(rest, BATCH)):
        for document, claims in zip(batch, extract_many(batch, gazetteer=gazetteer, case=case), strict=True):
            yield Reading(document, claims)


def explained(item: str, given: Given | None = None, case: Case | None = None) -> Iterator[Explanation]:
    """Yield each claim of one input with the sentence and the rules behind it.

    Raises:
        InputError: As in `read`.
    """
    gazetteer = load_gazetteer(case)
    for document in read_documents(item, given):
        yield from explain(document, gazetteer=gazetteer, case=case)
