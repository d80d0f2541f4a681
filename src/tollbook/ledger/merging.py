"""Merge ledgers: the union of two sets of entries, whatever the order and however often.

What is new is appended to this ledger's own chain. Nothing says that there was a merge, or two ledgers
merged both ways would differ.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, select

from tollbook.errors import IntegrityError
from tollbook.ledger.body import facts, parsed
from tollbook.ledger.chain import EntryKind, key_of
from tollbook.ledger.identity import holds
from tollbook.ledger.index import Index, ref_of
from tollbook.ledger.log import Log
from tollbook.ledger.records import unpack
from tollbook.ledger.schema import MANY, entry, erasure
from tollbook.ledger.texts import Texts


def merge(log: Log, other: Connection) -> dict[EntryKind, int]:
    """Add all entries of another ledger that this one does not have; how many of each kind.

    Raises:
        IntegrityError: If an entry there is not what its key says. Nothing is then merged.
    """
    merged: dict[EntryKind, int] = {}
    source = _Source(other)
    rows = select(entry.c.kind, entry.c.key, entry.c.body).order_by(entry.c.seq)
    stream = iter(other.execute(rows.execution_options(yield_per=MANY)))
    texts = Texts(log.connection)
    while batch := list(islice(stream, MANY)):
        there = log.known([bytes(row.key) for row in batch])
        new = [row for row in batch if bytes(row.key) not in there]
        for kind, run in groupby(new, key=lambda row: EntryKind(row.kind)):
            rows_of = list(run)
            items = [(bytes(row.key), bytes(row.body), None) for row in rows_of]
            source.check(kind, items)
            log.append(kind, items)
            if kind is EntryKind.DOCUMENT:
                texts.keep(source.texts(body for _, body, _ in items).items())
            merged[kind] = merged.get(kind, 0) + len(items)
    for hash_ in log.connection.scalars(select(erasure.c.sha256)).all():
        texts.remove(bytes(hash_))
    return merged


class _Source:
    """The other ledger: what it holds is checked before it is taken over."""

    def __init__(self, connection: Connection) -> None:
        self._index = Index(connection, writes=False)
        self._texts = Texts(connection)
        self._erased = {bytes(hash_) for hash_ in connection.scalars(select(erasure.c.sha256))}

    def texts(self, bodies: Iterable[bytes]) -> dict[bytes, str]:
        return self._texts.get(bytes.fromhex(ref_of(unpack(body)).sha256) for body in bodies)

    def check(self, kind: EntryKind, items: Sequence[tuple[bytes, bytes, Any]]) -> None:
        for key, body, _ in items:
            whole = self._claim_holds(key, body) if kind is EntryKind.CLAIM else key_of(kind, body) == key
            if not whole:
                raise IntegrityError(
                    "an entry of the other ledger is not what its key says",
                    where=f"{kind} {key.hex()[:12]}",
                    hint="run `tollbook verify` on that ledger",
                )

    def _claim_holds(self, key: bytes, body: bytes) -> bool:
        array = parsed(body)
        document = facts(array).document
        home = self._index.homes([document]).get(document)
        if home is None:
            return False
        hash_ = bytes.fromhex(home.ref.sha256)
        words = self._texts.get([hash_]).get(hash_)
        if words is None:  # its claims can then not be checked any more, only trusted
            return hash_ in self._erased
        return holds(array, key, document.hex(), words)
