"""Check a whole ledger: every hash, every span, the chain, and that the indexes say what the log says.

Budget: a million claims in 60 s on one core, held by `benchmarks/ledger.py`.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from struct import error as StructError  # noqa: N812
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tollbook.errors import TollbookError
from tollbook.ledger.address import reading
from tollbook.ledger.chain import GENESIS, link
from tollbook.ledger.proof import Proof
from tollbook.ledger.rows import fetched
from tollbook.ledger.schema import MANY, entry, head

Progress = Callable[[int, int], None]
AT_ONCE = 2 * MANY
"""Entries that are checked together."""
_KIND = list(entry.c).index(entry.c.kind)
_next = select(entry).where(entry.c.seq > bindparam("after")).order_by(entry.c.seq).limit(AT_ONCE)
MOST = 1000
"""So many problems are listed; a ledger with more is to be restored, not mended."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: an entry, a text, an index, the database."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of a whole ledger found.

    Attributes:
        ok: Whether there is no problem.
        entries: How many the log has.
        head: The hash of the last one, in hexadecimal.
        problems: In the log's order.
        orphaned: Ids of claims whose words are no longer at their places; part of the problems too.
    """

    ok: bool
    entries: int
    head: str
    problems: tuple[Problem, ...]
    orphaned: tuple[str, ...]


def verified(
    connection: Connection, saved: str | None = None, progress: Progress | None = None
) -> Verification:
    """Check everything.

    Args:
        connection: One that sees one state throughout.
        saved: A head that was kept elsewhere. A log that never had it was cut or built anew.
        progress: Told, now and then, how many entries of how many are checked.
    """
    check = _Check(connection, saved)
    try:
        check.run(progress)
    except (
        SQLAlchemyError,
        TollbookError,
        LookupError,
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
    ) as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        check.report("database", f"cannot be read beyond entry {check.seq}: {' '.join(str(said).split())}")
    problems = tuple(check.problems)
    return Verification(not problems, check.entries, check.hash.hex(), problems, tuple(check.orphaned))


class _Check:
    def __init__(self, connection: Connection, saved: str | None) -> None:
        self._connection = connection
        self._name = saved
        self._saved = _hash(saved)
        self._found = saved is None or self._saved == GENESIS
        self.problems: list[Problem] = []
        self.orphaned: list[str] = []
        self.entries, self.seq, self.hash = 0, 0, GENESIS
        self._other_hash: bytes | None = (
            GENESIS  # what the last entry's hash should have been, where it is not that
        )
        self._heads: dict[int, bytes] = {}

    def report(self, where: str, what: str) -> None:
        if len(self.problems) < MOST:
            self.problems.append(Problem(where, what))

    def run(self, progress: Progress | None) -> None:
        with ThreadPoolExecutor(1) as aside:
            database = aside.submit(_database, self._connection.engine)
            try:
                self._log(progress)
            finally:
                for line in database.result():
                    self.report("database", line)

    def _log(self, progress: Progress | None) -> None:
        proof = Proof(self._connection, self.report, self.orphaned)
        total = self._connection.scalar(select(func.count()).select_from(entry)) or 0
        self._heads = {
            seq: bytes(hash_) for hash_, seq in self._connection.execute(select(head.c.hash, head.c.seq))
        }
        while batch := fetched(self._connection, _next, after=self.seq):
            before = self.seq
            for row in batch:
                self._chained(row)
            for kind, run in groupby(batch, key=itemgetter(_KIND)):
                proof.entries(kind, list(run))
            proof.indexes(before, self.seq)
            if progress:
                progress(self.entries, total)
        proof.rest(self.seq)
        self._ends()

    def _chained(self, row: Any) -> None:
        seq, at, kind, by, key, given, body = row
        self.entries += 1
        fields = (seq, at, kind, key, body, by)
        due = self._due(self.hash, fields)
        if seq != self.seq + 1:
            missing = f"{self.seq + 1}" if seq == self.seq + 2 else f"{self.seq + 1} to {seq - 1}"
            self.report(f"entry {missing}", "missing")
        elif due != given and (not self._other_hash or self._due(self._other_hash, fields) != given):
            self.report(f"entry {seq}", "does not fit its hash and the entry before")
        if self._heads and self._heads.pop(seq, given) != given:
            self.report(f"head {seq}", "is not the hash of its entry")
        self.seq, self.hash, self._other_hash = seq, given, due
        if given == self._saved:
            self._found = True

    @staticmethod
    def _due(previous: bytes, fields: tuple[Any, ...]) -> bytes | None:
        try:
            return link(previous, *fields)
        except (ValueError, OverflowError, TypeError, AttributeError, StructError):
            return None

    def _ends(self) -> None:
        for seq in self._heads:
            self.report(f"head {seq}", "has no entry: the log's tail was cut")
        if not self._found:
            self.report("head", f"the log never had {self._name}: its tail was cut, or it was built anew")


def _database(engine: Engine) -> list[str]:
    """What SQLite finds wrong with its own file; on a connection of its own, since it keeps a core busy."""
    if engine.dialect.name != "sqlite":
        return []
    with reading(engine) as connection:
        lines = connection.exec_driver_sql("PRAGMA integrity_check(100)").scalars()
        return [line for line in lines if line != "ok"]


def _hash(head: str | None) -> bytes | None:
    try:
        return bytes.fromhex(head or "")
    except ValueError:
        return None
