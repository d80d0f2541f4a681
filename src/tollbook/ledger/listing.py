"""Read claims back, with their words from the documents' texts."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from tollbook.errors import IntegrityError
from tollbook.ledger.body import decode, parsed
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
    sieve = _Sieve(query.text.casefold()) if query.text else None
    found = read_claims(connection, connection.execute(asked), sieve)
    if filters_words(query):
        found = islice(_worded(connection, found, query, bound), query.limit)
    return found


def claim_at(connection: Connection, place: int) -> Claim:
    """The claim at a place of the log."""
    asked = select(claim.c.seq, claim.c.document, entry.c.key, entry.c.body)
    rows = connection.execute(asked.join(entry, entry.c.seq == claim.c.seq).where(claim.c.seq == place))
    return next(read_claims(connection, rows))


class _Sieve:
    """Lets through all claims that may hold some words, of which it reads no more than it must."""

    def __init__(self, needle: str) -> None:
        self._needle = needle
        self._documents: dict[int, bool] = {}

    def passes(self, row: Any, ref: DocumentRef, text: str | None) -> bool:
        """Whether the words are in its document's text or title, or in what it says of its claimant."""
        if (found := self._documents.get(row.document)) is None:
            found = self._needle in f"{text or ''}\n{ref.title or ''}".casefold()
            self._documents[row.document] = found
        if found:
            return True
        claimant = parsed(bytes(row.body))[6] or ()
        return any(self._needle in word.casefold() for word in claimant[:2] if isinstance(word, str))


def read_claims(connection: Connection, rows: Any, sieve: _Sieve | None = None) -> Iterator[Claim]:
    """The claims of rows of seq, document, key and body, without those that a sieve holds back."""
    refs: dict[int, DocumentRef] = {}
    texts = Texts(connection)
    rest = iter(rows)
    while batch := list(islice(rest, MANY)):
        _learn(connection, refs, {row.document for row in batch})
        words = _words_of(connection, texts, {bytes.fromhex(refs[row.document].sha256) for row in batch})
        for row in batch:
            ref = refs[row.document]
            text = words.get(bytes.fromhex(ref.sha256))
            if sieve is None or sieve.passes(row, ref, text):
                yield decode(bytes(row.body), row.key.hex(), ref, text)


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
    hits = (kept for kept in claims if needle in _words(kept).casefold())
    if query.review in (None, ReviewState.UNREVIEWED):
        yield from hits
        return
    while batch := list(islice(hits, MANY)):
        made = decisions_about(connection, [kept.id for kept in batch], bound)
        yield from (kept for kept in batch if state_of(made[kept.id]) is query.review)


def _words(kept: Claim) -> str:
    claimant = kept.claimant
    said_by = f"{claimant.text}\n{claimant.name}" if claimant else ""
    return "\n".join([*(span.exact for span in kept.spans), said_by, kept.document.title or ""])
