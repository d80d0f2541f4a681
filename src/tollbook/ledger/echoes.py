"""Echo groups in the log.

A group names the groups that it replaces, so that which groups stand follows from the set of entries alone:
those that none replaces. Two ledgers that grouped alike but apart and are merged can hold groups that
overlap; then the larger one stands, and the smaller of the two keys where they are as large.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tollbook.ledger.chain import EntryKind, key_of
from tollbook.ledger.log import Log
from tollbook.ledger.notes import keep_notes, notes
from tollbook.ledger.records import pack, unpack
from tollbook.ledger.schema import MANY, entry
from tollbook.model import EchoGroup, EchoKind, from_json, to_json


def keep_echoes(log: Log, groups: Iterable[EchoGroup]) -> int:
    """Add the groups that do not stand already, in place of those with which they share a member.

    Returns:
        How many were new.
    """
    _, kept = keep_replacing(log, groups, held_echoes(log.connection, None))
    return len(kept)


def keep_replacing(
    log: Log, groups: Iterable[EchoGroup], held: Mapping[str, EchoGroup]
) -> tuple[set[str], dict[str, EchoGroup]]:
    """Add groups in place of those of `held`, by their keys in the log, that share a member with one.

    Returns:
        The keys of the groups that they replace, and the groups that were new by their keys.
    """
    of: dict[tuple[EchoKind, str], list[str]] = {}
    for key, group in held.items():
        for member in group.members:
            of.setdefault((group.kind, member), []).append(key)
    gone, kept, new = set(), {}, []
    for group in dict.fromkeys(groups):
        replaced = sorted({key for member in group.members for key in of.get((group.kind, member), ())})
        if [held[key] for key in replaced] == [group]:
            continue
        content = {**to_json(group), "replaces": replaced}
        new.append(content)
        gone.update(replaced)
        kept[key_of(EntryKind.ECHO, pack(content)).hex()] = group
    keep_notes(log, EntryKind.ECHO, new)
    return gone, kept


def standing_echoes(
    connection: Connection, kind: EchoKind, bound: int | None = None
) -> tuple[EchoGroup, ...]:
    """The groups of a kind that stand, by their original; a group of one is none."""
    held = {key: group for key, group in _held(connection, bound).items() if group.kind is kind}
    taken: set[str] = set()
    standing = []
    for key in sorted(held, key=lambda key: (-len(held[key].members), key)):
        group = held[key]
        if len(group.members) > 1 and taken.isdisjoint(group.members):
            taken.update(group.members)
            standing.append(group)
    return tuple(sorted(standing, key=lambda group: (group.original, group.members)))


def held_echoes(connection: Connection, keys: Sequence[bytes] | None) -> dict[str, EchoGroup]:
    """Groups by their keys: those of some keys, or all that no other replaces."""
    if keys is None:
        return _held(connection, None)
    found: dict[str, EchoGroup] = {}
    for i in range(0, len(keys), MANY):
        asked = select(entry.c.key, entry.c.body).where(entry.c.key.in_(keys[i : i + MANY]))
        found.update((bytes(key).hex(), _group(unpack(body))) for key, body in connection.execute(asked))
    return found


def _held(connection: Connection, bound: int | None) -> dict[str, EchoGroup]:
    told = dict(notes(connection, EntryKind.ECHO, bound))
    replaced = {key for content in told.values() for key in content["replaces"]}
    return {key: _group(content) for key, content in told.items() if key not in replaced}


def _group(content: dict[str, Any]) -> EchoGroup:
    return from_json(EchoGroup, {name: value for name, value in content.items() if name != "replaces"})
