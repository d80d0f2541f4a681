"""Check a stretch of the log: its part of the chain, what its entries say, their rows in the indexes.

What comes before a stretch is taken as given, since whoever checks the stretch before it checks that: so
stretches can be checked side by side, and together they say what one walk along the log says.

Hot path: see `verify`.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from struct import error as StructError  # noqa: N812
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tollbook.errors import TollbookError
from tollbook.ledger.chain import GENESIS, link
from tollbook.ledger.proof import Proof
from tollbook.ledger.rows import fetched
from tollbook.ledger.schema import MANY, entry, head

AT_ONCE = 2 * MANY
"""Entries that are checked together."""
MOST = 1000
"""So many problems are listed; a ledger with more is to be restored, not mended."""
_KIND, _HASH = list(entry.c).index(entry.c.kind), list(entry.c).index(entry.c.hash)
_next = (
    select(entry)
    .where(entry.c.seq > bindparam("after"), entry.c.seq <= bindparam("last"))
    .order_by(entry.c.seq)
    .limit(AT_ONCE)
)
_heads = select(head.c.seq, head.c.hash).where(
    head.c.seq > bindparam("after"), head.c.seq <= bindparam("last")
)
_before = select(entry).where(entry.c.seq == bindparam("seq"))
_hash_before = select(entry.c.hash).where(entry.c.seq == bindparam("seq"))
UNREADABLE = (
    SQLAlchemyError,
    sqlite3.Error,
    TollbookError,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
)
"""What reading a damaged ledger runs into."""


@dataclass(slots=True)
class Found:
    """What the check of a stretch found.

    Attributes:
        problems: Where and what, in the log's order.
        orphaned: Ids of claims whose words are not at their places.
        entries: How many there were.
        saved: Whether one of them has the head that was asked for.
    """

    problems: list[tuple[str, str]] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)
    entries: int = 0
    saved: bool = False

    def report(self, where: str, what: str) -> None:
        """Note a problem, if there are not far too many."""
        if len(self.problems) < MOST:
            self.problems.append((where, what))


class Stretches:
    """Checks stretches one after another on one connection.

    Args:
        connection: One that sees one state throughout.
        saved: The hash of a head that is looked for; empty for none.
    """

    def __init__(self, connection: Connection, saved: bytes = b"") -> None:
        self._connection, self._saved = connection, saved
        self._proof = Proof(connection)

    def check(self, after: int, last: int) -> Found:
        """Check the entries after one and up to another; damage that stops the check is told as a problem."""
        found = Found()
        self._proof.told(found.report, found.orphaned)
        chain = _Chain(found, after, last)
        try:
            chain.begin(self._connection)
            while batch := fetched(self._connection, _next, after=chain.seq, last=last):
                before = chain.seq
                chain.take(batch)
                if not found.saved:
                    found.saved = any(row[_HASH] == self._saved for row in batch)
                for kind, run in groupby(batch, key=itemgetter(_KIND)):
                    self._proof.entries(kind, list(run))
                self._proof.indexes(before, chain.seq)
            self._proof.indexes(chain.seq, last)
            chain.end()
        except UNREADABLE as error:
            found.report("database", f"cannot be read beyond entry {chain.seq}: {said(error)}")
        return found

    def rest(self, last: int) -> Found:
        """Check what no entry accounts for, in a log of so many entries."""
        found = Found()
        self._proof.told(found.report, found.orphaned)
        try:
            self._proof.rest(last)
        except UNREADABLE as error:
            found.report("database", f"cannot be read beyond entry {last}: {said(error)}")
        return found


def said(error: Exception) -> str:
    """What an error says, in a line."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return " ".join(str(cause).split())


class _Chain:
    """Walks along the chain from an entry that is taken as given."""

    def __init__(self, found: Found, after: int, last: int) -> None:
        self._found, self._last = found, last
        self.seq, self._hash = after, GENESIS
        # What the last entry's hash should have been where it is not that: one wrong hash is one problem.
        self._due: bytes | None = GENESIS
        self._heads: dict[int, bytes] = {}
        self._lost = False

    def begin(self, connection: Connection) -> None:
        """Learn the hash of the entry before the stretch, and what it should have been."""
        self._heads = {
            seq: bytes(hash_) for seq, hash_ in fetched(connection, _heads, after=self.seq, last=self._last)
        }
        if not self.seq:
            return
        rows = fetched(connection, _before, seq=self.seq)
        if not rows:  # which the stretch before tells
            self._lost = True
            return
        older = fetched(connection, _hash_before, seq=self.seq - 1)
        self._hash = rows[0][_HASH]
        self._due = _due(older[0][0] if older else GENESIS, rows[0])

    def take(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Check that entries follow one another."""
        for row in rows:
            seq, given = row[0], row[_HASH]
            due = _due(self._hash, row)
            if seq != self.seq + 1:
                self._missing(seq - 1)
            elif self._lost:
                self._lost = False
            elif due != given and (not self._due or _due(self._due, row) != given):
                self._found.report(f"entry {seq}", "does not fit its hash and the entry before")
            if self._heads and self._heads.pop(seq, given) != given:
                self._found.report(f"head {seq}", "is not the hash of its entry")
            self.seq, self._hash, self._due = seq, given, due
        self._found.entries += len(rows)

    def end(self) -> None:
        """Tell what is missing at the end of the stretch."""
        if self.seq < self._last:
            self._missing(self._last)
        for seq in self._heads:
            self._found.report(f"head {seq}", "its entry is missing")

    def _missing(self, last: int) -> None:
        first = self.seq + 1
        where = f"entry {first}" if first == last else f"entry {first} to {last}"
        self._found.report(where, "missing")
        self._lost = False


def _due(previous: bytes, row: tuple[Any, ...]) -> bytes | None:
    """The hash that an entry should have."""
    seq, at, kind, by, key, _, body = row
    try:
        return link(previous, seq, at, kind, key, body, by)
    except (ValueError, OverflowError, TypeError, AttributeError, StructError):
        return None
