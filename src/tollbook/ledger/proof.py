"""Check what entries say: their keys, their documents' texts, their rows in the indexes.

Hot path: see `verify`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from tollbook.errors import IntegrityError, TollbookError
from tollbook.ledger.body import facts, parsed
from tollbook.ledger.chain import EntryKind, key_of
from tollbook.ledger.identity import holds
from tollbook.ledger.index import Fresh, Index
from tollbook.ledger.linksum import link_trouble
from tollbook.ledger.names import spelled, unspelled
from tollbook.ledger.records import unpack
from tollbook.ledger.rows import fetched
from tollbook.ledger.schema import (
    claim,
    decision,
    document,
    erasure,
    member,
    name,
    note,
    replaced,
    sighting,
    text,
    turn,
)
from tollbook.ledger.texts import Texts

ALTERED = (IntegrityError, OperationalError)
"""What reading a text runs into that is not what it was, down to its type in SQLite."""
Report = Callable[[str, str], None]
INDEXES = (document, sighting, claim, decision, erasure, note, turn, member, replaced)


class Proof:
    """Checks entries batch by batch, in the log's order."""

    _report: Report
    _orphaned: list[str]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = Index(connection, writes=False)
        self._texts = Texts(connection)
        self._erased = {bytes(hash_) for hash_ in connection.scalars(select(erasure.c.sha256))}
        self._broken: set[bytes] = set()
        self._due: dict[Table, list[tuple[Any, ...]]] = {table: [] for table in INDEXES}

    def told(self, report: Report, orphaned: list[str]) -> None:
        """Where problems and the ids of orphaned claims go from now on."""
        self._report, self._orphaned = report, orphaned

    def entries(self, kind: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Check entries of one kind, and note which rows the indexes should have for them."""
        try:
            known = EntryKind(kind)
        except ValueError:
            self._report(f"entry {rows[0][0]}", f"of an unknown kind, '{kind}'")
            return
        fresh = [Fresh(seq, key, body) for seq, _, _, _, key, _, body in rows]
        if known is EntryKind.CLAIM:
            fresh = list(self._claims(fresh))
        else:
            for each in fresh:
                if key_of(known, each.body) != each.key:
                    self._report(f"entry {each.seq}", "its key is not the hash of what it says")
        if known is EntryKind.DOCUMENT:
            self._documents(fresh)
        self._expect(known, fresh)

    def indexes(self, after: int, last: int) -> None:
        """Compare the indexes' rows for entries after one and up to another with what these say."""
        for table, due in self._due.items():
            there = fetched(self._connection, _between(table), after=after, last=last)
            if due == there:  # for nearly all, and much faster than the sets
                due.clear()
                continue
            for row in sorted(set(due) ^ set(there), key=repr):
                seq = row[list(table.c).index(table.c.seq)]
                self._report(f"index {table.name} of entry {seq}", "differs from the log")
            due.clear()

    def rest(self, last: int) -> None:
        """Check what no entry accounts for."""
        for table in INDEXES:
            for seq in self._connection.scalars(select(table.c.seq).where(table.c.seq > last)):
                self._report(f"index {table.name} of entry {seq}", "there is no such entry")
        for id_, kept, folded in self._connection.execute(select(name)):
            if spelled(unspelled(kept).casefold()) != bytes(folded):
                self._report(f"name {id_}", "its two spellings differ")
        if trouble := link_trouble(self._connection, last):
            self._report("linking", f"{trouble}; `tollbook link --anew` works it out again")
        owner = select(document.c.seq).where(document.c.sha256 == text.c.sha256)
        for hash_ in self._connection.scalars(select(text.c.sha256).where(~owner.exists())):
            self._report(f"text {bytes(hash_).hex()[:12]}", "belongs to no document")

    def _documents(self, fresh: Sequence[Fresh]) -> None:
        hashes = []
        for each in fresh:
            try:
                hashes.append(bytes.fromhex(unpack(each.body)["sha256"]))
            except (TollbookError, LookupError, TypeError, ValueError) as error:
                self._report(f"entry {each.seq}", f"unreadable: {error}")
        self._fetch(hashes)
        for hash_ in hashes:
            self._text(hash_)

    def _fetch(self, hashes: Sequence[bytes]) -> None:
        with suppress(*ALTERED):  # told of each by `_text`
            self._texts.get(hashes)

    def _text(self, hash_: bytes) -> str | None:
        """The text of a hash, once any trouble with it is reported."""
        if hash_ in self._broken:
            return None
        where, trouble, found = f"text {hash_.hex()[:12]}", None, None
        try:
            found = self._texts.get([hash_]).get(hash_)
        except ALTERED:
            trouble = "was altered"
        if found is None and trouble is None and hash_ not in self._erased:
            trouble = "missing, but not erased"
        if found is not None and hash_ in self._erased:
            trouble = "erased, but still there"
        if trouble:
            self._broken.add(hash_)
            self._report(where, trouble)
        return found

    def _claims(self, fresh: Sequence[Fresh]) -> Iterator[Fresh]:
        """Check claims; yield those that can be read, with their facts."""
        arrays: list[tuple[Fresh, Any, bytes]] = []
        for each in fresh:
            try:
                array = parsed(each.body)
                told = facts(array)
            except TollbookError as error:
                self._report(f"entry {each.seq}", error.what)
            else:
                arrays.append((each, array, told.document))
                yield Fresh(each.seq, each.key, each.body, told)
        self._hold(arrays)

    def _hold(self, arrays: Sequence[tuple[Fresh, Any, bytes]]) -> None:
        homes = self._index.homes(key for _, _, key in arrays)
        hashes = {key: bytes.fromhex(home.ref.sha256) for key, home in homes.items()}
        self._fetch(list(hashes.values()))
        words = {hash_: self._text(hash_) for hash_ in hashes.values()}
        for each, array, key in arrays:
            if key in homes:  # else its index says so
                hash_ = hashes[key]
                self._claim(each, array, key, words[hash_], erased=hash_ in self._erased)

    def _claim(self, each: Fresh, array: Any, document: bytes, words: str | None, *, erased: bool) -> None:
        id_ = each.key.hex()
        if words is None:
            if not erased:
                self._orphaned.append(id_)
            return
        if not holds(array, each.key, document.hex(), words):
            self._orphaned.append(id_)
            self._report(
                f"entry {each.seq}", f"claim {id_[:12]}: its id is not the hash of its words and figures"
            )

    def _expect(self, kind: EntryKind, fresh: Sequence[Fresh]) -> None:
        try:
            made = self._index.rows(kind, fresh)
        except (TollbookError, ValueError, TypeError, LookupError) as error:
            if len(fresh) > 1:
                for each in fresh:
                    self._expect(kind, [each])
                return
            self._report(f"entry {fresh[0].seq}", f"cannot be indexed: {error}")
            return
        for table, rows in made.items():
            self._due[table] += rows


@cache
def _between(table: Table) -> Select[Any]:
    between = table.c.seq > bindparam("after"), table.c.seq <= bindparam("last")
    return select(table).where(*between).order_by(table.c.seq)
