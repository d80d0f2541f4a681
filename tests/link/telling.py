"""Documents with claims for the tests, made without extraction."""

from datetime import date

from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    Frame,
    Harm,
    Hedge,
    Period,
    Precision,
    Span,
    Stance,
    Victims,
)  # fmt: skip

DAY = date(2022, 3, 24)


def told(
    text: str, figures: list[tuple[str, int]], *, outlet: str = "One", published: date = DAY,
    claimant: str | None = None, party: str | None = None, harm: Harm = Harm.KILLED,
    hedge: Hedge = Hedge.EXACT, frame: Frame = Frame.INCIDENT, as_of: date | None = None,
    title: str | None = None, stance: Stance = Stance.ASSERTS,
) -> tuple[Document, list[Claim]]:  # fmt: skip
    """A document and a claim for each quotation in it with its figure."""
    document = Document(f"{outlet}: {text[:20]}", text, title, outlet, None, published)
    claims = []
    for words, number in figures:
        start = text.index(words)
        claims.append(
            Claim.of(
                document=document.ref,
                harm=harm,
                extractor="test/1",
                stance=stance,
                spans=(Span.of(text, start, start + len(words)),),
                count=Count(str(number), number, number, hedge),
                victims=Victims("people", party),
                claimant=Claimant(claimant, claimant) if claimant else None,
                period=Period(None, None, as_of or published, Precision.DAY, frame),
            )
        )
    return document, claims
