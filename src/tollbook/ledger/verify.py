"""Check a whole ledger: every hash, every span, the chain, and that the indexes say what the log says.

Budget: a million claims in 60 s on two cores, held by `benchmarks/ledger.py`.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, Engine, func, select

from tollbook.ledger.address import reading
from tollbook.ledger.chain import GENESIS
from tollbook.ledger.schema import entry, head
from tollbook.ledger.shares import Shares, shared
from tollbook.ledger.stretch import MOST, UNREADABLE, Found, Stretches, said

Progress = Callable[[int, int], None]
STRETCH = 2**15
"""Entries that one process checks before it takes more."""
CREW = 4
"""Processes that check at most, this one included."""


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
    """Check everything. A great ledger is checked on several cores.

    Args:
        connection: One that sees one state throughout.
        saved: A head that was kept elsewhere. A log that never had it was cut or built anew.
        progress: Told, now and then, how many entries of how many are checked.
    """
    with ThreadPoolExecutor(1) as aside:
        database = aside.submit(_database, connection.engine)
        last, hash_, parts = 0, GENESIS, list[Found]()
        try:
            rows = connection.execute(select(entry.c.seq, entry.c.hash).order_by(entry.c.seq.desc()).limit(1))
            last, hash_ = rows.first() or (0, GENESIS)
            parts = _log(connection, last, _hash(saved), progress)
        except UNREADABLE as error:
            parts.append(Found([("database", f"cannot be read: {said(error)}")]))
        parts.append(Found([("database", line) for line in database.result()]))
    if saved is not None and _hash(saved) != GENESIS and not any(part.saved for part in parts):
        what = f"the log never had {saved}: its tail was cut, or it was built anew"
        parts.append(Found([("head", what)]))
    told = dict.fromkeys(problem for part in parts for problem in map(tuple, part.problems))
    problems = tuple(Problem(where, what) for where, what in told)[:MOST]
    orphaned = tuple(id_ for part in parts for id_ in part.orphaned)
    entries = sum(part.entries for part in parts)
    return Verification(not problems, entries, bytes(hash_).hex(), problems, orphaned)


def _log(connection: Connection, last: int, saved: bytes, progress: Progress | None) -> list[Found]:
    """Check the log, stretch by stretch, and then what no entry accounts for."""
    # By how many there are, not by the last one's number, which damage may have made any.
    number = connection.scalar(select(func.count()).select_from(entry)) or 0
    ends = [*(end for end in range(0, number, STRETCH) if end < last), last]
    every = list(pairwise(ends))
    shares, mine = Shares(every), Stretches(connection, saved)

    def check(after: int, until: int) -> None:
        shares.found[after, until] = mine.check(after, until)
        if progress:
            progress(sum(found.entries for found in [*shares.found.values()]), number)

    with shared(shares, connection.engine, saved, min(_cores(), CREW, len(every)) - 1):
        for one in shares:
            check(*one)
    for one in shares.left:
        check(*one)
    parts = [shares.found[one] for one in every]
    return [*parts, _tail(connection, last), mine.rest(last)]


def _tail(connection: Connection, last: int) -> Found:
    """Heads of entries that are no longer there, a last entry that is none, entries where none can be."""
    cut = connection.scalars(select(head.c.seq).where(head.c.seq > last).order_by(head.c.seq)).all()
    noted = connection.scalar(select(func.count()).select_from(head).where(head.c.seq == last))
    odd = connection.scalars(select(entry.c.seq).where(entry.c.seq < 1).order_by(entry.c.seq)).all()
    return Found(
        [
            *((f"entry {seq}", "stands before the first") for seq in odd),
            *((f"head {seq}", "has no entry: the log's tail was cut") for seq in cut),
            *([(f"head {last}", "is not noted")] if last and not noted else ()),
        ][:MOST]
    )


def _cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _database(engine: Engine) -> list[str]:
    """What SQLite finds wrong with its own file; on a connection of its own, since it keeps a core busy."""
    if engine.dialect.name != "sqlite":
        return []
    try:
        with reading(engine) as connection:
            lines = connection.exec_driver_sql("PRAGMA integrity_check(100)").scalars()
            return [line for line in lines if line != "ok"]
    except UNREADABLE as error:
        return [said(error)]


def _hash(head: str | None) -> bytes:
    """The hash that a head spells; none where it spells none."""
    try:
        return bytes.fromhex(head or "")
    except ValueError:
        return b""
