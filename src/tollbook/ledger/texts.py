"""Documents' texts, apart from the log, so that one can be taken out and its hash stay."""

import zlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection, Select, delete, select

from tollbook.errors import IntegrityError
from tollbook.ledger.rows import add_rows, among, look_up
from tollbook.ledger.schema import erasure, text

HELD = 64 * 2**20
"""Characters of text that a reader keeps at hand."""

_bodies = select(text.c.sha256, text.c.body).where(among(text.c.sha256))
_present = select(text.c.sha256).where(among(text.c.sha256))
_erased = select(erasure.c.sha256).where(among(erasure.c.sha256))


class Texts:
    """Texts by their SHA-256, the last used ones at hand, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: OrderedDict[bytes, str] = OrderedDict()
        self._size = 0

    def keep(self, texts: Iterable[tuple[bytes, str]]) -> None:
        """Add texts that the ledger does not have. One that was erased stays out, whoever offers it."""
        offered = dict(texts)
        asked = list(offered)
        there, gone = self._of(_present, asked), self._of(_erased, asked)
        new = [hash_ for hash_ in asked if hash_ not in there | gone]
        add_rows(self._connection, text, [(hash_, packed(offered[hash_])) for hash_ in new])
        for hash_ in asked:
            if hash_ not in gone:
                self._hold(hash_, offered[hash_])

    def get(self, hashes: Iterable[bytes]) -> dict[bytes, str]:
        """The texts of those hashes that the ledger still has.

        Raises:
            IntegrityError: If a text cannot be read back.
        """
        asked = dict.fromkeys(hashes)
        found = {hash_: self._held[hash_] for hash_ in asked if hash_ in self._held}
        missing = [hash_ for hash_ in asked if hash_ not in found]
        for hash_, body in look_up(self._connection, _bodies, missing):
            found[hash_] = unpacked(hash_, body)
        for hash_, body in found.items():
            self._hold(hash_, body)
        return found

    def remove(self, hash_: bytes) -> bool:
        """Take a text out for good; whether it was there."""
        self._size -= len(self._held.pop(hash_, ""))
        return self._connection.execute(delete(text).where(text.c.sha256 == hash_)).rowcount > 0

    def _of(self, query: Select[bytes], hashes: Sequence[bytes]) -> set[bytes]:
        return {hash_ for (hash_,) in look_up(self._connection, query, hashes)}

    def _hold(self, hash_: bytes, body: str) -> None:
        if hash_ in self._held:
            self._held.move_to_end(hash_)
            return
        self._held[hash_] = body
        self._size += len(body)
        while self._size > HELD and len(self._held) > 1:
            self._size -= len(self._held.popitem(last=False)[1])


def packed(body: str) -> bytes:
    """A text as it is kept."""
    return zlib.compress(body.encode("utf-8", "surrogatepass"), 1)


def unpacked(hash_: bytes, kept: bytes) -> str:
    """The text that was kept under a hash.

    Raises:
        IntegrityError: If it is not the text of that hash.
    """
    try:
        plain = zlib.decompress(kept)
    except (zlib.error, TypeError):
        plain = b""
    if sha256(plain).digest() != hash_:
        raise IntegrityError(
            "a text was altered", where=f"text {hash_.hex()[:12]}", hint="run `tollbook verify`"
        )
    return plain.decode("utf-8", "surrogatepass")
