"""Take a text out for good where the law asks; its hash, its claims' figures and a tombstone stay."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tollbook.errors import LedgerError
from tollbook.ledger.chain import EntryKind
from tollbook.ledger.documents import known_document, place_of
from tollbook.ledger.log import Log
from tollbook.ledger.notes import keep_notes
from tollbook.ledger.schema import document
from tollbook.ledger.texts import Texts


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did.

    Attributes:
        documents: Keys of all documents that had this text; all of them lost it.
        removed: Whether it was still there.
    """

    documents: tuple[str, ...]
    removed: bool


def erase(log: Log, name: str, reason: str, when: datetime) -> Erased:
    """Remove the text of a document. Whoever offers it again, it is not kept again.

    The claims keep their figures, parties, names and places; all that they quote goes with the text.

    Raises:
        LedgerError: If there is no such document, or no reason is given.
    """
    if not reason.strip():
        raise LedgerError("an erasure needs a reason", where=name, hint="it is all that will tell why")
    kept = known_document(log.connection, place_of(log.connection, name))
    hash_ = bytes.fromhex(kept.ref.sha256)
    owners = select(document.c.key).where(document.c.sha256 == hash_).order_by(document.c.key)
    keys = tuple(bytes(key).hex() for key in log.connection.scalars(owners))
    if kept.erased is None:
        tombstone = {"sha256": hash_.hex(), "reason": reason, "by": log.by, "when": when.isoformat()}
        keep_notes(log, EntryKind.ERASURE, [tombstone])
    return Erased(keys, Texts(log.connection).remove(hash_))
