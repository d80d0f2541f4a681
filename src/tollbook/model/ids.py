"""Ids are hashes of content, so that merging two ledgers is set union."""

import json
from hashlib import sha256

_SPELLED = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def content_hash(value: object) -> str:
    """SHA-256, in hexadecimal, of a JSON value in one canonical spelling (sorted keys, no spaces, UTF-8)."""
    return sha256(_SPELLED(value).encode("utf-8", "surrogatepass")).hexdigest()
