"""A sum over the rows that linking keeps: whoever changes, adds or takes out one changes the sum.

The sum is of the rows' hashes, modulo 2^256, so that it follows each row in or out whatever their order (a
multiset hash by addition: Bellare and Micciancio 1997). It finds damage, not somebody who mends the sum too:
what linking keeps is no evidence, and `tollbook link --anew` works it out again.
"""

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, select

from tollbook.ledger.rows import fetched, streamed
from tollbook.ledger.schema import link_key, link_pair, link_state

LINK_TABLES = (link_key, link_pair)
_MODULUS = 2**256
_every = {table: select(table) for table in LINK_TABLES}
_state = select(link_state)


class LinkSum:
    """The sum while rows come and go."""

    def __init__(self) -> None:
        self._sum = 0

    def resume(self, sealed: bytes, seq: int, by: str) -> None:
        """Go on from what `sealed` gave for the same place."""
        self._sum = int.from_bytes(sealed, "big")
        self.take(link_state, (seq, by))

    def sealed(self, seq: int, by: str) -> bytes:
        """As it is kept, with the place that linking has come to and who linked."""
        return ((self._sum + _hash(link_state, (seq, by))) % _MODULUS).to_bytes(32, "big")

    @property
    def empty(self) -> bool:
        """Whether it is of no rows."""
        return self._sum == 0

    def add(self, table: Table, row: tuple[Any, ...]) -> None:
        """A row, with a value for every column in order, came."""
        self._sum = (self._sum + _hash(table, row)) % _MODULUS

    def take(self, table: Table, row: tuple[Any, ...]) -> None:
        """A row went."""
        self._sum = (self._sum - _hash(table, row)) % _MODULUS


def link_trouble(connection: Connection, last: int) -> str | None:
    """What is wrong with what linking keeps, in a ledger of so many entries; None where nothing is."""
    found = LinkSum()
    for table in LINK_TABLES:
        for row in streamed(connection, _every[table]):
            found.add(table, row)
    states = fetched(connection, _state)
    if not states:
        return None if found.empty else "rows without a sum"
    ((number, seq, by, sealed),) = states
    if number != 1 or not 0 <= seq <= last:
        return "a place that is not in the log"
    return None if sealed == found.sealed(seq, by) else "not what linking wrote"


def _hash(table: Table, row: tuple[Any, ...]) -> int:
    return int.from_bytes(sha256(repr((table.name, *row)).encode()).digest(), "big")
