"""W3C Web Annotations: each claim tied to the words that it was read from.

After the Web Annotation Data Model (W3C Recommendation, 2017): TextQuoteSelector and TextPositionSelector,
whose offsets that model counts in Unicode code points, as ours are.
"""

from pathlib import Path
from typing import Any

from tollbook.export.about import about, write_json
from tollbook.export.bundle import Bundle
from tollbook.export.notes import Notes
from tollbook.model import Claim, Span, to_json

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"tollbook": "urn:tollbook:term:"}]


def write_annotations(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `annotations.json`, one collection with all annotations on its one page."""
    notes = Notes(bundle)
    items = [_annotation(claim, notes.of(claim)) for claim in bundle.claims]
    collection = {
        "@context": _CONTEXT,
        "id": f"urn:tollbook:annotations:{bundle.ledger_head or 'unkept'}",
        "type": "AnnotationCollection",
        "label": bundle.case.title if bundle.case else "Claims of casualties",
        "total": len(items),
        "tollbook:positionUnit": "Unicode code point",
        "tollbook:about": about(bundle),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (write_json(directory, "annotations.json", collection),)


def _annotation(claim: Claim, note: str) -> dict[str, Any]:
    content = to_json(claim)
    del content["spans"], content["document"]
    return {
        "id": f"urn:tollbook:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "value": note, "format": "text/plain", "purpose": "commenting"},
            {"type": "Dataset", "tollbook:claim": content},
        ],
        "target": [_target(claim, span) for span in claim.spans],
    }


def _target(claim: Claim, span: Span) -> dict[str, Any]:
    return {
        "source": claim.document.url or f"urn:sha256:{claim.document.sha256}",
        "state": {"type": "State", "tollbook:textSha256": claim.document.sha256},
        "selector": [
            {"type": "TextQuoteSelector", "exact": span.exact, "prefix": span.prefix, "suffix": span.suffix},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
