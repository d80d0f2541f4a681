"""The one object through which all else meets a ledger."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, select

from tollbook.ledger.address import reading, scrub, shown, writing
from tollbook.ledger.chain import GENESIS, Entry, EntryKind, moment
from tollbook.ledger.claims import keep_claims
from tollbook.ledger.documents import (
    KeptDocument,
    all_documents,
    keep_documents,
    place_of,
    read_document,
    read_documents,
)
from tollbook.ledger.echoes import keep_echoes, standing_echoes
from tollbook.ledger.erasing import Erased, erase
from tollbook.ledger.index import document_places, known
from tollbook.ledger.linking import Linking
from tollbook.ledger.listing import claim_at, find_claims
from tollbook.ledger.log import Log
from tollbook.ledger.merging import merge
from tollbook.ledger.notes import keep_notes, notes
from tollbook.ledger.opening import opened
from tollbook.ledger.query import ClaimQuery, bound_of, claim_place
from tollbook.ledger.rereading import ReExtraction, re_extract
from tollbook.ledger.review import ReviewState, decisions_about, keep_decision, state_of
from tollbook.ledger.schema import MANY, entry
from tollbook.ledger.schema import head as heads
from tollbook.ledger.texts import Texts
from tollbook.ledger.verify import Progress, Verification, verified
from tollbook.model import Claim, Decision, Document, EchoGroup, EchoKind, Estimate, from_json, to_json


@dataclass(frozen=True, slots=True)
class Added:
    """How many documents and claims a ledger did not have before."""

    documents: int
    claims: int


class Ledger:
    """Keeps documents, claims and decisions: append-only, hashed, replayable.

    Every method that adds is one transaction: when it returns, all of it is kept; when it raises, nothing.
    Processes may write at the same time; they take turns. Methods raise `LedgerError` where the database
    fails, beside what they say themselves.
    """

    def __init__(self, engine: Engine) -> None:
        """Use `Ledger.open`."""
        self._engine = engine

    @classmethod
    def open(cls, address: str | Path, *, create: bool = True, readonly: bool = False) -> Self:
        """The ledger at a path (SQLite) or an SQLAlchemy address (SQLite, PostgreSQL).

        Args:
            address: A new SQLite ledger can be read by its owner alone.
            create: Make one where there is none.
            readonly: Refuse to write, but for bringing an older schema forward.

        Raises:
            LedgerError: If there is none and none may be made, if it is no ledger, is damaged, or was made by
                a newer program. Passwords are never printed.
            MissingExtraError: If it is in PostgreSQL and the extra `postgres` is not installed.
        """
        return cls(opened(address, create=create, readonly=readonly))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({shown(self._engine.url)!r})"

    def close(self) -> None:
        """Let go of the file or the server. What was kept is kept."""
        self._engine.dispose()

    # Adding

    def add(self, documents: Iterable[Document], claims: Iterable[Claim] = (), *, by: str = "") -> Added:
        """Keep documents and their claims; what is there already stays as it is.

        Args:
            documents: Told apart by `ref.key`; one that is known under another id gains a sighting.
            claims: Of these documents or of others that are kept. Each id is checked against its content,
                each span against the text.
            by: Who or what adds them; it enters the chain, not the identity of what is kept.

        Raises:
            IntegrityError: If an id or a span does not hold.
            LedgerError: If a claim's document is not kept, or its text was erased.
        """
        with self._log(by) as log:
            texts = Texts(log.connection)
            kept = keep_documents(log, texts, documents)
            return Added(kept, len(keep_claims(log, texts, claims)))

    def add_echoes(self, groups: Iterable[EchoGroup], *, by: str = "") -> int:
        """Keep echo groups; each takes the place of those that share a member with it. How many were new."""
        with self._log(by) as log:
            return keep_echoes(log, groups)

    @contextmanager
    def linking(self, *, first: int, by: str = "", anew: bool = False) -> Iterator[Linking]:
        """A transaction that links what is new; all that it did is kept at its end, or nothing.

        Args:
            first: How many holders of a key each of its holders is compared with: the same in every call.
            by: Who or what links. Where another one did before, all is linked anew.
            anew: Link everything, not only what is new.
        """
        with self._log(by) as log:
            book = Linking(log, first, anew=anew)
            yield book
            book.close()

    def decide(self, decision: Decision) -> bool:
        """Keep a person's decision beside all earlier ones; whether it is new.

        Raises:
            LedgerError: If there is no such claim, or what it amends is no field.
        """
        with self._log(decision.by) as log:
            judged = claim_at(log.connection, claim_place(log.connection, decision.claim))
            return keep_decision(log, replace(decision, claim=judged.id), judged)

    def record_import(self, report: object, *, by: str = "") -> bool:
        """Keep what an import says of the rows it read, any dataclass of the codec; whether it is new."""
        return self._note(EntryKind.IMPORT, [to_json(report)], by) > 0

    def record_estimates(
        self, estimates: Iterable[Estimate], head: str | None = None, *, by: str = ""
    ) -> int:
        """Keep estimates with the head of the ledger that they were made from; how many were new.

        Args:
            estimates: Any.
            head: That head; by default the one that each estimate names.
            by: As in `add`.
        """
        made = [to_json(replace(each, ledger_head=head or each.ledger_head)) for each in estimates]
        return self._note(EntryKind.ESTIMATE, made, by)

    def record_run(self, versions: Mapping[str, str], *, by: str = "") -> bool:
        """Keep which versions of extractor, parser or model were at work; whether they are new."""
        return self._note(EntryKind.RUN, [dict(versions)], by) > 0

    # Changing what is read

    def re_extract(
        self,
        document: Document,
        claims: Iterable[Claim],
        *,
        extractor: str | None = None,
        of: Iterable[str] = (),
        by: str = "",
    ) -> ReExtraction:
        """Take up all that a newer extractor reads in a document, in place of its older reading.

        Claims that the new reading does not have are kept, and lists leave them out. What another extractor
        or a person read stays. A decision goes over to the new claim that has the same figure of the same
        harm at the same words; it is listed for a second look if there is none, or if that claim differs in
        something else. Nothing is moved: a span that the document's text does not bear out is reported.

        Args:
            document: As it is now read.
            claims: All that is now read in it.
            extractor: Its name and version; needed where it may read no claim at all.
            of: Keys or ids of documents that it takes the place of, where it is not the same text.
            by: As in `add`.

        Raises:
            IntegrityError: As in `add`.
            LedgerError: As in `add`, or if there is no document that `of` names.
        """
        with self._log(by) as log:
            older = [place_of(log.connection, name) for name in of]
            return re_extract(log, document, tuple(claims), older, extractor)

    def erase(self, document: str, reason: str, *, by: str) -> Erased:
        """Remove the text of a document, leaving its hash and a tombstone with the reason.

        What quotes the text goes with it; the claims' figures, parties, normalised names, dates and places
        stay. Every document of the same text loses it. It does not come back by adding or merging.

        Raises:
            LedgerError: If there is no such document, or no reason is given.
        """
        with self._log(by) as log:
            erased = erase(log, document, reason, datetime.now(UTC))
        scrub(self._engine)
        return erased

    def merge(self, other: "Ledger", *, by: str = "") -> dict[EntryKind, int]:
        """Keep everything that another ledger keeps; how many new entries of each kind.

        Merging is set union: in whatever order and however often, `content_hash` comes out the same.

        Raises:
            IntegrityError: If the other ledger is not whole.
        """
        with reading(other._engine) as source, self._log(by) as log:
            merged = merge(log, source)
        scrub(self._engine)
        return merged

    # Reading

    def documents(self, *, as_known_on: date | str | None = None) -> Iterator[KeptDocument]:
        """Every document without its text, in the order in which they were first kept."""
        with reading(self._engine) as connection:
            yield from all_documents(connection, bound_of(connection, as_known_on))

    def texts(self, *, as_known_on: date | str | None = None) -> Iterator[Document]:
        """Every document with its text, in the same order; those whose text was erased are left out."""
        with reading(self._engine) as connection:
            yield from read_documents(connection, bound_of(connection, as_known_on))

    def holds(self, keys: Iterable[str]) -> set[str]:
        """Which of the documents' keys (`DocumentRef.key`) or claims' ids are kept."""
        asked = [bytes.fromhex(key) for key in keys]
        with reading(self._engine) as connection:
            return {key.hex() for key in (*known(connection, asked), *document_places(connection, asked))}

    def document(self, name: str) -> Document:
        """The document of a key, the unique beginning of one, or the caller's id (the latest of that id).

        Raises:
            LedgerError: If there is none, or its text was erased.
        """
        with reading(self._engine) as connection:
            return read_document(connection, place_of(connection, name))

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """The claims asked for, by day and then by when they were kept.

        The words of a claim whose document's text was erased are empty; its figures and places remain.
        """
        with reading(self._engine) as connection:
            yield from find_claims(connection, query or ClaimQuery())

    def claim(self, name: str) -> Claim:
        """The claim of an id, or of the unique beginning of one.

        Raises:
            LedgerError: If there is none, or more than one.
        """
        with reading(self._engine) as connection:
            return claim_at(connection, claim_place(connection, name))

    def echoes(
        self, kind: EchoKind, *, of: Iterable[str] | None = None, as_known_on: date | str | None = None
    ) -> tuple[EchoGroup, ...]:
        """The echo groups that stand, by their original.

        Args:
            kind: Of documents or of claims.
            of: Only those that have any of these members (full ids or keys): then no others are read.
            as_known_on: As the ledger stood at the end of a day (UTC), or at a head.
        """
        with reading(self._engine) as connection:
            return standing_echoes(connection, kind, bound_of(connection, as_known_on), of)

    def decisions(
        self, claims: Iterable[str], *, as_known_on: date | str | None = None
    ) -> dict[str, list[Decision]]:
        """Every decision about each of the claims (full ids), in the order in which they were kept."""
        with reading(self._engine) as connection:
            return decisions_about(connection, claims, bound_of(connection, as_known_on))

    def review_state(
        self, claims: Iterable[str], *, as_known_on: date | str | None = None
    ) -> dict[str, ReviewState]:
        """What people made of each of the claims (full ids)."""
        made = self.decisions(claims, as_known_on=as_known_on)
        return {id_: state_of(decisions) for id_, decisions in made.items()}

    def imports(self) -> tuple[dict[str, Any], ...]:
        """What was recorded of imports, oldest first."""
        return self._noted(EntryKind.IMPORT)

    def estimates(self) -> tuple[Estimate, ...]:
        """What was recorded of estimates, oldest first."""
        return tuple(from_json(Estimate, content) for content in self._noted(EntryKind.ESTIMATE))

    def runs(self) -> tuple[dict[str, Any], ...]:
        """What was recorded of versions, oldest first."""
        return self._noted(EntryKind.RUN)

    # Checking

    @property
    def head(self) -> str:
        """The hash of the last entry, in hexadecimal; zeros for an empty ledger."""
        with reading(self._engine) as connection:
            last = connection.scalar(select(entry.c.hash).order_by(entry.c.seq.desc()).limit(1))
            return bytes(last or GENESIS).hex()

    def head_on(self, day: date) -> str:
        """The head as it was at the end of a day (UTC): days of one head are of one state."""
        with reading(self._engine) as connection:
            place = bound_of(connection, day)
            last = connection.scalar(select(entry.c.hash).where(entry.c.seq == place))
        return self.head if place is None else bytes(last or GENESIS).hex()

    @property
    def content_hash(self) -> str:
        """A hash of what is kept, whatever the order in which it came."""
        digest = sha256()
        with reading(self._engine) as connection:
            keys = select(entry.c.key).order_by(entry.c.key).execution_options(yield_per=MANY)
            for key in connection.scalars(keys):
                digest.update(key)
        return digest.hexdigest()

    def verify(self, head: str | None = None, progress: Progress | None = None) -> Verification:
        """Check every hash, every span, the chain and the indexes.

        Args:
            head: One that was saved earlier, elsewhere. A chain can be cut or built anew so that it is whole
                in itself; only a saved head tells.
            progress: Told, now and then, how many entries of how many are checked.
        """
        with reading(self._engine) as connection:
            return verified(connection, head, progress)

    def heads(self) -> Iterator[tuple[int, str]]:
        """Every head that the ledger had, with the number of its last entry: for outside timestamping."""
        with reading(self._engine) as connection:
            for seq, hash_ in connection.execute(select(heads.c.seq, heads.c.hash).order_by(heads.c.seq)):
                yield seq, bytes(hash_).hex()

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """The log after an entry's number, oldest first."""
        with reading(self._engine) as connection:
            rows = select(entry).where(entry.c.seq > since).order_by(entry.c.seq)
            for row in connection.execute(rows.execution_options(yield_per=MANY)):
                yield Entry(
                    row.seq, moment(row.at), EntryKind(row.kind), row.by, bytes(row.key).hex(),
                    bytes(row.hash).hex(), bytes(row.body),
                )  # fmt: skip

    @contextmanager
    def _log(self, by: str) -> Iterator[Log]:
        with writing(self._engine) as connection:
            log = Log.at_end(connection, by)
            yield log
            log.seal()

    def _note(self, kind: EntryKind, contents: list[dict[str, Any]], by: str) -> int:
        with self._log(by) as log:
            return len(keep_notes(log, kind, contents))

    def _noted(self, kind: EntryKind) -> tuple[dict[str, Any], ...]:
        with reading(self._engine) as connection:
            return tuple(content for _, content in notes(connection, kind))
