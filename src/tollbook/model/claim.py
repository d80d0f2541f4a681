"""A figure, or a refusal to give one, as somebody put it."""

from dataclasses import dataclass, replace
from datetime import date

from tollbook.model.claimant import Claimant
from tollbook.model.codec import to_json
from tollbook.model.count import Count
from tollbook.model.document import DocumentRef
from tollbook.model.enums import Harm, Kind, Stance
from tollbook.model.ids import content_hash
from tollbook.model.period import Period
from tollbook.model.span import Span
from tollbook.model.victims import Victims


@dataclass(frozen=True, slots=True)
class Claim:
    """One asserted figure (or refusal) with who said it, through whom, as of when, and where it stands.

    A claimant of None is the outlet's own voice. `relayed_by` is nearest the claimant first. `spans` are in
    reading order and there is at least one. Made by `Claim.of`, which gives it its id.
    """

    id: str
    kind: Kind
    document: DocumentRef
    harm: Harm
    count: Count | None
    victims: Victims
    claimant: Claimant | None
    relayed_by: tuple[str, ...]
    stance: Stance
    stated_on: date | None
    period: Period
    stated_basis: tuple[str, ...]
    background: bool
    spans: tuple[Span, ...]
    extractor: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a claim needs a span")
        if self.kind is Kind.COUNT and self.count is None:
            raise ValueError("a claim of kind count needs a count")

    @classmethod
    def of(
        cls,
        *,
        document: DocumentRef,
        harm: Harm,
        spans: tuple[Span, ...],
        extractor: str,
        kind: Kind = Kind.COUNT,
        count: Count | None = None,
        victims: Victims | None = None,
        claimant: Claimant | None = None,
        relayed_by: tuple[str, ...] = (),
        stance: Stance = Stance.ASSERTS,
        stated_on: date | None = None,
        period: Period | None = None,
        stated_basis: tuple[str, ...] = (),
        background: bool = False,
    ) -> "Claim":
        """A claim with its id, the hash of all that it says and where it stands.

        Only the caller's own name for the document is left out, so that one report kept under two paths
        gives one claim.

        Raises:
            ValueError: If it has no span, or is of kind count without a count.
        """
        draft = cls(
            "", kind, document, harm, count, victims or Victims(), claimant, relayed_by, stance, stated_on,
            period or Period(), stated_basis, background, spans, extractor,
        )  # fmt: skip
        return replace(draft, id=claim_id(draft))


def claim_id(claim: Claim) -> str:
    """The id that a claim's content gives it."""
    content = to_json(claim)
    del content["id"]
    content["document"] = claim.document.key
    return content_hash(content)
