"""A digest as people read it."""

from typing import TYPE_CHECKING

from tollbook.cli import words
from tollbook.cli.records import NOBODY
from tollbook.cli.tables import printable
from tollbook.model import Claim, DocumentRef
from tollbook.model.wording import harm_words, in_signs

if TYPE_CHECKING:
    from tollbook.pipeline import Digest


def digest_text(digest: "Digest") -> str:
    """What is new, in lines: the findings, then the claims by the document that makes them."""
    echoes = f", {words.counted(digest.echoes, 'further telling')}" if digest.echoes else ""
    lines = [
        f"{words.counted(len(digest.findings), 'new finding')}, "
        f"{words.counted(len(digest.claims), 'new claim')}, "
        f"{words.counted(len(digest.documents), 'new document')}{echoes}; {NOBODY}"
    ]
    lines += [f"{finding.severity.value}: {finding.sentence}" for finding in digest.findings]
    told: dict[str, list[Claim]] = {}
    for claim in digest.claims:
        told.setdefault(claim.document.key, []).append(claim)
    for claims in told.values():
        lines += ["", _named(claims[0].document), *(f"  {_said(claim)}" for claim in claims)]
    lines += [f"could not be read: {failure}" for failure in digest.failures]
    return "\n".join(printable(line) for line in lines) + "\n"


def _named(document: DocumentRef) -> str:
    known = document.title, document.outlet, document.published and document.published.isoformat()
    return ", ".join(part for part in (*known, document.url or document.id) if part)


def _said(claim: Claim) -> str:
    quoted = " … ".join(" ".join(span.exact.split()) for span in claim.spans)
    facts = f"{in_signs(claim.count)} {harm_words(claim.harm)}: {words.harmed(claim)}; {words.said_by(claim)}"
    return f"{facts} “{quoted}”"
