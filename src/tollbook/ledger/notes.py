"""The rarer entries: echo groups, imports, estimates, runs, readings, erasures. Each is one JSON object."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tollbook.ledger.chain import EntryKind, key_of
from tollbook.ledger.log import Log
from tollbook.ledger.records import pack, unpack
from tollbook.ledger.schema import entry, note


def keep_notes(log: Log, kind: EntryKind, contents: Sequence[dict[str, Any]]) -> list[int]:
    """Add the contents that the log does not have; their places."""
    bodies = [pack(content) for content in contents]
    offered = {key_of(kind, body): body for body in bodies}
    there = log.known(list(offered))
    return log.append(kind, [(key, body, None) for key, body in offered.items() if key not in there])


def notes(
    connection: Connection, kind: EntryKind, bound: int | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Key and content of every entry of a kind, in the log's order."""
    asked = select(entry.c.key, entry.c.body).join(note, note.c.seq == entry.c.seq)
    asked = asked.where(note.c.kind == kind.value).order_by(note.c.seq)
    if bound is not None:
        asked = asked.where(note.c.seq <= bound)
    for key, body in connection.execute(asked):
        yield bytes(key).hex(), unpack(body)
