"""The hash chain: what makes a silent change visible.

An entry's hash is the SHA-256 of these bytes, one after another:

    hash of the entry before (32; 32 zero bytes before the first)
    seq (8, big-endian), at (8, big-endian, microseconds since 1970 in UTC)
    key (32), SHA-256 of body (32)
    kind (ASCII), one zero byte, by (UTF-8)

The hash of the last entry is the ledger's head: whoever keeps it can tell later that nothing before it was
changed, taken out, put in, reordered or cut off. All but claims have as their key the SHA-256 of kind, one
zero byte, and body; a claim's key is its id.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from struct import Struct

GENESIS = bytes(32)
_NUMBERS = Struct(">QQ").pack
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class EntryKind(StrEnum):
    """What an entry keeps."""

    DOCUMENT = "document"
    CLAIM = "claim"
    ECHO = "echo"
    DECISION = "decision"
    READING = "reading"
    IMPORT = "import"
    ESTIMATE = "estimate"
    RUN = "run"
    ERASURE = "erasure"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log. `key` and `hash` are in hexadecimal; `at` is when this ledger got to know it."""

    seq: int
    at: datetime
    kind: EntryKind
    by: str
    key: str
    hash: str
    body: bytes


def link(previous: bytes, seq: int, at: int, kind: str, key: bytes, body: bytes, by: str) -> bytes:
    """The hash of an entry after one whose hash is `previous`."""
    numbers = _NUMBERS(seq, at)
    names = f"{kind}\0{by}".encode()
    return sha256(b"".join((previous, numbers, key, sha256(body).digest(), names))).digest()


def key_of(kind: EntryKind, body: bytes) -> bytes:
    """The content hash of an entry that is no claim."""
    return sha256(kind.encode() + b"\0" + body).digest()


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 in UTC."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment(at: int) -> datetime:
    """The time that a number of microseconds since 1970 stands for, in UTC."""
    return EPOCH + timedelta(microseconds=at)
