"""Documents and claims to keep."""

from datetime import date
from typing import Any

from tollbook.model import Claim, Claimant, Count, Document, Harm, Hedge, Period, Span, Victims

EXTRACTOR = "tests/1"


def report(number: int = 1, *, outlet: str | None = "Gazette", **given: Any) -> Document:
    """A report with figures in it, unlike that of any other number."""
    text = (
        f"Report {number}. The ministry said {number + 10} soldiers were killed and {number + 20} hurt. — end"
    )
    return Document(f"report-{number}", text, **{"outlet": outlet, "published": date(2022, 3, 24), **given})


def claim_in(
    document: Document,
    words: str = "soldiers were killed",
    *,
    number: int = 11,
    party: str | None = "Russia",
    claimant: str | Claimant | None = "Ministry",
    as_of: date | None = date(2022, 3, 23),
    **given: Any,
) -> Claim:
    """A claim that points at words of a document."""
    start = document.text.index(words)
    made: dict[str, Any] = {
        "document": document.ref,
        "harm": Harm.KILLED,
        "spans": (Span.of(document.text, start, start + len(words)),),
        "extractor": EXTRACTOR,
        "count": Count(str(number), number, number, Hedge.EXACT),
        "victims": Victims("soldiers", party),
        "claimant": Claimant("The ministry", claimant) if isinstance(claimant, str) else claimant,
        "period": Period(end=as_of),
    }
    return Claim.of(**{**made, **given})


def both_claims(document: Document) -> tuple[Claim, Claim]:
    """The killed and the wounded of a report."""
    return claim_in(document), claim_in(document, "hurt", number=21, harm=Harm.WOUNDED)
