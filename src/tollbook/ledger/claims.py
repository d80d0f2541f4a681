"""Claims into the log, each checked against its id and its document.

Hot path: see `body`.
"""

from collections.abc import Iterable, Mapping
from itertools import islice

from tollbook.errors import IntegrityError, LedgerError
from tollbook.ledger.body import arranged, facts, keyed, spelled
from tollbook.ledger.chain import EntryKind
from tollbook.ledger.identity import document_key, identity
from tollbook.ledger.log import Log
from tollbook.ledger.rows import unswept
from tollbook.ledger.schema import MANY
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, DocumentRef

AT_ONCE = 8 * MANY
"""Claims that are looked up together; those that are new are then made and inserted side by side."""


def keep_claims(log: Log, texts: Texts, claims: Iterable[Claim]) -> list[str]:
    """Add the claims that the ledger does not have; the ids of those.

    Raises:
        IntegrityError: If an id is not its claim's, or a span's words are not in its document.
        LedgerError: If a claim's document is not kept, or its text was erased.
    """
    keys: dict[DocumentRef, str] = {}
    added: list[str] = []
    rest = iter(claims)
    while batch := list(islice(rest, AT_ONCE)):
        with unswept():
            added += _keep(log, texts, keys, batch)
    return added


def _keep(log: Log, texts: Texts, keys: dict[DocumentRef, str], batch: list[Claim]) -> list[str]:
    offered: dict[bytes, tuple[Claim, str]] = {}
    for kept in batch:
        ref = kept.document
        key = keys.get(ref) or keys.setdefault(ref, document_key(ref))
        if identity(kept, key) != kept.id:
            raise IntegrityError(
                "its id is not the hash of what it says", where=f"claim {kept.id[:12]} in {ref.id}"
            )
        offered[bytes.fromhex(kept.id)] = kept, key
    there = log.known(list(offered))
    new = {id_: pair for id_, pair in offered.items() if id_ not in there}
    if not new:
        return []
    homes = _homes(log, texts, {key: kept.document for kept, key in new.values()})
    waiting = iter(new.items())
    while some := list(islice(waiting, MANY)):
        arrays = [(id_, arranged(kept, *homes[key])) for id_, (kept, key) in some]
        log.append(EntryKind.CLAIM, [(id_, spelled(array), facts(array)) for id_, array in arrays])
    return [kept.id for kept, _ in new.values()]


def _homes(log: Log, texts: Texts, refs: Mapping[str, DocumentRef]) -> dict[str, tuple[str, str]]:
    """What `arranged` needs of the documents of those keys, by key."""
    there = log.index.homes(map(bytes.fromhex, refs))
    words = texts.get(bytes.fromhex(ref.sha256) for ref in refs.values())
    found = {}
    for key, ref in refs.items():
        if bytes.fromhex(key) not in there:
            raise LedgerError(
                "its claims are offered, but it is not kept", where=ref.id, hint="add it together with them"
            )
        text = words.get(bytes.fromhex(ref.sha256))
        if text is None:
            raise LedgerError("its text was erased, so that no claim of it can be checked", where=ref.id)
        found[key] = keyed(key), text
    return found
