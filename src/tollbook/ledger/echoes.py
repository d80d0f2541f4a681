"""Echo groups in the log.

A group names the groups that it replaces, so that which groups stand follows from the set of entries alone:
those that none replaces. Two ledgers that grouped alike but apart and are merged can hold groups that
overlap; then the larger one stands, and the smaller of the two keys where they are as large.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, literal, select

from tollbook.ledger.chain import EntryKind
from tollbook.ledger.index import echoing
from tollbook.ledger.log import Log
from tollbook.ledger.notes import keep_notes
from tollbook.ledger.records import unpack
from tollbook.ledger.rows import among, fetched, look_up
from tollbook.ledger.schema import entry, member, note, replaced
from tollbook.model import EchoGroup, EchoKind, from_json, to_json

_replacing = select(replaced.c.seq).where(replaced.c.key == entry.c.key, replaced.c.seq <= bindparam("bound"))
_held = select(entry.c.key, entry.c.body).where(entry.c.seq <= bindparam("bound"), ~_replacing.exists())
_all = _held.join(note, note.c.seq == entry.c.seq).where(note.c.kind == literal(EntryKind.ECHO.value))
_of_members = _held.join(member, member.c.seq == entry.c.seq).where(among(member.c.called))
FEW = 10_000
"""Members up to which looking each up is less work than reading all groups."""
LAST = 2**62
"""Beyond any entry."""


def keep_echoes(log: Log, groups: Iterable[EchoGroup]) -> int:
    """Add the groups that do not stand already, in place of those with which they share a member.

    Costs a look at the groups that share a member, however many others there are.

    Returns:
        How many were new.
    """
    made = tuple(dict.fromkeys(groups))
    held: dict[str, EchoGroup] = {}
    for kind in EchoKind:
        held |= held_of(log.connection, kind, {m for g in made if g.kind is kind for m in g.members})
    of: dict[tuple[EchoKind, str], list[str]] = {}
    for key, group in held.items():
        for name in group.members:
            of.setdefault((group.kind, name), []).append(key)
    new = []
    for group in made:
        gone = sorted({key for name in group.members for key in of.get((group.kind, name), ())})
        if [held[key] for key in gone] != [group]:
            new.append({**to_json(group), "replaces": gone})
    return len(keep_notes(log, EntryKind.ECHO, new))


def standing_echoes(
    connection: Connection,
    kind: EchoKind,
    bound: int | None = None,
    of: Iterable[str] | None = None,
) -> tuple[EchoGroup, ...]:
    """The groups of a kind that stand, by their original; a group of one is none.

    Args:
        connection: To the ledger.
        kind: Of documents or of claims.
        bound: The last entry that counts.
        of: Only groups with any of these members are wanted, and no others are read.
    """
    wanted = None if of is None else set(of)
    if wanted is None or len(wanted) > FEW:
        held = _all_held(connection, kind, bound)
    else:
        held = _overlapping(connection, kind, bound, wanted)
    taken: set[str] = set()
    standing = []
    for key in sorted(held, key=lambda key: (-len(held[key].members), key)):
        group = held[key]
        if len(group.members) > 1 and taken.isdisjoint(group.members):
            taken.update(group.members)
            standing.append(group)
    asked = (group for group in standing if wanted is None or not wanted.isdisjoint(group.members))
    return tuple(sorted(asked, key=lambda group: (group.original, group.members)))


def held_of(
    connection: Connection, kind: EchoKind, members: Iterable[str], bound: int | None = None
) -> dict[str, EchoGroup]:
    """The groups that have any of the members and that no other replaces, by their keys."""
    names = sorted({echoing(kind.value, name) for name in members})
    rows = look_up(connection, _of_members, names, bound=LAST if bound is None else bound)
    return {key.hex(): _group(body) for key, body in sorted(set(rows))}


def _overlapping(
    connection: Connection, kind: EchoKind, bound: int | None, of: set[str]
) -> Mapping[str, EchoGroup]:
    """The groups of some members, and all groups that reach them through members that they share."""
    found: dict[str, EchoGroup] = {}
    seen, new = set[str](), of
    while new:
        found |= held_of(connection, kind, new, bound)
        seen = seen | new
        new = {name for group in found.values() for name in group.members} - seen
    return found


def _all_held(connection: Connection, kind: EchoKind, bound: int | None) -> Mapping[str, EchoGroup]:
    rows = fetched(connection, _all, bound=LAST if bound is None else bound)
    told = ((key.hex(), _group(body)) for key, body in rows)
    return {key: group for key, group in told if group.kind is kind}


def _group(body: bytes) -> EchoGroup:
    content = {name: value for name, value in unpack(body).items() if name != "replaces"}
    return from_json(EchoGroup, content)
