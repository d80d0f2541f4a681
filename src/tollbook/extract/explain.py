"""Why a claim reads as it does: the sentence, and the rule behind each field."""

from collections.abc import Sequence
from dataclasses import dataclass

from tollbook.cases import Case, Gazetteer
from tollbook.extract.assemble import EXTRACTOR, to_claim
from tollbook.extract.drafts import Draft
from tollbook.extract.extraction import read_many
from tollbook.extract.sentences import Sentence
from tollbook.model import Claim, Document


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with what it was read from.

    Attributes:
        sentences: The sentences that its spans stand in, in reading order.
        rules: Field name and the rule behind it, with the words that it rests on.
    """

    claim: Claim
    sentences: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]


def explain(
    document: Document, *, gazetteer: Gazetteer | None = None, case: Case | None = None
) -> tuple[Explanation, ...]:
    """The claims of a document, each with its explanation.

    Args:
        document: As for `extract_claims`.
        gazetteer: As for `extract_claims`.
        case: As for `extract_claims`.
    """
    (read,) = read_many([document], gazetteer=gazetteer, case=case)
    return tuple(explanation_of(document, draft, read.sentences) for draft in read.drafts)


def explanation_of(
    document: Document, draft: Draft, sentences: Sequence[Sentence], extractor: str = EXTRACTOR
) -> Explanation:
    """The explanation of one draft that an extractor made of a document with these sentences."""
    places = sorted(set(draft.ranges))
    stand_in = dict.fromkeys(s.text for start, _ in places for s in sentences if s.start <= start < s.end)
    rules = tuple((name, rule) for name, rule in draft.why.items() if rule)
    return Explanation(to_claim(document, draft, extractor), tuple(stand_in), rules)
