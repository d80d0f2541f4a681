"""Read claims back, with their words from the documents' texts."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tollbook.errors import IntegrityError
from tollbook.ledger.body import decode
from tollbook.ledger.index import ref_of
from tollbook.ledger.query import ClaimQuery, bound_of, filters_words, statement
from tollbook.ledger.records import unpack
from tollbook.ledger.review import ReviewState, decisions_about, state_of
from tollbook.ledger.schema import MANY, claim, document, entry, erasure
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, DocumentRef


def find_claims(connection: Connection, query: ClaimQuery) -> Iterator[Claim]:
    """The claims asked for, by day and then by when they were kept."""
    bound = bound_of(connection, query.as_known_on)
    asked = statement(connection, query, bound).execution_options(yield_per=MANY)
    found = read_claims(connection, connection.execute(asked))
    if filters_words(query):
        found = islice(_worded(connection, found, query, bound), query.limit)
    return found


def claim_at(connection: Connection, place: int) -> Claim:
    """The claim at a place of the log."""
    asked = select(claim.c.seq, claim.c.document, entry.c.key, entry.c.body)
    rows = connection.execute(asked.join(entry, entry.c.seq == claim.c.seq).where(claim.c.seq == place))
    return next(read_claims(connection, rows))


def read_claims(connection: Connection, rows: Any) -> Iterator[Claim]:
    """The claims of rows of seq, document, key and body."""
    refs: dict[int, DocumentRef] = {}
    texts = Texts(connection)
    rest = iter(rows)
    while batch := list(islice(rest, MANY)):
        _learn(connection, refs, {row.document for row in batch})
        words = _words_of(connection, texts, {bytes.fromhex(refs[row.document].sha256) for row in batch})
        for row in batch:
            ref = refs[row.document]
            yield decode(bytes(row.body), row.key.hex(), ref, words.get(bytes.fromhex(ref.sha256)))


def _words_of(connection: Connection, texts: Texts, hashes: set[bytes]) -> dict[bytes, str]:
    """The texts that are there; one that is not must have been erased."""
    words = texts.get(hashes)
    if missing := sorted(hashes - words.keys()):
        erased = select(erasure.c.sha256).where(erasure.c.sha256.in_(missing))
        if lost := set(missing) - set(map(bytes, connection.scalars(erased))):
            raise IntegrityError(
                "a text is missing", where=f"text {min(lost).hex()[:12]}", hint="run `tollbook verify`"
            )
    return words


def _learn(connection: Connection, refs: dict[int, DocumentRef], places: set[int]) -> None:
    unseen = sorted(places - refs.keys())
    if not unseen:
        return
    asked = select(document.c.seq, entry.c.body).join(entry, entry.c.seq == document.c.seq)
    for place, body in connection.execute(asked.where(document.c.seq.in_(unseen))):
        refs[place] = ref_of(unpack(body))


def _worded(
    connection: Connection, claims: Iterator[Claim], query: ClaimQuery, bound: int | None
) -> Iterator[Claim]:
    needle = (query.text or "").casefold()
    while batch := list(islice(claims, MANY)):
        hits = [kept for kept in batch if needle in _words(kept).casefold()]
        if query.review not in (None, ReviewState.UNREVIEWED):
            made = decisions_about(connection, [kept.id for kept in hits], bound)
            hits = [kept for kept in hits if state_of(made[kept.id]) is query.review]
        yield from hits


def _words(kept: Claim) -> str:
    claimant = kept.claimant
    said_by = f"{claimant.text}\n{claimant.name}" if claimant else ""
    return "\n".join([*(span.exact for span in kept.spans), said_by, kept.document.title or ""])
