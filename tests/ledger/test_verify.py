"""`verify` says where a ledger is not what it was, on every back end."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Connection, Table, create_engine, select, text

from tests.ledger.conftest import new_schema
from tests.ledger.making import both_claims, report
from tollbook.errors import LedgerError
from tollbook.ledger import ClaimQuery, Ledger, Verification, shares, verify
from tollbook.ledger.schema import REVISIONS, metadata
from tollbook.model import Decision, EchoGroup, EchoKind, EchoLink, Verdict

WHEN = datetime(2022, 4, 1, 12, tzinfo=UTC)


class Standing(NamedTuple):
    """Where a document stands among those that are linked."""

    rank: str
    keys: frozenset[str]


def fill(ledger: Ledger) -> None:
    """A little of everything."""
    documents = [report(number) for number in (1, 2, 3)]
    claims = [claim for document in documents[:1] for claim in both_claims(document)]
    ledger.add(documents, claims, by="Ann")
    ledger.decide(Decision(claims[0].id, Verdict.ACCEPT, "Bo", WHEN, "as printed"))
    keys = tuple(sorted(document.ref.key for document in documents))
    ledger.add_echoes([EchoGroup(EchoKind.DOCUMENTS, keys[0], keys[:2], 0.9, "alike")])
    ledger.add_echoes([EchoGroup(EchoKind.DOCUMENTS, keys[0], keys, 0.9, "alike")])
    with ledger.linking(first=2, by="tests/1") as book:
        book.documents.place({key: Standing("2022", frozenset({"ab", "cd"})) for key in keys})
        book.documents.change_links((), [EchoLink(keys[0], key, 0.9, "alike") for key in keys[1:]])
        book.done()
    ledger.record_run({"extractor": "tests/1"})
    ledger.re_extract(documents[0], [claims[0]])
    ledger.erase(documents[2].id, "asked for", by="Ann")


@contextmanager
def tampering(address: str) -> Iterator[Connection]:
    """Somebody with the database at hand."""
    url = address if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def places(found: Verification) -> set[str]:
    """Where the problems are."""
    return {problem.where for problem in found.problems}


def test_whole(ledger: Ledger) -> None:
    """A ledger that nobody touched is whole, empty or not; progress reaches the end."""
    assert ledger.verify().ok
    fill(ledger)
    seen: list[tuple[int, int]] = []
    found = ledger.verify(progress=lambda done, total: seen.append((done, total)))
    assert (found.ok, found.problems, found.orphaned, found.head) == (True, (), (), ledger.head)
    assert seen[-1] == (found.entries, found.entries)


def test_by_a_stranger(file_ledger: Ledger, tmp_path: Path) -> None:
    """The chain can be checked with a database reader and SHA-256, by what its documentation says."""
    fill(file_ledger)
    previous = bytes(32)
    with closing(sqlite3.connect(tmp_path / "file.db")) as connection:
        rows = connection.execute("SELECT seq, at, kind, by, key, hash, body FROM entry ORDER BY seq")
        for seq, at, kind, by, key, hash_, body in rows:
            numbers = seq.to_bytes(8, "big") + at.to_bytes(8, "big")
            names = kind.encode() + b"\0" + by.encode()
            previous = sha256(previous + numbers + key + sha256(body).digest() + names).digest()
            assert previous == hash_
            if kind != "claim":
                assert key == sha256(kind.encode() + b"\0" + body).digest()
    assert previous.hex() == file_ledger.head


def _cells() -> Iterator[tuple[str, str]]:
    for table in metadata.sorted_tables:
        for column in table.c:
            yield table.name, column.name


def _changed(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value ^ 64
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
    if isinstance(value, float):
        return value * 2
    if value is None:
        return 1
    return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1])


def in_stretches(ledger: Ledger, length: int, cores: int = 1) -> Verification:
    """What a check in short stretches finds, on so many cores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "STRETCH", length)
        patch.setattr(verify, "_cores", lambda: cores)
        return ledger.verify()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def standing(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Ledger]]:
    """A filled ledger for many tests, each of which leaves it as it was, and its address."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("standing") / "ledger.db")
    else:
        address = new_schema(request.getfixturevalue("postgres_server"))
    with Ledger.open(address) as ledger:
        fill(ledger)
        yield address, ledger


@pytest.mark.parametrize(("table", "column"), list(_cells()))
def test_any_changed_cell(standing: tuple[str, Ledger], table: str, column: str) -> None:
    """One bit of any value of any table is found, and one of the places named is the right one."""
    address, ledger = standing
    target = metadata.tables[table]
    with tampering(address) as connection:
        rows = connection.execute(select(target)).mappings().all()
        row = dict(rows[len(rows) // 2])
        changed = row | {column: _changed(row[column])}
        _replace(connection, target, row, changed)
    try:
        found = ledger.verify()
        for length in (1, 3):
            short = in_stretches(ledger, length)
            assert (short.ok, short.orphaned) == (False, found.orphaned)
            if (table, column) != ("entry", "seq"):  # then what is missing is told stretch by stretch
                assert places(short) == places(found)
    finally:
        with tampering(address) as connection:
            _replace(connection, target, changed, row)
    assert not found.ok
    number = row.get("seq")
    if number is not None and column not in ("seq", "claim") and table not in ("head", "link_state"):
        assert any(str(number) in place for place in places(found)), found.problems
    assert ledger.verify().ok


@pytest.mark.parametrize(("table", "column"), list(_cells()))
@pytest.mark.parametrize("value", ["CAST(X'C3FF00' AS TEXT)", "'x'", "-1.5", "X''"])
def test_any_cell_of_another_type(tmp_path: Path, table: str, column: str, value: str) -> None:
    """SQLite keeps any type in any column: what is of another one, or no text at all, is found and told."""
    path = tmp_path / "ledger.db"
    shutil.copy(Path(__file__).with_name("stored") / f"schema-{REVISIONS[-1]}.db", path)
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute(
                f"UPDATE {table} SET {column} = {value} WHERE {column} IS NOT {value} "  # noqa: S608
                f"AND ({column}) = (SELECT max({column}) FROM {table})"
            ).rowcount
            connection.commit()
        except sqlite3.IntegrityError:
            return
    with Ledger.open(path) as ledger:
        assert ledger.verify().ok is (rows == 0)


def test_last_head(ledger: Ledger, address: str) -> None:
    """The last entry's head was noted; where it no longer is, that is told."""
    fill(ledger)
    with tampering(address) as connection:
        connection.execute(text("DELETE FROM head WHERE seq = (SELECT max(seq) FROM head)"))
    assert places(ledger.verify()) == {f"head {len(list(ledger.entries()))}"}


def _replace(connection: Connection, target: Table, old: dict[str, Any], new: dict[str, Any]) -> None:
    where = [key == old[key.name] for key in target.primary_key.columns]
    assert connection.execute(target.update().where(*where).values(new)).rowcount == 1


def test_missing_entry(ledger: Ledger, address: str) -> None:
    """An entry that was taken out of the middle is named."""
    fill(ledger)
    with tampering(address) as connection:
        connection.execute(text("DELETE FROM entry WHERE seq = 2"))
    assert "entry 2" in places(ledger.verify())
    for length in (1, 2, 3):
        assert "entry 2" in places(in_stretches(ledger, length))


def test_on_several_cores(ledger: Ledger, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes find what this one finds, in its order; what they leave unchecked is checked here."""
    fill(ledger)
    assert in_stretches(ledger, 1, cores=3) == ledger.verify()
    with tampering(address) as connection:
        connection.execute(text("UPDATE entry SET at = at + 1 WHERE seq in (2, 8)"))
        connection.execute(text("DELETE FROM entry WHERE seq = 4"))
    found = in_stretches(ledger, 1)
    assert places(found) >= {"entry 2", "entry 4", "entry 8"}
    assert in_stretches(ledger, 1, cores=3) == found
    for start in (
        "raise SystemExit",
        "import sys; sys.stdin.readline(); print('[]')",
        "print('?')",
    ):
        monkeypatch.setattr(shares, "_START", start)
        assert in_stretches(ledger, 1, cores=3) == found


def test_others_take_their_share(ledger: Ledger) -> None:
    """Stretches that this process leaves alone are checked by others, the head that is asked for included."""
    fill(ledger)
    of = bytes.fromhex(next(hash_ for _, hash_ in ledger.heads()))
    last = len(list(ledger.entries()))
    taken = shares.Shares([(0, 5), (5, last)])
    with shares.shared(taken, ledger._engine, of, 1):
        deadline = time.monotonic() + 60
        while taken.left and time.monotonic() < deadline:
            time.sleep(0.05)
    assert not taken.left
    assert [taken.found[one].entries for one in ((0, 5), (5, last))] == [5, last - 5]
    assert [found.problems for found in taken.found.values()] == [[], []]
    assert sum(found.saved for found in taken.found.values()) == 1


def test_missing_tail(ledger: Ledger, address: str) -> None:
    """Entries that are gone are named, wherever stretches end."""
    fill(ledger)
    with tampering(address) as connection:
        connection.execute(text("DELETE FROM entry WHERE seq in (3, 4)"))
    for length in (1, 2, 4, 5):
        told = [
            where
            for where in places(in_stretches(ledger, length))
            if "entry 3" in where or "entry 4" in where
        ]
        assert any(where.startswith("entry 3") for where in told)


def test_swapped_entries(ledger: Ledger, address: str) -> None:
    """Two entries that changed places are named, both."""
    fill(ledger)
    with tampering(address) as connection:
        for old, new in ((2, 99), (3, 2), (99, 3)):
            connection.execute(text("UPDATE entry SET seq = :new WHERE seq = :old"), {"old": old, "new": new})
    assert {"entry 2", "entry 3"} <= places(ledger.verify())


def test_cut_tail(ledger: Ledger, address: str) -> None:
    """A cut tail leaves a whole chain; the heads say so, and where they were cut too, a saved head does."""
    fill(ledger)
    ledger.record_run({"extractor": "tests/2"})
    saved = ledger.head
    last = ledger.verify().entries
    with tampering(address) as connection:
        for table in ("entry", "note"):
            connection.execute(text(f"DELETE FROM {table} WHERE seq = :last"), {"last": last})  # noqa: S608
    assert places(ledger.verify()) == {f"head {last}"}
    with tampering(address) as connection:
        connection.execute(text("DELETE FROM head WHERE seq = :last"), {"last": last})
    assert ledger.verify().ok
    assert places(ledger.verify(saved)) == {"head"}


def test_rebuilt_chain(tmp_path: Path) -> None:
    """The same entries in another ledger are another chain, which a saved head tells."""
    with Ledger.open(tmp_path / "a.db") as first, Ledger.open(tmp_path / "b.db") as second:
        fill(first)
        fill(second)
        assert second.verify().ok
        assert not second.verify(first.head).ok


def test_older_head(ledger: Ledger) -> None:
    """A head from before the last additions still holds, and so do the zeros of the empty ledger."""
    empty = ledger.head
    fill(ledger)
    saved = ledger.head
    ledger.add([report(9)])
    assert ledger.verify(saved).ok
    assert ledger.verify(empty).ok
    assert not ledger.verify("0" * 63 + "1").ok
    assert ledger.head in {head for _, head in ledger.heads()}


def test_altered_text(ledger: Ledger, address: str) -> None:
    """An altered text is named, its claims are orphaned, and reading them fails rather than misquote."""
    fill(ledger)
    claims = [claim.id for claim in ledger.claims(ClaimQuery(superseded=True))]
    with tampering(address) as connection:
        texts = metadata.tables["text"]
        hash_ = bytes.fromhex(report(1).sha256)
        connection.execute(texts.update().where(texts.c.sha256 == hash_).values(body=b"x"))
    found = ledger.verify()
    assert sorted(found.orphaned) == sorted(claims)
    assert places(found) == {f"text {hash_.hex()[:12]}"}
    with pytest.raises(LedgerError, match="altered"):
        list(ledger.claims())


def test_missing_text(ledger: Ledger, address: str) -> None:
    """A text that is gone without a tombstone is a problem."""
    fill(ledger)
    with tampering(address) as connection:
        connection.execute(text("DELETE FROM text"))
    found = ledger.verify()
    assert len(found.orphaned) == 2
    assert [problem.what for problem in found.problems] == ["missing, but not erased"] * 2


def test_missing_link_row(ledger: Ledger, address: str) -> None:
    """A row that linking kept and that is gone, or one too many, is found; linking anew mends it."""
    fill(ledger)
    with tampering(address) as connection:
        connection.execute(text("DELETE FROM link_pair WHERE other = (SELECT other FROM link_pair LIMIT 1)"))
    assert places(ledger.verify()) == {"linking"}
    with ledger.linking(first=2, by="tests/1", anew=True) as book:
        assert book.changed()
        book.done()
    assert ledger.verify().ok


def test_another_program_links_anew(ledger: Ledger) -> None:
    """What one version of the program knows of links, another does not go on from."""
    fill(ledger)
    with ledger.linking(first=2, by="tests/1") as book:
        assert len(book.changed()) == 2  # one was read anew since, one erased
        assert book.documents.links_of(book.changed())
    with ledger.linking(first=2, by="tests/2") as book:
        assert len(book.changed()) == 3
        assert not book.documents.links_of(book.changed())
    assert ledger.verify().ok
