"""Claims into the log, each checked against its id and its document.

Hot path: see `body`.
"""

from collections.abc import Iterable
from itertools import islice

from tollbook.errors import IntegrityError, LedgerError
from tollbook.ledger.body import arranged, facts, spelled
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
    _see_kept(log, new.values())
    found = texts.get(bytes.fromhex(kept.document.sha256) for kept, _ in new.values())
    arrays = ((id_, arranged(kept, key, _text(kept.document, found))) for id_, (kept, key) in new.items())
    log.append(EntryKind.CLAIM, [(id_, spelled(array), facts(array)) for id_, array in arrays])
    return [kept.id for kept, _ in new.values()]


def _text(ref: DocumentRef, found: dict[bytes, str]) -> str:
    text = found.get(bytes.fromhex(ref.sha256))
    if text is None:
        raise LedgerError("its text was erased, so that no claim of it can be checked", where=ref.id)
    return text


def _see_kept(log: Log, new: Iterable[tuple[Claim, str]]) -> None:
    refs = {bytes.fromhex(key): kept.document for kept, key in new}
    homes = log.index.homes(refs)
    for key, ref in refs.items():
        if key not in homes:
            raise LedgerError(
                "its claims are offered, but it is not kept", where=ref.id, hint="add it together with them"
            )
