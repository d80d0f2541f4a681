"""Linking in one transaction: what is new, what is known of it, and the groups that come of it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select

from tollbook.ledger.chain import EntryKind
from tollbook.ledger.documents import described
from tollbook.ledger.echoes import held_echoes, keep_replacing
from tollbook.ledger.index import document_places
from tollbook.ledger.linkindex import LinkIndex
from tollbook.ledger.log import Log
from tollbook.ledger.rereading import claims_of
from tollbook.ledger.rows import add_rows
from tollbook.ledger.schema import (
    MANY,
    claim,
    document,
    entry,
    erasure,
    link_group,
    link_state,
    note,
    turn,
)  # fmt: skip
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, Document, EchoGroup, EchoKind

KINDS = {EchoKind.DOCUMENTS: 1, EchoKind.CLAIMS: 2}


class Linking:
    """A transaction that links. Made by `Ledger.linking`.

    Args:
        log: Where groups are kept.
        first: How many holders of a key each of its holders is compared with.
    """

    def __init__(self, log: Log, first: int) -> None:
        self._log, self._connection = log, log.connection
        self._since = self._connection.scalar(select(link_state.c.seq)) or 0
        self.documents = LinkIndex(self._connection, KINDS[EchoKind.DOCUMENTS], first)
        self.claims = LinkIndex(self._connection, KINDS[EchoKind.CLAIMS], first)
        self._texts = Texts(self._connection)
        self._take_up_groups()

    def changed(self) -> list[str]:
        """Keys of the documents that came, were read anew or were erased since the last linking, sorted."""
        since = self._since
        told = select(document.c.key).join(claim, claim.c.document == document.c.seq)
        asked = (
            select(document.c.key).where(document.c.seq > since),
            told.where(claim.c.seq > since),
            told.join(turn, turn.c.claim == claim.c.seq).where(turn.c.seq > since),
            select(document.c.key)
            .join(erasure, erasure.c.sha256 == document.c.sha256)
            .where(erasure.c.seq > since),
        )
        return sorted({bytes(key).hex() for query in asked for key in self._connection.scalars(query)})

    def documents_at(self, keys: Iterable[str]) -> dict[str, Document]:
        """The documents of some keys; those whose text was erased are left out."""
        asked = select(document.c.key, entry.c.body).join(entry, entry.c.seq == document.c.seq)
        every, found = [bytes.fromhex(key) for key in keys], {}
        for i in range(0, len(every), MANY):
            rows = self._connection.execute(asked.where(document.c.key.in_(every[i : i + MANY]))).all()
            kept = {bytes(key).hex(): described(bytes(key), body, None) for key, body in rows}
            texts = self._texts.get({bytes.fromhex(each.ref.sha256) for each in kept.values()})
            for key, each in kept.items():
                if (words := texts.get(bytes.fromhex(each.ref.sha256))) is not None:
                    found[key] = each.with_text(words)
        return found

    def claims_of(self, keys: Iterable[str]) -> dict[str, tuple[Claim, bool]]:
        """Every claim of some documents by its id, and whether it stands."""
        every = [bytes.fromhex(key) for key in keys]
        places = list(document_places(self._connection, every).values())
        found: dict[str, tuple[Claim, bool]] = {}
        for i in range(0, len(places), MANY):
            read = claims_of(self._connection, places[i : i + MANY])
            found.update((kept.id, (kept, stands)) for kept, stands in read)
        return found

    def documents_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The keys of the documents that claims stand in, by the claims' ids."""
        asked = select(entry.c.key, document.c.key).join(claim, claim.c.seq == entry.c.seq)
        asked = asked.join(document, document.c.seq == claim.c.document)
        ids, found = [bytes.fromhex(id_) for id_ in claims], {}
        for i in range(0, len(ids), MANY):
            for id_, key in self._connection.execute(asked.where(entry.c.key.in_(ids[i : i + MANY]))):
                found[bytes(id_).hex()] = bytes(key).hex()
        return found

    def groups_of(self, kind: EchoKind, members: Iterable[str]) -> dict[str, EchoGroup]:
        """The groups that stand and have any of the members, by their keys in the log."""
        asked = select(link_group.c.entry).where(link_group.c.kind == KINDS[kind])
        ids, keys = [bytes.fromhex(member) for member in members], set[bytes]()
        for i in range(0, len(ids), MANY):
            keys.update(
                map(bytes, self._connection.scalars(asked.where(link_group.c.member.in_(ids[i : i + MANY]))))
            )
        return held_echoes(self._connection, sorted(keys))

    def keep(self, groups: Iterable[EchoGroup]) -> None:
        """Keep groups in place of those that share a member with one; what stands already stays."""
        made = list(groups)
        kinds = {group.kind for group in made}
        held: dict[str, EchoGroup] = {}
        for kind in sorted(kinds):
            held |= self.groups_of(kind, {m for g in made if g.kind is kind for m in g.members})
        replaced, kept = keep_replacing(self._log, made, held)
        if replaced:
            gone = [bytes.fromhex(key) for key in sorted(replaced)]
            for i in range(0, len(gone), MANY):
                self._connection.execute(delete(link_group).where(link_group.c.entry.in_(gone[i : i + MANY])))
        self._put_groups(kept)

    def done(self) -> None:
        """Note that everything up to now is linked."""
        self._connection.execute(delete(link_state))
        self._connection.execute(insert(link_state), {"id": 1, "seq": self._log.seq})

    def _take_up_groups(self) -> None:
        """Learn of groups that somebody else kept: a merged ledger's."""
        foreign = select(note.c.seq).where(note.c.kind == EntryKind.ECHO.value, note.c.seq > self._since)
        if self._connection.scalar(foreign.limit(1)) is not None:
            self._connection.execute(delete(link_group))
            self._put_groups(held_echoes(self._connection, None))

    def _put_groups(self, groups: Mapping[str, EchoGroup]) -> None:
        rows = [
            (KINDS[group.kind], bytes.fromhex(member), bytes.fromhex(key))
            for key, group in groups.items()
            for member in group.members
        ]
        add_rows(self._connection, link_group, rows)
