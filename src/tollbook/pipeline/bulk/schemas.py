"""The tables that a run writes, column by column; docs/bulk.md describes them."""

from functools import cache
from importlib.util import find_spec
from typing import Any

from tollbook.errors import MissingExtraError
from tollbook.export.parquet import arrow_type
from tollbook.link import Story
from tollbook.model import Claim, Document, to_json
from tollbook.pipeline.bulk.places import GROUPS

KEY_BYTES = 8


def require_tables(purpose: str) -> None:
    """Raise where Parquet cannot be read or written.

    Raises:
        MissingExtraError: Without the extra `tables`.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError.of("tables", purpose=purpose)


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table: claims, documents, rejects or groups."""
    import pyarrow as pa

    text = pa.string()
    claims = [("document_key", text), *((field.name, field.type) for field in arrow_type(Claim))]
    documents = [
        *((name, text) for name in ("key", "id", "title", "outlet", "url", "published", "language")),
        *((name, text) for name in ("sha256", "origin", "reader")),
        ("notes", pa.list_(text)), ("length", pa.int64()), ("claims", pa.int32()),
        ("rank", text), ("meets", pa.list_(pa.binary(KEY_BYTES))), ("text", text),
    ]  # fmt: skip
    rejects = [("input", text), ("record", pa.int64()), ("place", text), ("reason", text)]
    groups = [
        ("kind", text),
        ("original", text),
        ("members", pa.list_(text)),
        ("score", pa.float64()),
        ("why", text),
    ]
    tables = {"claims": claims, "documents": documents, "rejects": rejects, GROUPS: groups}
    return pa.schema(tables[table])


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim's row: as its JSON, with its document's key."""
    return {"document_key": claim.document.key, **to_json(claim)}


def document_row(document: Document, claims: tuple[Claim, ...], *, text: bool) -> dict[str, Any]:
    """A document's row, with the keys under which it meets its echoes."""
    place = Story.of(document, claims).place
    return {
        **to_json(document),
        "key": document.ref.key,
        "sha256": document.sha256,
        "length": len(document.text),
        "claims": len(claims),
        "rank": place.rank,
        "meets": [bytes.fromhex(key) for key in sorted(place.keys)],
        "text": document.text if text else None,
    }
