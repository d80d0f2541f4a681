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
from tollbook.ledger.schema import MANY
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, DocumentRef


def keep_claims(log: Log, texts: Texts, claims: Iterable[Claim]) -> list[str]:
    """Add the claims that the ledger does not have; the ids of those.

    Raises:
        IntegrityError: If an id is not its claim's, or a span's words are not in its document.
        LedgerError: If a claim's document is not kept, or its text was erased.
    """
    keys: dict[DocumentRef, str] = {}
    added: list[str] = []
    rest = iter(claims)
    while batch := list(islice(rest, MANY)):
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
    homes = _homes(log, texts, {kept.document: key for kept, key in new.values()})
    arrays = [(id_, arranged(kept, *homes[kept.document])) for id_, (kept, _) in new.items()]
    log.append(EntryKind.CLAIM, [(id_, spelled(array), facts(array)) for id_, array in arrays])
    return [kept.id for kept, _ in new.values()]


def _homes(log: Log, texts: Texts, keys: Mapping[DocumentRef, str]) -> dict[DocumentRef, tuple[str, str]]:
    """What `arranged` needs of the documents of those keys."""
    there = log.index.homes(bytes.fromhex(key) for key in keys.values())
    words = texts.get(bytes.fromhex(ref.sha256) for ref in keys)
    found = {}
    for ref, key in keys.items():
        if bytes.fromhex(key) not in there:
            raise LedgerError(
                "its claims are offered, but it is not kept", where=ref.id, hint="add it together with them"
            )
        text = words.get(bytes.fromhex(ref.sha256))
        if text is None:
            raise LedgerError("its text was erased, so that no claim of it can be checked", where=ref.id)
        found[ref] = keyed(key), text
    return found
