"""Append to the log, within a transaction that no other writer runs beside.

Hot path: see `body`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from tollbook.errors import LedgerError
from tollbook.ledger.body import Facts
from tollbook.ledger.chain import GENESIS, EntryKind, link, microseconds
from tollbook.ledger.index import Fresh, Index, known
from tollbook.ledger.rows import add_rows
from tollbook.ledger.schema import entry, head

_last = select(entry.c.seq, entry.c.hash, entry.c.at).order_by(entry.c.seq.desc()).limit(1)


@dataclass(slots=True)
class Log:
    """The end of the chain while a transaction adds to it. Made by `at_end`, closed by `seal`."""

    connection: Connection
    by: str
    seq: int
    hash: bytes
    at: int
    start: int = field(init=False)
    index: Index = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.index = self.seq, Index(self.connection)

    @classmethod
    def at_end(cls, connection: Connection, by: str, *, now: datetime | None = None) -> "Log":
        """Where the next entry goes. Time never falls along the chain, whatever the clocks of writers say.

        Raises:
            LedgerError: If `by` has characters that cannot be printed.
        """
        if not by.isprintable():
            raise LedgerError("a name with characters that cannot be printed", where=repr(by[:40]))
        last = connection.execute(_last).first()
        seq, hash_, at = last or (0, GENESIS, 0)
        return cls(connection, by, seq, bytes(hash_), max(at, microseconds(now or datetime.now(UTC))))

    def known(self, keys: Sequence[bytes]) -> dict[bytes, int]:
        """Which of the keys are in the log, and where."""
        return known(self.connection, keys)

    def append(self, kind: EntryKind, items: Iterable[tuple[bytes, bytes, Facts | None]]) -> list[int]:
        """Add entries of key, body and a claim's facts, and index them; no key may be there already.

        Returns:
            Their places.
        """
        rows, fresh = [], []
        seq, hash_, at, by = self.seq, self.hash, self.at, self.by
        spelled = kind.value
        for key, body, told in items:
            seq += 1
            hash_ = link(hash_, seq, at, spelled, key, body, by)
            rows.append((seq, at, spelled, by, key, hash_, body))
            fresh.append(Fresh(seq, key, body, told))
        if rows:
            add_rows(self.connection, entry, rows)
            self.index.fill(kind, fresh)
        self.seq, self.hash = seq, hash_
        return [each.seq for each in fresh]

    def seal(self) -> None:
        """Keep the new head, if there is one."""
        if self.seq > self.start:
            self.connection.execute(insert(head), {"hash": self.hash, "seq": self.seq})
