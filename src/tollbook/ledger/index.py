"""The tables beside the log: what each entry puts into them.

Rows follow from an entry and those before it alone. Adding and merging insert them; `verify` works them out
again and compares.

Hot path: see `body`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from tollbook.errors import IntegrityError
from tollbook.ledger.body import Facts, facts, parsed
from tollbook.ledger.chain import EntryKind
from tollbook.ledger.identity import document_key
from tollbook.ledger.names import Names, called
from tollbook.ledger.records import unpack
from tollbook.ledger.rows import Rows, add_rows, among, look_up
from tollbook.ledger.schema import (
    claim,
    decision,
    document,
    entry,
    erasure,
    member,
    note,
    replaced,
    sighting,
    turn,
)
from tollbook.model import DocumentRef

_by_key = (
    select(document.c.key, document.c.seq, entry.c.body)
    .join(entry, entry.c.seq == document.c.seq)
    .where(among(document.c.key))
)
_entries = select(entry.c.key, entry.c.seq).where(among(entry.c.key))
REMEMBERED = 50_000
"""Documents that are remembered at a time, so that millions need no more memory."""


class Fresh(NamedTuple):
    """An entry that is to be indexed, with a claim's facts where they are at hand."""

    seq: int
    key: bytes
    body: bytes
    facts: Facts | None = None


class Home(NamedTuple):
    """What a claim's row takes from its document."""

    place: int
    ref: DocumentRef
    day: int


class Index:
    """Works out rows within one transaction; what it learns of documents and names it remembers.

    Args:
        connection: The transaction's.
        writes: Give numbers to new names. Without it, a name that has none is left out of the row.
    """

    def __init__(self, connection: Connection, *, writes: bool = True) -> None:
        self._connection = connection
        self._names = Names(connection, writes=writes)
        self._homes: dict[bytes, Home | None] = {}

    def fill(self, kind: EntryKind, fresh: Sequence[Fresh]) -> None:
        """Insert the rows for new entries of one kind."""
        for table, rows in self.rows(kind, fresh).items():
            add_rows(self._connection, table, rows)

    def rows(self, kind: EntryKind, fresh: Sequence[Fresh]) -> Rows:
        """The rows for entries of one kind, by table.

        Raises:
            IntegrityError: If an entry cannot be read, or speaks of a document or claim that is not kept.
        """
        of: dict[EntryKind, Callable[[Sequence[Fresh]], Rows]] = {
            EntryKind.DOCUMENT: self._documents,
            EntryKind.CLAIM: self._claims,
            EntryKind.DECISION: self._decisions,
            EntryKind.READING: self._readings,
            EntryKind.ERASURE: self._erasures,
            EntryKind.ECHO: self._echoes,
        }
        made = of[kind](fresh) if kind in of else {}
        if kind not in (EntryKind.DOCUMENT, EntryKind.CLAIM, EntryKind.DECISION):
            made[note] = [(each.seq, kind.value) for each in fresh]
        return made

    def homes(self, keys: Iterable[bytes]) -> dict[bytes, Home]:
        """Where the documents of those keys were first kept; those that are not kept are left out."""
        asked = dict.fromkeys(keys)
        if len(self._homes) > REMEMBERED:
            self._homes.clear()
        unseen = [key for key in asked if key not in self._homes]
        self._homes |= dict.fromkeys(unseen)
        for key, place, body in look_up(self._connection, _by_key, unseen):
            self._homes[key] = _home(place, ref_of(unpack(body)))
        return {key: home for key in asked if (home := self._homes[key])}

    def _documents(self, fresh: Sequence[Fresh]) -> Rows:
        refs = [ref_of(unpack(each.body)) for each in fresh]
        keys = [bytes.fromhex(document_key(ref)) for ref in refs]
        homes = self.homes(keys)
        first, seen = [], []
        for each, key, ref in zip(fresh, keys, refs, strict=True):
            home = homes.get(key)
            if home is None or home.place >= each.seq:
                home = homes[key] = self._homes[key] = _home(each.seq, ref)
                first.append((each.seq, key, bytes.fromhex(ref.sha256)))
            seen.append((each.seq, called(ref.id), home.place))
        return {document: first, sighting: seen}

    def _claims(self, fresh: Sequence[Fresh]) -> Rows:
        told = [each.facts or facts(parsed(each.body)) for each in fresh]
        homes = self.homes(fact.document for fact in told)
        for each, fact in zip(fresh, told, strict=True):
            if fact.document not in homes:
                raise IntegrityError("its document is not kept", where=f"claim {each.key.hex()[:12]}")
        outlets = [homes[fact.document].ref.outlet for fact in told]
        id_of = self._names.learn({word for fact in told for word in fact.words} | set(outlets)).get
        rows = []
        for each, fact, outlet in zip(fresh, told, outlets, strict=True):
            kind, harm, status, party, claimant, relation = map(id_of, fact.words)
            home = homes[fact.document]
            rows.append(
                (
                    each.seq, home.place, fact.day or home.day, kind, harm, party, status, claimant, relation,
                    id_of(outlet), fact.background,
                )
            )  # fmt: skip
        return {claim: rows}

    def _decisions(self, fresh: Sequence[Fresh]) -> Rows:
        about = [bytes.fromhex(unpack(each.body)["claim"]) for each in fresh]
        places = self._places(about)
        return {decision: [(each.seq, places[key]) for each, key in zip(fresh, about, strict=True)]}

    def _readings(self, fresh: Sequence[Fresh]) -> Rows:
        rows = []
        for each in fresh:
            told = unpack(each.body)
            turned = dict.fromkeys(told["retired"], False) | dict.fromkeys(told["restored"], True)
            places = self._places([bytes.fromhex(id_) for id_ in turned])
            rows += [(places[bytes.fromhex(id_)], each.seq, stands) for id_, stands in turned.items()]
        return {turn: rows}

    def _erasures(self, fresh: Sequence[Fresh]) -> Rows:
        return {erasure: [(each.seq, bytes.fromhex(unpack(each.body)["sha256"])) for each in fresh]}

    def _echoes(self, fresh: Sequence[Fresh]) -> Rows:
        members, gone = [], []
        for each in fresh:
            told = unpack(each.body)
            members += [
                (name, each.seq) for name in sorted({echoing(told["kind"], m) for m in told["members"]})
            ]
            gone += [(bytes.fromhex(key), each.seq) for key in sorted(set(told["replaces"]))]
        return {member: members, replaced: gone}

    def _places(self, keys: list[bytes]) -> dict[bytes, int]:
        places = known(self._connection, keys)
        for key in keys:
            if key not in places:
                raise IntegrityError(
                    "an entry speaks of a claim that is not kept", where=f"claim {key.hex()[:12]}"
                )
        return places


def document_places(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, int]:
    """Which of the documents of those keys are kept, and where they were first."""
    return {key: place for key, place, _ in look_up(connection, _by_key, keys)}


def known(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, int]:
    """Which of the keys are in the log, and where."""
    return dict(look_up(connection, _entries, keys))


def echoing(kind: str, name: str) -> bytes:
    """What the echo groups of a kind are found by that have a member of that name."""
    return called(f"{kind}\0{name}")


def ref_of(content: dict[str, Any]) -> DocumentRef:
    """What a claim carries of a document, from its entry's content.

    Raises:
        LookupError, TypeError, ValueError: If it is no document's.
    """
    published = content["published"]
    if published is not None:
        published = (date if len(published) == len("2022-03-24") else datetime).fromisoformat(published)
    return DocumentRef(
        content["id"], content["sha256"], content["outlet"], content["title"], content["url"], published
    )


def _home(place: int, ref: DocumentRef) -> Home:
    published: date | None = ref.published
    return Home(place, ref, published.toordinal() if published else 0)
