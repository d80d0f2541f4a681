"""Claims in the log, and the index that queries filter on.

Hot path: see `body`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert

from tollbook.errors import IntegrityError, LedgerError
from tollbook.ledger.body import encode, identity
from tollbook.ledger.chain import EntryKind
from tollbook.ledger.documents import places_of
from tollbook.ledger.log import MANY, Log
from tollbook.ledger.names import Names
from tollbook.ledger.schema import claim
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, DocumentRef

NAMED = ("kind", "harm", "status", "party", "claimant", "relation", "outlet")


def keep_claims(log: Log, texts: Texts, claims: Iterable[Claim]) -> list[str]:
    """Add the claims that the ledger does not have; the ids of those.

    Raises:
        IntegrityError: If an id is not its claim's, or a span's words are not in its document.
        LedgerError: If a claim's document is not kept, or its text was erased.
    """
    names = Names(log.connection)
    keys: dict[DocumentRef, str] = {}
    added: list[str] = []
    rest = iter(claims)
    while batch := list(islice(rest, MANY)):
        added += _keep(log, texts, names, keys, batch)
    return added


def index_claims(connection: Connection, names: Names, rows: Sequence[tuple[int, int, Claim]]) -> None:
    """Fill the index for claims, each with its place in the log and its document's."""
    if not rows:
        return
    told = [(place, document, facts(kept)) for place, document, kept in rows]
    ids = names.learn(word for _, _, fact in told for word in map(fact.get, NAMED) if word is not None)
    connection.execute(
        insert(claim),
        [
            {
                "seq": place,
                "document": document,
                "day": fact["day"],
                "background": fact["background"],
                **{name: ids.get(fact[name]) for name in NAMED},
            }
            for place, document, fact in told
        ],
    )


def facts(kept: Claim) -> dict[str, Any]:
    """What a query can filter a claim by: `NAMED` strings, its day's ordinal (0 if none), background."""
    claimant = kept.claimant
    return {
        "day": day_of(kept),
        "kind": kept.kind.value,
        "harm": kept.harm.value,
        "status": kept.victims.status.value,
        "party": kept.victims.party,
        "claimant": claimant and claimant.name,
        "relation": claimant and claimant.relation.value,
        "outlet": kept.document.outlet,
        "background": kept.background,
    }


def day_of(kept: Claim) -> int:
    """The day that a claim is listed under: as of when, else when stated, else when published; 0 for none."""
    day: date | datetime | None = kept.period.end or kept.stated_on or kept.document.published
    return day.toordinal() if day else 0


def _keep(
    log: Log, texts: Texts, names: Names, keys: dict[DocumentRef, str], batch: list[Claim]
) -> list[str]:
    offered: dict[bytes, tuple[Claim, str]] = {}
    for kept in batch:
        ref = kept.document
        key = keys.get(ref) or keys.setdefault(ref, ref.key)
        if identity(kept, key) != kept.id:
            raise IntegrityError(
                "its id is not the hash of what it says", where=f"claim {kept.id[:12]} in {ref.id}"
            )
        offered[bytes.fromhex(kept.id)] = kept, key
    there = log.known(list(offered))
    new = {id_: pair for id_, pair in offered.items() if id_ not in there}
    if not new:
        return []
    documents = _documents(log.connection, new.values())
    found = texts.get(bytes.fromhex(kept.document.sha256) for kept, _ in new.values())
    items = [(id_, encode(kept, key, _text(kept.document, found))) for id_, (kept, key) in new.items()]
    places = log.append(EntryKind.CLAIM, items)
    rows = [
        (place, documents[bytes.fromhex(key)], kept)
        for place, (kept, key) in zip(places, new.values(), strict=True)
    ]
    index_claims(log.connection, names, rows)
    return [kept.id for kept, _ in new.values()]


def _text(ref: DocumentRef, found: dict[bytes, str]) -> str:
    text = found.get(bytes.fromhex(ref.sha256))
    if text is None:
        raise LedgerError("its text was erased, so that no claim of it can be checked", where=ref.id)
    return text


def _documents(connection: Connection, new: Iterable[tuple[Claim, str]]) -> dict[bytes, int]:
    refs = {bytes.fromhex(key): kept.document for kept, key in new}
    places = places_of(connection, refs)
    for key, ref in refs.items():
        if key not in places:
            raise LedgerError(
                "its claims are offered, but it is not kept", where=ref.id, hint="add it together with them"
            )
    return places
