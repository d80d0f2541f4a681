"""Linking in one transaction: what is new, what is known of it, and the groups that come of it."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from tollbook.errors import IntegrityError
from tollbook.ledger.documents import described
from tollbook.ledger.echoes import held_of, keep_echoes
from tollbook.ledger.index import document_places
from tollbook.ledger.linkindex import LinkIndex
from tollbook.ledger.linksum import LINK_TABLES, LinkSum, link_trouble
from tollbook.ledger.log import Log
from tollbook.ledger.rereading import claims_of
from tollbook.ledger.schema import (
    MANY,
    claim,
    document,
    entry,
    erasure,
    link_state,
    turn,
)  # fmt: skip
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, Document, EchoGroup, EchoKind

CHECKED = 50
"""What linking keeps is checked before it is built on, unless more than so many times as much is linked as is
new: then the check would cost more than the linking, and is left to `verify`."""
KINDS = {EchoKind.DOCUMENTS: 1, EchoKind.CLAIMS: 2}


class Linking:
    """A transaction that links. Made by `Ledger.linking`.

    Args:
        log: Where groups are kept.
        first: How many holders of a key each of its holders is compared with.
        anew: Forget what linking knows.
    """

    def __init__(self, log: Log, first: int, *, anew: bool = False) -> None:
        self._log, self._connection = log, log.connection
        self._since, self._sum = 0, LinkSum()
        self._begin(anew=anew)
        self.documents = LinkIndex(self._connection, KINDS[EchoKind.DOCUMENTS], first, self._sum)
        self.claims = LinkIndex(self._connection, KINDS[EchoKind.CLAIMS], first, self._sum)
        self._texts = Texts(self._connection)

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
        return held_of(self._connection, kind, members)

    def keep(self, groups: Iterable[EchoGroup]) -> None:
        """Keep groups in place of those that share a member with one; what stands already stays."""
        keep_echoes(self._log, groups)

    def done(self) -> None:
        """Note that everything up to now is linked."""
        self._since = self._log.seq

    def close(self) -> None:
        """Keep the place that linking has come to, with the sum of what it knows."""
        self._connection.execute(delete(link_state))
        seq, by = self._since, self._log.by
        state = {"id": 1, "seq": seq, "by": by, "sum": self._sum.sealed(seq, by)}
        self._connection.execute(insert(link_state), state)

    def _begin(self, *, anew: bool) -> None:
        """Go on from where linking stands; from nothing where another program did it, perhaps otherwise."""
        state = self._connection.execute(select(link_state)).first()
        if state is not None and state.by == self._log.by and not anew:
            self._since = state.seq
            if self._since <= CHECKED * (self._log.seq - self._since):
                self._check()
            self._sum.resume(state.sum, state.seq, state.by)
            return
        for table in LINK_TABLES:
            self._connection.execute(delete(table))

    def _check(self) -> None:
        if trouble := link_trouble(self._connection, self._log.seq):
            raise IntegrityError(
                f"what linking keeps is damaged: {trouble}",
                where="linking",
                hint="run `tollbook verify`, then `tollbook link --anew`",
            )
