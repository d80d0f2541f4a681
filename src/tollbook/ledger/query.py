"""Which claims a reader asks for, and the one statement that finds them.

Budget: a page of a filtered list from a million claims in 50 ms at the 95th percentile, held by
`benchmarks/ledger.py`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select

from tollbook.errors import LedgerError
from tollbook.ledger.chain import GENESIS, microseconds
from tollbook.ledger.documents import key_range, place_of
from tollbook.ledger.names import matching
from tollbook.ledger.review import ReviewState
from tollbook.ledger.schema import claim, decision, entry, head, turn
from tollbook.model import Harm, Kind, Relation, Status


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims; every condition that is given must hold. Names match in whatever case.

    Attributes:
        since: First day listed: of the claim's as-of date, else of when it was stated, else published.
        until: Last such day. A claim without any date is in no list with `since` or `until`.
        as_known_on: The ledger as it stood at the end of a day (UTC), or at a head.
        include_background: Whether figures of other conflicts or times are listed too.
        superseded: Whether readings that a later extraction of the document no longer has are listed too.
        document: A document's key, the unique beginning of one, or the caller's id.
        text: Words to be found, in whatever case, in the quotation, the claimant or the title.
        review: What people decided.
        limit: At most so many.
        after: The id of the claim after which to go on.
    """

    party: str | None = None
    harm: Harm | None = None
    status: Status | None = None
    claimant: str | None = None
    relation: Relation | None = None
    outlet: str | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    as_known_on: date | str | None = None
    include_background: bool = False
    superseded: bool = False
    document: str | None = None
    text: str | None = None
    review: ReviewState | None = None
    limit: int | None = None
    after: str | None = None


def bound_of(connection: Connection, as_known_on: date | str | None) -> int | None:
    """The last entry that was there at the end of a day or at a head; None for all.

    Raises:
        LedgerError: If the ledger never had that head.
    """
    if as_known_on is None:
        return None
    if isinstance(as_known_on, str):
        return _place_of_head(connection, as_known_on)
    day = as_known_on.date() if isinstance(as_known_on, datetime) else as_known_on
    if isinstance(as_known_on, datetime):
        moment = as_known_on if as_known_on.tzinfo else as_known_on.replace(tzinfo=UTC)
        return _last_before(connection, microseconds(moment) + 1)
    if day == date.max:  # no day after it
        return None
    end = datetime.combine(day, time(), UTC) + timedelta(days=1)
    return _last_before(connection, microseconds(end))


def statement(connection: Connection, query: ClaimQuery, bound: int | None) -> Select[Any]:
    """Selects seq, document, key and body of the claims asked for, by day and then by when they were kept.

    `text`, the reviewed states and `limit` beside them are left to the caller, who sees the words.
    """
    wanted = [*_named(connection, query), *_dated(query), *_standing(query, bound)]
    if not query.include_background:
        wanted.append(claim.c.background == false())
    if query.document is not None:
        wanted.append(claim.c.document == place_of(connection, query.document))
    if query.review is not None:
        reviewed = select(decision.c.seq).where(decision.c.claim == claim.c.seq, *_by(decision.c.seq, bound))
        wanted.append(~reviewed.exists() if query.review is ReviewState.UNREVIEWED else reviewed.exists())
    if query.after is not None:
        wanted.append(_after(connection, query.after))
    page = (
        select(claim.c.seq, claim.c.day, claim.c.document).where(*wanted).order_by(claim.c.day, claim.c.seq)
    )
    if query.limit is not None and not filters_words(query):
        page = page.limit(query.limit)
    listed = page.subquery()
    return (
        select(listed.c.seq, listed.c.document, entry.c.key, entry.c.body)
        .join(entry, entry.c.seq == listed.c.seq)
        .order_by(listed.c.day, listed.c.seq)
    )


def filters_words(query: ClaimQuery) -> bool:
    """Whether claims must be read to know which are asked for."""
    return bool(query.text) or query.review not in (None, ReviewState.UNREVIEWED)


def claim_place(connection: Connection, name: str) -> int:
    """Where the claim of an id, or of the unique beginning of one, is in the log.

    Raises:
        LedgerError: If there is none, or more than one.
    """
    ends = key_range(name.lower())
    asked = select(entry.c.seq).where(entry.c.kind == "claim").limit(2)
    places = list(connection.scalars(asked.where(entry.c.key.between(*ends)))) if ends else []
    if not places:
        raise LedgerError(
            f"no claim '{name[:80]}'", hint="give at least 4 digits of its id, as `claims` lists it"
        )
    if len(places) > 1:
        raise LedgerError(f"more than one claim begins with '{name}'", hint="give more of its id")
    return int(places[0])


def _named(connection: Connection, query: ClaimQuery) -> list[ColumnElement[bool]]:
    asked = {
        "kind": query.kind,
        "harm": query.harm,
        "status": query.status,
        "party": query.party,
        "claimant": query.claimant,
        "relation": query.relation,
        "outlet": query.outlet,
    }
    wanted: list[ColumnElement[bool]] = []
    for column, string in asked.items():
        if string is not None:
            ids = matching(connection, string)
            # Equality, where there is one spelling, lets an index also give the order.
            wanted.append(claim.c[column] == ids[0] if len(ids) == 1 else claim.c[column].in_(ids))
    return wanted


def _dated(query: ClaimQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.since or query.until:
        wanted.append(claim.c.day >= (query.since.toordinal() if query.since else 1))
    if query.until:
        wanted.append(claim.c.day <= query.until.toordinal())
    return wanted


def _standing(query: ClaimQuery, bound: int | None) -> list[ColumnElement[bool]]:
    wanted = _by(claim.c.seq, bound)
    if not query.superseded:
        last = (
            select(turn.c.stands)
            .where(turn.c.claim == claim.c.seq, *_by(turn.c.seq, bound))
            .order_by(turn.c.seq.desc())
            .limit(1)
        )
        wanted.append(func.coalesce(last.scalar_subquery(), True))
    return wanted


def _by(column: ColumnElement[int], bound: int | None) -> list[ColumnElement[bool]]:
    return [] if bound is None else [column <= bound]


def _after(connection: Connection, id: str) -> ColumnElement[bool]:  # noqa: A002
    place = claim_place(connection, id)
    day = connection.scalar(select(claim.c.day).where(claim.c.seq == place))
    return and_(claim.c.day >= day, or_(claim.c.day > day, claim.c.seq > place))


def _place_of_head(connection: Connection, name: str) -> int:
    ends = key_range(name.lower())
    if name == GENESIS.hex():
        return 0
    places = (
        list(connection.scalars(select(head.c.seq).where(head.c.hash.between(*ends)).limit(2)))
        if ends
        else []
    )
    if len(places) != 1:
        raise LedgerError(
            f"this ledger never had the head '{name[:80]}'", hint="`tollbook verify` prints its head"
        )
    return int(places[0])


def _last_before(connection: Connection, at: int) -> int:
    """The last entry before a time, by bisection, since time never falls along the chain."""
    low, high = 0, connection.scalar(select(func.max(entry.c.seq))) or 0
    while low < high:
        middle = (low + high + 1) // 2
        there = connection.scalar(select(entry.c.at).where(entry.c.seq == middle))
        # A gap is `verify`'s to report.
        if there is None or there < at:
            low = middle
        else:
            high = middle - 1
    return low
