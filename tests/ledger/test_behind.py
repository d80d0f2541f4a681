"""Rows that are inserted on a thread of their own, while the next ones are made."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.ledger.making import both_claims, report
from tollbook.errors import LedgerError
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.ledger.address import engine_for, url_of, writing
from tollbook.ledger.behind import behind
from tollbook.ledger.rows import FEW, WIDE, add_rows
from tollbook.ledger.schema import note

MANY = 2 * WIDE + 2 * FEW + 1


def rows(first: int, many: int) -> list[tuple[object, ...]]:
    """Notes of entries that are not there."""
    return [(first + n, "run") for n in range(many)]


@pytest.fixture
def address(tmp_path: Path) -> str:
    """An empty ledger's file."""
    Ledger.open(tmp_path / "ledger.db").close()
    return str(tmp_path / "ledger.db")


def kept(address: str) -> list[int]:
    """The entries that have notes."""
    engine = engine_for(url_of(address), readonly=True)
    with engine.connect() as connection:
        found = list(connection.scalars(select(note.c.seq).order_by(note.c.seq)))
    engine.dispose()
    return found


@pytest.mark.parametrize("many", [1, FEW - 1, FEW, WIDE, MANY])
def test_all_is_there_for_whoever_asks(address: str, many: int) -> None:
    """A statement sees all rows that were added before it, few or many, and so does the next transaction."""
    engine = engine_for(url_of(address), readonly=False)
    with writing(engine) as connection:
        for first in (1, 1 + many):
            add_rows(connection, note, rows(first, many))
            assert connection.scalar(select(func.count()).select_from(note)) == first - 1 + many
    engine.dispose()
    assert kept(address) == list(range(1, 2 * many + 1))


def test_what_stops_one_keeps_nothing(address: str) -> None:
    """Where a row cannot be inserted, that is raised at the latest at the end, and nothing at all is kept."""
    engine = engine_for(url_of(address), readonly=False)
    for later in (0, MANY):
        with pytest.raises(LedgerError, match="UNIQUE"), writing(engine) as connection:
            add_rows(connection, note, rows(1, MANY))
            add_rows(connection, note, rows(MANY, MANY))
            add_rows(connection, note, rows(10 * MANY, later))
        assert kept(address) == []
    with pytest.raises(KeyboardInterrupt), writing(engine) as connection:
        add_rows(connection, note, rows(1, MANY))
        raise KeyboardInterrupt
    engine.dispose()
    assert kept(address) == []


def test_nothing_follows_what_was_undone(address: str) -> None:
    """Where a failure has SQLite undo the transaction, nothing that was put after it is kept on its own."""
    engine = engine_for(url_of(address), readonly=False)
    for _ in range(20):
        with pytest.raises(LedgerError, match="UNIQUE"), writing(engine) as connection:
            place = behind(connection)
            assert place is not None
            place.put("INSERT OR ROLLBACK INTO note VALUES (1, 'run'), (1, 'run')", [])
            for seq in range(2, 40):
                place.put("INSERT INTO note VALUES (?, 'run')", [seq])
    engine.dispose()
    assert kept(address) == []


def test_much_at_once_and_little_by_little(tmp_path: Path) -> None:
    """Thousands of claims in one go, some of them twice, make the ledger that they make one by one."""
    documents = [report(n) for n in range(1500)]
    claims = [claim for document in documents for claim in both_claims(document)]
    with Ledger.open(tmp_path / "a.db") as one, Ledger.open(tmp_path / "b.db") as other:
        added = one.add([*documents, *documents], [*claims, *claims[::3]])
        assert (added.documents, added.claims) == (1500, 3000)
        for i in range(0, 1500, 7):
            other.add(documents[i : i + 7], claims[2 * i : 2 * i + 14])
        assert one.content_hash == other.content_hash
        assert one.verify().ok
        everything = ClaimQuery(include_background=True)
        assert {c.id for c in one.claims(everything)} == {c.id for c in claims}
        assert one.add(documents, claims).claims == 0
