"""The JSON of all entries but claims: one spelling for one content, so that equal contents have one key."""

import json
from typing import Any

import msgspec

from tollbook.errors import IntegrityError

_sorted = msgspec.json.Encoder(order="sorted")
_decode = msgspec.json.Decoder().decode


def pack(content: dict[str, Any]) -> bytes:
    """The canonical bytes of a JSON object (sorted keys, no spaces, UTF-8)."""
    try:
        return _sorted.encode(content)
    except (ValueError, OverflowError):  # lone surrogates, numbers beyond 64 bits
        spelled = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return spelled.encode("utf-8", "surrogatepass")


def unpack(body: bytes) -> dict[str, Any]:
    """The object that those bytes spell.

    Raises:
        IntegrityError: If they spell none.
    """
    try:
        content = _parsed(bytes(body))
    except (ValueError, RecursionError) as error:
        raise IntegrityError(f"an unreadable entry: {error}", hint="run `tollbook verify`") from error
    if not isinstance(content, dict):
        raise IntegrityError("an unreadable entry: no object", hint="run `tollbook verify`")
    return content


def _parsed(body: bytes) -> Any:
    try:
        return _decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return json.loads(body.decode("utf-8", "surrogatepass"))
