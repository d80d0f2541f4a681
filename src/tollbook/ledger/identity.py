"""Ids, as the model hashes them, several times faster: of a claim, of a kept body, of a document.

Hot path: see `body`.
"""

import json
from hashlib import sha256
from typing import Any

import msgspec

from tollbook.ledger.body import FORMAT, words_at
from tollbook.model import Claim, DocumentRef, claim_id
from tollbook.model.span import CONTEXT

_sorted = msgspec.json.Encoder(order="sorted")
_plain = msgspec.json.Encoder()


def identity(claim: Claim, document_key: str) -> str:
    """What `model.claim_id` gives, several times faster.

    Args:
        claim: Its `id` is not looked at.
        document_key: `claim.document.key`.
    """
    content = {
        "kind": claim.kind,
        "document": document_key,
        "harm": claim.harm,
        "count": claim.count,
        "victims": claim.victims,
        "claimant": claim.claimant,
        "relayed_by": claim.relayed_by,
        "stance": claim.stance,
        "stated_on": claim.stated_on,
        "period": claim.period,
        "stated_basis": claim.stated_basis,
        "background": claim.background,
        "spans": claim.spans,
        "extractor": claim.extractor,
    }
    try:
        return sha256(_sorted.encode(content)).hexdigest()
    except (ValueError, OverflowError):  # lone surrogates, numbers beyond 64 bits
        return claim_id(claim)


def document_key(ref: DocumentRef) -> str:
    """What `DocumentRef.key` gives, several times faster."""
    published = ref.published and ref.published.isoformat()
    try:
        spelled = _plain.encode([ref.sha256, ref.outlet, ref.title, ref.url, published])
    except ValueError:  # lone surrogates
        return ref.key
    return sha256(spelled).hexdigest()


def holds(stored: Any, id: bytes, document_key: str, text: str) -> bool:  # noqa: A002
    """Whether an id is the hash of what a claim's array says with its document's text, as `identity` has it.

    Args:
        stored: What `arranged` made.
        id: 32 bytes.
        document_key: Of its document, in hexadecimal.
        text: The document's.
    """
    try:
        content = _content(stored, document_key, text)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError):
        return False
    try:
        return sha256(_plain.encode(content)).digest() == id
    except (ValueError, OverflowError):  # lone surrogates, numbers beyond 64 bits
        spelled = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return sha256(spelled.encode("utf-8", "surrogatepass")).digest() == id


def _content(stored: Any, document_key: str, text: str) -> dict[str, Any]:
    """What a claim's id is the hash of. Names are in their sorted order, so that nothing need sort them."""
    version, _, kind, harm, count, victims, claimant, *rest = stored
    relayed, stance, stated, period, basis, back, spans, by = rest
    if version != FORMAT:
        raise ValueError(f"format {version} is not known")
    said, party, status, role = victims
    when, start, end, precision, frame = period
    return {
        "background": back,
        "claimant": claimant and _claimant_content(claimant, text),
        "count": count and _count_content(count, text),
        "document": document_key,
        "extractor": by,
        "harm": harm,
        "kind": kind,
        "period": {
            "end": end,
            "frame": frame,
            "precision": precision,
            "start": start,
            "text": words_at(when, text),
        },
        "relayed_by": relayed,
        "spans": [_span_content(place, text) for place in spans],
        "stance": stance,
        "stated_basis": [words_at(words, text) for words in basis],
        "stated_on": stated,
        "victims": {"party": party, "role": role, "status": status, "text": words_at(said, text)},
    }


def _claimant_content(stored: Any, text: str) -> dict[str, Any]:
    words, name, anonymous, relation = stored
    return {"anonymous": anonymous, "name": name, "relation": relation, "text": words_at(words, text)}


def _count_content(stored: Any, text: str) -> dict[str, Any]:
    words, low, high, hedge = stored
    return {"hedge": hedge, "high": high, "low": low, "text": words_at(words, text)}


def _span_content(place: Any, text: str) -> dict[str, Any]:
    start, end = place[0], place[1]
    if len(place) == 4:
        prefix, suffix = place[2], place[3]
    else:
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return {"end": end, "exact": text[start:end], "prefix": prefix, "start": start, "suffix": suffix}
