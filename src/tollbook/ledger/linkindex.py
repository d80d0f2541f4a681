"""The keys of documents or of claims, and the links between them, kept between runs.

Items are named by hexadecimal digits, as everywhere outside of the ledger, and kept as bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, func, or_, select

from tollbook.ledger.linksum import LinkSum
from tollbook.ledger.rows import add_rows
from tollbook.ledger.schema import MANY, link_key, link_pair
from tollbook.model import EchoLink


class Placed(Protocol):
    """Where an item stands: its rank, lowest first and then by id, and its keys in hexadecimal."""

    @property
    def rank(self) -> str:
        """Its rank."""
        ...

    @property
    def keys(self) -> frozenset[str]:
        """Its keys."""
        ...


class LinkIndex:
    """What linking knows of one kind of items, within one transaction.

    Args:
        connection: The transaction's.
        kind: A number for the kind of the items.
        first: How many holders of a key `first` gives.
        total: The sum over all rows, which it keeps in step.
    """

    def __init__(self, connection: Connection, kind: int, first: int, total: LinkSum) -> None:
        self._connection, self._kind, self._first, self._sum = connection, kind, first, total

    def keys_of(self, items: Iterable[str]) -> dict[str, frozenset[str]]:
        """The keys of those of the items that are held."""
        found: dict[str, set[str]] = defaultdict(set)
        asked = select(link_key.c.item, link_key.c.key).where(
            link_key.c.kind == self._kind, link_key.c.item.in_(bindparam("some", expanding=True))
        )
        for some in _batches(items):
            for item, key in self._connection.execute(asked, {"some": some}):
                found[bytes(item).hex()].add(bytes(key).hex())
        return {item: frozenset(keys) for item, keys in found.items()}

    def ranks_of(self, items: Iterable[str]) -> dict[str, str]:
        """The ranks of those of the items that are held."""
        asked = select(link_key.c.item, func.min(link_key.c.rank)).where(
            link_key.c.kind == self._kind, link_key.c.item.in_(bindparam("some", expanding=True))
        )
        found: dict[str, str] = {}
        for some in _batches(items):
            rows = self._connection.execute(asked.group_by(link_key.c.item), {"some": some})
            found.update((bytes(item).hex(), rank) for item, rank in rows)
        return found

    def first(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The first holders of each key, by rank and id."""
        asked = (
            select(link_key.c.item)
            .where(link_key.c.kind == self._kind, link_key.c.key == bindparam("one"))
            .order_by(link_key.c.rank, link_key.c.item)
            .limit(self._first)
        )
        return self._held(asked, keys)

    def holders(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """All holders of each key, by rank and id."""
        asked = (
            select(link_key.c.item)
            .where(link_key.c.kind == self._kind, link_key.c.key == bindparam("one"))
            .order_by(link_key.c.rank, link_key.c.item)
        )
        return self._held(asked, keys)

    def place(self, items: Mapping[str, Placed | None]) -> None:
        """Put items where they stand in place of where they stood; None takes one out."""
        gone = delete(link_key).where(
            link_key.c.kind == self._kind, link_key.c.item.in_(bindparam("some", expanding=True))
        )
        for some in _batches(items):
            for row in self._connection.execute(gone.returning(*link_key.c), {"some": some}):
                self._sum.take(link_key, tuple(row))
        rows = [
            (self._kind, bytes.fromhex(key), place.rank, bytes.fromhex(item))
            for item, place in items.items()
            if place
            for key in sorted(place.keys)
        ]
        self._add(link_key, rows)

    def links_of(self, items: Iterable[str]) -> list[EchoLink]:
        """The links of any of the items, in the order of their ends."""
        some_of: ColumnElement[bytes] = bindparam("some", expanding=True)
        asked = select(link_pair).where(
            link_pair.c.kind == self._kind, or_(link_pair.c.one.in_(some_of), link_pair.c.other.in_(some_of))
        )
        found: dict[tuple[str, str], EchoLink] = {}
        for some in _batches(items):
            for row in self._connection.execute(asked, {"some": some}):
                one, other = bytes(row.one).hex(), bytes(row.other).hex()
                found[one, other] = EchoLink(one, other, row.score, row.why)
        return [found[pair] for pair in sorted(found)]

    def change_links(self, gone: Iterable[tuple[str, str]], new: Iterable[EchoLink]) -> None:
        """Take some links out and put others in."""
        rows = {tuple(sorted((link.one, link.other))): link for link in new}
        out = delete(link_pair).where(
            link_pair.c.kind == self._kind,
            link_pair.c.one == bindparam("a"),
            link_pair.c.other == bindparam("b"),
        )
        for a, b in sorted({*gone, *rows}):
            ends = {"a": bytes.fromhex(a), "b": bytes.fromhex(b)}
            for row in self._connection.execute(out.returning(*link_pair.c), ends):
                self._sum.take(link_pair, tuple(row))
        self._add(
            link_pair,
            [
                (self._kind, bytes.fromhex(a), bytes.fromhex(b), link.score, link.why)
                for (a, b), link in sorted(rows.items())
            ],
        )

    def _add(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        for row in rows:
            self._sum.add(table, row)
        add_rows(self._connection, table, rows)

    def _held(self, asked: object, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        found = {}
        for key in keys:
            rows = self._connection.scalars(asked, {"one": bytes.fromhex(key)})  # type: ignore[call-overload]
            if items := tuple(bytes(item).hex() for item in rows):
                found[key] = items
        return found


def _batches(items: Iterable[str]) -> Iterator[Sequence[bytes]]:
    every = [bytes.fromhex(item) for item in items]
    for i in range(0, len(every), MANY // 2):  # a statement may name each twice
        yield every[i : i + MANY // 2]
