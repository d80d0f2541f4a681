"""What people decided about claims, beside what the machine read."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import Connection, select

from tollbook.errors import CodecError, LedgerError
from tollbook.ledger.chain import EntryKind
from tollbook.ledger.index import known
from tollbook.ledger.log import Log
from tollbook.ledger.notes import keep_notes
from tollbook.ledger.records import pack, unpack
from tollbook.ledger.schema import MANY, decision, entry
from tollbook.model import Claim, Decision, Verdict, from_json, to_json


class ReviewState(StrEnum):
    """What people made of a claim. `disputed`: they disagree, and both are kept."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AMENDED = "amended"
    DISPUTED = "disputed"


_AGREED = {
    Verdict.ACCEPT: ReviewState.ACCEPTED,
    Verdict.REJECT: ReviewState.REJECTED,
    Verdict.AMEND: ReviewState.AMENDED,
}


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Each person's latest decision, by name; whatever the order in which they came."""
    latest: dict[str, Decision] = {}
    for made in decisions:
        there = latest.get(made.by)
        if there is None or _rank(made) > _rank(there):
            latest[made.by] = made
    return tuple(latest[by] for by in sorted(latest))


def state_of(decisions: Iterable[Decision]) -> ReviewState:
    """What the people who decided about one claim come to together."""
    made = standing(decisions)
    if not made:
        return ReviewState.UNREVIEWED
    if any((d.verdict, dict(d.amended)) != (made[0].verdict, dict(made[0].amended)) for d in made):
        return ReviewState.DISPUTED
    return _AGREED[made[0].verdict]


def reviewed(claim: Claim, decisions: Iterable[Decision]) -> Claim | None:
    """The claim as people left it: as amended, as it was, or None where they reject it.

    Where they disagree, the machine's reading stands.
    """
    made = standing(decisions)
    state = state_of(made)
    if state is ReviewState.REJECTED:
        return None
    return made[0].amend(claim) if state is ReviewState.AMENDED else claim


def keep_decision(log: Log, made: Decision, judged: Claim) -> bool:
    """Add a decision about a claim; whether it is new.

    Raises:
        LedgerError: If what it amends is no field, or makes no claim.
    """
    if made.verdict is Verdict.AMEND:
        try:
            made.amend(judged)
        except CodecError as error:
            raise LedgerError(
                error.what,
                where=f"claim {judged.id[:12]}",
                hint="amend a field by its path, as count.low=7000",
            ) from error
    return bool(keep_notes(log, EntryKind.DECISION, [to_json(made)]))


def decisions_about(
    connection: Connection, ids: Iterable[str], bound: int | None = None
) -> dict[str, list[Decision]]:
    """All decisions about the claims of those ids, in the order in which they were kept.

    Raises:
        LedgerError: If one is no id.
    """
    asked = [_key(id_) for id_ in ids]
    names = {place: key.hex() for key, place in known(connection, asked).items()}
    made: dict[str, list[Decision]] = {key.hex(): [] for key in asked}
    places = list(names)
    for i in range(0, len(places), MANY):
        rows = select(decision.c.claim, entry.c.body).join(entry, entry.c.seq == decision.c.seq)
        rows = rows.where(decision.c.claim.in_(places[i : i + MANY])).order_by(decision.c.seq)
        if bound is not None:
            rows = rows.where(decision.c.seq <= bound)
        for place, body in connection.execute(rows):
            made[names[place]].append(from_json(Decision, unpack(body)))
    return made


def _key(id_: str) -> bytes:
    try:
        return bytes.fromhex(id_)
    except ValueError:
        raise LedgerError(f"'{id_[:80]}' is no claim's id", hint="ids have 64 hexadecimal digits") from None


def _rank(made: Decision) -> tuple[object, ...]:
    # The same moment twice: one content before another, so that merging in any order gives one answer.
    return made.when, made.carried_from is None, pack(to_json(made))
