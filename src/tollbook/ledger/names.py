"""Strings that many claims share, each kept once."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from tollbook.ledger.rows import among, look_up
from tollbook.ledger.schema import name

_ids = select(name.c.spelled, name.c.id).where(among(name.c.spelled))


class Names:
    """The numbers of strings, within one transaction."""

    def __init__(self, connection: Connection, *, writes: bool = True) -> None:
        self._connection = connection
        self._writes = writes
        self._ids: dict[str | None, int] = {}

    def learn(self, strings: Iterable[str | None]) -> Mapping[str | None, int]:
        """Numbers of the strings; new ones, if it writes, for those that had none. Grows with each call."""
        if unseen := sorted(s for s in set(strings) - self._ids.keys() if s is not None):
            self._look_up(unseen)
            new = [s for s in unseen if s not in self._ids] if self._writes else []
            if new:
                rows = [{"spelled": spelled(s), "folded": spelled(s.casefold())} for s in new]
                self._connection.execute(insert(name), rows)
                self._look_up(new)
        return self._ids

    def _look_up(self, strings: list[str]) -> None:
        found = look_up(self._connection, _ids, [spelled(s) for s in strings])
        self._ids.update((unspelled(kept), id_) for kept, id_ in found)


def matching(connection: Connection, string: str) -> list[int]:
    """The numbers of a string in whatever case it was written."""
    asked = select(name.c.id).where(name.c.folded == spelled(string.casefold()))
    return list(connection.scalars(asked))


def called(id: str) -> bytes:  # noqa: A002
    """What a document is looked up by when all that is known is the caller's id for it."""
    return sha256(spelled(id)).digest()[:16]


def spelled(string: str) -> bytes:
    """A string as it is kept: any that Python can hold."""
    return string.encode("utf-8", "surrogatepass")


def unspelled(kept: bytes) -> str:
    """The string that was kept."""
    return bytes(kept).decode("utf-8", "surrogatepass")
