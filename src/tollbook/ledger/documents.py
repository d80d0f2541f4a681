"""Documents in the log: what is known of each, its text apart.

A document is known by its `DocumentRef.key`. Seen again under another path or address, it is one document
with one more sighting.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select

from tollbook.errors import IntegrityError, LedgerError
from tollbook.ledger.chain import EntryKind, key_of
from tollbook.ledger.identity import document_key
from tollbook.ledger.index import ref_of
from tollbook.ledger.log import Log
from tollbook.ledger.names import called
from tollbook.ledger.records import pack, unpack
from tollbook.ledger.rows import unswept
from tollbook.ledger.schema import MANY, document, entry, erasure, sighting
from tollbook.ledger.texts import Texts
from tollbook.model import Document, DocumentRef


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """What the ledger knows of a document, without its text.

    Attributes:
        key: What tells it apart, in hexadecimal.
        length: Of its text, in code points.
        erased: Why its text was taken out; None where it is there.
    """

    ref: DocumentRef
    key: str
    language: str
    origin: str | None
    reader: str
    notes: tuple[str, ...]
    length: int
    erased: str | None = None

    def with_text(self, text: str) -> Document:
        """The whole document."""
        ref = self.ref
        return Document(
            ref.id, text, ref.title, ref.outlet, ref.url, ref.published, self.language, self.origin,
            self.reader, self.notes,
        )  # fmt: skip


def keep_documents(log: Log, texts: Texts, documents: Iterable[Document]) -> int:
    """Add the documents that the ledger does not have; how many those were."""
    added, rest = 0, iter(documents)
    while batch := list(islice(rest, MANY)):
        with unswept():
            added += _keep(log, texts, batch)
    return added


def body_of(kept: Document) -> bytes:
    """A document without its text, as the log has it."""
    published = kept.published and kept.published.isoformat()
    return pack(
        {
            "id": kept.id,
            "sha256": kept.sha256,
            "title": kept.title,
            "outlet": kept.outlet,
            "url": kept.url,
            "published": published,
            "language": kept.language,
            "origin": kept.origin,
            "reader": kept.reader,
            "notes": list(kept.notes),
            "length": len(kept.text),
        }
    )


def all_documents(connection: Connection, bound: int | None = None) -> Iterator[KeptDocument]:
    """Every document, in the order in which the ledger got to know them."""
    asked = _described().order_by(document.c.seq)
    if bound is not None:
        asked = asked.where(document.c.seq <= bound)
    for key, body, reason in connection.execute(asked.execution_options(yield_per=MANY)):
        yield described(bytes(key), body, reason)


def read_documents(connection: Connection, bound: int | None = None) -> Iterator[Document]:
    """Every document whose text was not erased, in the order in which the ledger got to know them."""
    texts, rest = Texts(connection), all_documents(connection, bound)
    while batch := list(islice(rest, MANY)):
        there = [kept for kept in batch if kept.erased is None]
        bodies = texts.get({bytes.fromhex(kept.ref.sha256) for kept in there})
        for kept in there:
            yield _document(kept, bodies.get(bytes.fromhex(kept.ref.sha256)))


def place_of(connection: Connection, name: str) -> int:
    """Where the document is that goes by a key, the unique beginning of one, or the caller's id.

    Raises:
        LedgerError: If there is none, or more than one of that beginning.
    """
    by_id = (
        select(sighting.c.document).where(sighting.c.called == called(name)).order_by(sighting.c.seq.desc())
    )
    if (place := connection.scalar(by_id.limit(1))) is not None:
        return int(place)
    if (ends := key_range(name)) is not None:
        by_key = select(document.c.seq).where(document.c.key.between(*ends)).limit(2)
        places = list(connection.scalars(by_key))
        if len(places) == 1:
            return int(places[0])
        if places:
            raise LedgerError(f"more than one document begins with '{name}'", hint="give more of its key")
    raise LedgerError(f"no document '{name[:80]}'", hint="`tollbook documents` lists them")


def known_document(connection: Connection, place: int) -> KeptDocument:
    """What is known of the document at a place of the log."""
    key, body, reason = connection.execute(_described().where(document.c.seq == place)).one()
    return described(bytes(key), body, reason)


def read_document(connection: Connection, place: int) -> Document:
    """The document at a place of the log, with its text.

    Raises:
        LedgerError: If its text was erased.
    """
    kept = known_document(connection, place)
    hash_ = bytes.fromhex(kept.ref.sha256)
    if kept.erased is not None:
        raise LedgerError(
            f"its text was erased: {kept.erased}",
            where=kept.ref.id,
            hint="its claims keep their figures and places",
        )
    return _document(kept, Texts(connection).get([hash_]).get(hash_))


def _document(kept: KeptDocument, body: str | None) -> Document:
    ref = kept.ref
    if body is None:
        raise IntegrityError("its text is missing", where=ref.id, hint="run `tollbook verify`")
    return Document(
        ref.id, body, ref.title, ref.outlet, ref.url, ref.published, kept.language, kept.origin, kept.reader,
        kept.notes,
    )  # fmt: skip


def key_range(prefix: str) -> tuple[bytes, bytes] | None:
    """The first and last key that begin with some hexadecimal digits; None if these are none or too few."""
    if not 4 <= len(prefix) <= 64 or not set(prefix) <= set("0123456789abcdef"):
        return None
    return bytes.fromhex(prefix.ljust(64, "0")), bytes.fromhex(prefix.ljust(64, "f"))


def described(key: bytes, body: bytes, tombstone: bytes | None) -> KeptDocument:
    """What an entry says of a document."""
    content = unpack(body)
    return KeptDocument(
        ref_of(content),
        key.hex(),
        content["language"],
        content["origin"],
        content["reader"],
        tuple(content["notes"]),
        content["length"],
        None if tombstone is None else unpack(tombstone)["reason"],
    )


def _described() -> Any:
    grave = entry.alias("grave")
    first = select(func.min(erasure.c.seq)).where(erasure.c.sha256 == document.c.sha256).scalar_subquery()
    return (
        select(document.c.key, entry.c.body, grave.c.body)
        .join(entry, entry.c.seq == document.c.seq)
        .outerjoin(grave, grave.c.seq == first)
    )


def _keep(log: Log, texts: Texts, batch: list[Document]) -> int:
    bodies = [body_of(kept) for kept in batch]
    keys = [key_of(EntryKind.DOCUMENT, body) for body in bodies]
    there = log.known(keys)
    new = {key: (kept, body) for key, kept, body in zip(keys, batch, bodies, strict=True) if key not in there}
    if not new:
        return 0
    named = {bytes.fromhex(document_key(kept.ref)): kept for kept, _ in new.values()}
    before = log.index.homes(named)
    texts.keep((bytes.fromhex(kept.sha256), kept.text) for key, kept in named.items() if key not in before)
    log.append(EntryKind.DOCUMENT, [(key, body, None) for key, (_, body) in new.items()])
    return len(named.keys() - before.keys())
