"""A document in; its claims out. Pure and deterministic, no input or output."""

from collections.abc import Iterable, Iterator

from tollbook.cases import Case, Gazetteer
from tollbook.extract.assemble import EXTRACTOR
from tollbook.extract.explain import Explanation, explain
from tollbook.extract.extraction import may_claim
from tollbook.extract.rules import Extractor, Rules
from tollbook.model import Claim, Document

__all__ = [
    "EXTRACTOR",
    "Explanation",
    "Extractor",
    "Rules",
    "explain",
    "extract_claims",
    "extract_many",
    "may_claim",
]


def extract_claims(
    document: Document, *, gazetteer: Gazetteer | None = None, case: Case | None = None
) -> tuple[Claim, ...]:
    """The claims of a document, in reading order.

    Args:
        document: Any English text; what is no report of harm gives none.
        gazetteer: Names of parties, institutions and outlets; the built-in one, with the case's, if None.
        case: Its parties' sides decide how claimants stand to victims.
    """
    return next(extract_many([document], gazetteer=gazetteer, case=case))


def extract_many(
    documents: Iterable[Document], *, gazetteer: Gazetteer | None = None, case: Case | None = None
) -> Iterator[tuple[Claim, ...]]:
    """The claims of each document, in order: the same as one at a time, but several times faster."""
    return Rules(gazetteer=gazetteer, case=case).extract_many(documents)
