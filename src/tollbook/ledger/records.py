"""The JSON of all entries but claims: one spelling for one content, so that equal contents have one key."""

import json
from typing import Any

from tollbook.errors import IntegrityError


def pack(content: dict[str, Any]) -> bytes:
    """The canonical bytes of a JSON object (sorted keys, no spaces, UTF-8)."""
    spelled = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return spelled.encode("utf-8", "surrogatepass")


def unpack(body: bytes) -> dict[str, Any]:
    """The object that those bytes spell.

    Raises:
        IntegrityError: If they spell none.
    """
    try:
        content = json.loads(bytes(body).decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise IntegrityError(f"an unreadable entry: {error}", hint="run `tollbook verify`") from error
    if not isinstance(content, dict):
        raise IntegrityError("an unreadable entry: no object", hint="run `tollbook verify`")
    return content
