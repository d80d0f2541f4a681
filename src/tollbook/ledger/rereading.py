"""Take up what a newer extractor reads in a document that is kept.

Nothing is lost: claims that the new reading does not have stay in the log, and lists leave them out. A
person's decision goes over to a new claim that stands at the same words and says the same figure; all that a
person should look at again is listed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from tollbook.errors import CodecError
from tollbook.ledger.chain import EntryKind
from tollbook.ledger.claims import keep_claims
from tollbook.ledger.documents import keep_documents
from tollbook.ledger.listing import read_claims
from tollbook.ledger.log import Log
from tollbook.ledger.notes import keep_notes, notes
from tollbook.ledger.review import decisions_about, keep_decision, standing
from tollbook.ledger.schema import claim, entry, turn
from tollbook.ledger.texts import Texts
from tollbook.model import Claim, Decision, Document, Span, to_json

_OWN = frozenset({"id", "document", "extractor", "spans"})


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A decision that a person should look at again, and why."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A span of an older claim whose words are not at that place of the document's new text."""

    claim: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReExtraction:
    """What a new reading of a document changed.

    Attributes:
        added: Ids of claims that the ledger did not have.
        superseded: Ids of claims that are kept, but that the new reading does not have.
        carried: Decisions that went over to new claims, as they now stand.
        second_look: Decisions that did not, or that went over to a claim that differs in something else.
        orphaned: Spans of older claims that the document's new text does not bear out.
    """

    added: tuple[str, ...]
    superseded: tuple[str, ...]
    carried: tuple[Decision, ...]
    second_look: tuple[SecondLook, ...]
    orphaned: tuple[Orphan, ...]


def re_extract(
    log: Log, document: Document, claims: Sequence[Claim], older: Collection[int], extractor: str | None
) -> ReExtraction:
    """Keep a new reading of a document; see `Ledger.re_extract`.

    Args:
        log: Where to keep it.
        document: As it was now read.
        claims: All that was now read in it.
        older: Places of documents that this one takes the place of.
        extractor: Which extractor read it, besides those that the claims name.
    """
    key = bytes.fromhex(document.ref.key)
    places = {*older, *(home.place for home in log.index.homes([key]).values())}
    before = claims_of(log.connection, places)
    texts = Texts(log.connection)
    keep_documents(log, texts, [document])
    added = keep_claims(log, texts, claims)
    read = {kept.id for kept in claims}
    families = {_family(kept.extractor) for kept in claims} | {_family(extractor or "")}
    old = [
        kept
        for kept, stands in before
        if stands and kept.id not in read and _family(kept.extractor) in families
    ]
    restored = [kept.id for kept, stands in before if not stands and kept.id in read]
    carried, doubtful = _carry(log, old, claims)
    _turn(log, document, [kept.id for kept in old], restored)
    return ReExtraction(
        tuple(added),
        tuple(kept.id for kept in old),
        tuple(carried),
        tuple(doubtful),
        tuple(_orphans([kept for kept, stands in before if stands], document)),
    )


def _orphans(kept: Sequence[Claim], document: Document) -> Iterator[Orphan]:
    for each in kept:
        for span in each.spans:
            if not span.holds_in(document.text):
                yield Orphan(each.id, span)


def claims_of(connection: Connection, places: Collection[int]) -> list[tuple[Claim, bool]]:
    """Every kept claim of some documents, and whether it stands."""
    rows = select(claim.c.seq, claim.c.document, entry.c.key, entry.c.body)
    rows = rows.join(entry, entry.c.seq == claim.c.seq).where(claim.c.document.in_(sorted(places)))
    found = connection.execute(rows.order_by(claim.c.seq)).all()
    turns = select(turn.c.claim, turn.c.stands).join(claim, claim.c.seq == turn.c.claim)
    turns = turns.where(claim.c.document.in_(sorted(places))).order_by(turn.c.seq)
    latest = {row.claim: row.stands for row in connection.execute(turns)}
    read = read_claims(connection, found)
    return [(kept, latest.get(row.seq, True)) for kept, row in zip(read, found, strict=True)]


def _turn(log: Log, document: Document, retired: list[str], restored: list[str]) -> None:
    if not retired and not restored:
        return
    key = document.ref.key
    # Naming the one before makes this entry unlike an earlier one that turned the same claims.
    before = [made for made, told in notes(log.connection, EntryKind.READING) if told["document"] == key]
    told = {
        "document": key,
        "retired": retired,
        "restored": restored,
        "after": before[-1] if before else None,
    }
    keep_notes(log, EntryKind.READING, [told])


def _carry(log: Log, old: Sequence[Claim], new: Sequence[Claim]) -> tuple[list[Decision], list[SecondLook]]:
    carried, doubtful = [], []
    made = decisions_about(log.connection, [kept.id for kept in old])
    for kept in old:
        for decision in standing(made[kept.id]):
            heirs = [claim for claim in new if _agree(kept, claim)]
            over = _carried_to(decision, heirs[0]) if len(heirs) == 1 else None
            if over is not None:
                keep_decision(log, over, heirs[0])
                carried.append(over)
            if (why := _doubt(kept, heirs, over)) is not None:
                doubtful.append(SecondLook(decision, why))
    return carried, doubtful


def _agree(old: Claim, new: Claim) -> bool:
    """Whether two readings stand at the same words and say the same figure of the same harm."""
    places = {(span.start, span.end, span.exact) for span in old.spans}
    return (old.kind, old.harm, old.count) == (new.kind, new.harm, new.count) and any(
        (span.start, span.end, span.exact) in places for span in new.spans
    )


def _carried_to(decision: Decision, heir: Claim) -> Decision | None:
    over = replace(decision, claim=heir.id, carried_from=decision.carried_from or decision.claim)
    try:
        over.amend(heir)
    except CodecError:
        return None
    return over


def _doubt(old: Claim, heirs: Sequence[Claim], over: Decision | None) -> str | None:
    if not heirs:
        return "no new claim has this figure at this place"
    if len(heirs) > 1:
        return f"{len(heirs)} new claims have this figure at this place"
    if over is None:
        return "what it amends is no field of the new claim"
    was, is_ = to_json(old), to_json(heirs[0])
    changed = sorted(name for name in was if was[name] != is_[name] and name not in _OWN)
    return f"carried over, but the new claim differs in {', '.join(changed)}" if changed else None


def _family(extractor: str) -> str:
    """An extractor whatever its version: what another one or a person read is not this one's to replace."""
    return extractor.partition("/")[0]
