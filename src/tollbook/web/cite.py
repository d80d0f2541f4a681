"""How to cite a claim: the words, the claimant, the report."""

import re

from tollbook.model import Claim
from tollbook.model.wording import day


def plain(claim: Claim) -> str:
    """One line for a footnote."""
    ref, who = claim.document, claim.claimant
    said_by = f"{who.name or who.text}: " if who else ""
    through = f" (via {', '.join(claim.relayed_by)})" if claim.relayed_by else ""
    where = ", ".join(
        p for p in (ref.title and f"“{ref.title}”", ref.outlet, day(ref.published), ref.url) if p
    )
    return f"{said_by}“{_quoted(claim)}”{through}. {where}. Claim {claim.id[:16]}."


def bibtex(claim: Claim) -> str:
    """An entry whose note holds the words."""
    ref = claim.document
    values = {
        "title": ref.title or ref.outlet or ref.id,
        "howpublished": ref.outlet,
        "date": ref.published.isoformat()[:10] if ref.published else None,
        "url": ref.url,
        "note": f"Claim {claim.id[:16]}: “{_quoted(claim)}”",
    }
    lines = [f"  {name} = {{{_braced(value)}}}," for name, value in values.items() if value]
    return "\n".join([f"@misc{{claim-{claim.id[:12]},", *lines, "}"])


def _quoted(claim: Claim) -> str:
    return " … ".join(" ".join(span.exact.split()) for span in claim.spans)


def _braced(value: str) -> str:
    return re.sub(r"([\\{}%$#&_~^])", r"\\\1", " ".join(value.split()))
