"""Why a claim reads as it does: the sentence, and the rule behind each field."""

from dataclasses import dataclass

from tollbook.cases import Case, Gazetteer
from tollbook.extract.assemble import to_claim
from tollbook.extract.extraction import read_many
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
    found = []
    for draft in read.drafts:
        places = sorted(set(draft.ranges))
        sentences = tuple(
            dict.fromkeys(s.text for start, _ in places for s in read.sentences if s.start <= start < s.end)
        )
        rules = tuple((name, rule) for name, rule in draft.why.items() if rule)
        found.append(Explanation(to_claim(document, draft), sentences, rules))
    return tuple(found)
