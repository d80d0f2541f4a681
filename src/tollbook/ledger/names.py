"""Strings that many claims share, each kept once."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select

from tollbook.ledger.log import MANY
from tollbook.ledger.schema import name

_ids = select(name.c.spelled, name.c.id).where(name.c.spelled.in_(bindparam("names", expanding=True)))


class Names:
    """The numbers of strings, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[str, int] = {}

    def learn(self, strings: Iterable[str]) -> dict[str, int]:
        """Numbers for all of the strings, new ones where they had none. The answer grows with each call."""
        if unseen := sorted(set(strings) - self._ids.keys()):
            self._look_up(unseen)
            if new := [s for s in unseen if s not in self._ids]:
                rows = [{"spelled": spelled(s), "folded": spelled(s.casefold())} for s in new]
                self._connection.execute(insert(name), rows)
                self._look_up(new)
        return self._ids

    def _look_up(self, strings: list[str]) -> None:
        for i in range(0, len(strings), MANY):
            asked = {"names": [spelled(s) for s in strings[i : i + MANY]]}
            self._ids.update((unspelled(b), n) for b, n in self._connection.execute(_ids, asked))


def matching(connection: Connection, string: str) -> list[int]:
    """The numbers of a string in whatever case it was written."""
    asked = select(name.c.id).where(name.c.folded == spelled(string.casefold()))
    return list(connection.scalars(asked))


def spelled(string: str) -> bytes:
    """A string as it is kept: any that Python can hold."""
    return string.encode("utf-8", "surrogatepass")


def unspelled(kept: bytes) -> str:
    """The string that was kept."""
    return bytes(kept).decode("utf-8", "surrogatepass")
