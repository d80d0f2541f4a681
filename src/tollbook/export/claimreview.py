"""schema.org: a Claim for every claim, a ClaimReview only where a person gave a verdict."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tollbook.export.about import about, write_json
from tollbook.export.bundle import Bundle
from tollbook.model import Claim, Decision, Verdict

_VERDICTS = {
    Verdict.ACCEPT: "Read correctly",
    Verdict.REJECT: "Not what the report says",
    Verdict.AMEND: "Read with corrections",
}


def write_claimreview(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `claims.jsonld`.

    A verdict here is on whether the report says what was read from it, never on whether the figure is true;
    each review says so.
    """
    claims = {claim.id: claim for claim in bundle.claims}
    reviews = [_review(d, claims[d.claim]) for d in bundle.decisions if d.claim in claims]
    dataset = {"@type": "Dataset", "@id": f"urn:tollbook:ledger:{bundle.ledger_head}", **_described(bundle)}
    graph = [dataset, *(_claim(claim) for claim in bundle.claims), *reviews]
    return (write_json(directory, "claims.jsonld", {"@context": "https://schema.org", "@graph": graph}),)


def _described(bundle: Bundle) -> dict[str, Any]:
    said = about(bundle)
    return {
        "name": said["title"] or "Claims of casualties",
        "version": said["tool"],
        "measurementTechnique": said["methods"],
        "description": "Left out of totals and estimates: " + "; ".join(said["exclusions"]) + ".",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": word, "description": meaning}
            for word, meaning in said["definitions"].items()
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    who = claim.claimant
    author: dict[str, Any] | None = {"@type": "Thing", "name": who.name or who.text} if who else None
    return _given(
        {
            "@type": "Claim",
            "@id": f"urn:tollbook:claim:{claim.id}",
            "text": " … ".join(span.exact for span in claim.spans),
            "author": author,
            "dateCreated": claim.stated_on.isoformat() if claim.stated_on else None,
            "appearance": _report(claim),
        }
    )


def _report(claim: Claim) -> dict[str, Any]:
    ref = claim.document
    return _given(
        {
            "@type": "CreativeWork",
            "identifier": f"sha256:{ref.sha256}",
            "url": ref.url,
            "headline": ref.title,
            "datePublished": ref.published.isoformat() if ref.published else None,
            "publisher": {"@type": "Organization", "name": ref.outlet} if ref.outlet else None,
        }
    )


def _review(decision: Decision, claim: Claim) -> dict[str, Any]:
    return _given(
        {
            "@type": "ClaimReview",
            "claimReviewed": " … ".join(span.exact for span in claim.spans),
            "itemReviewed": {"@id": f"urn:tollbook:claim:{claim.id}"},
            "author": {"@type": "Person", "name": decision.by},
            "datePublished": decision.when.isoformat(),
            "reviewAspect": "whether the report says what was read from it, not whether the figure is true",
            "reviewBody": decision.note or None,
            "reviewRating": {"@type": "Rating", "alternateName": _VERDICTS[decision.verdict]},
        }
    )


def _given(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in value.items() if part is not None}
