"""Opening ledgers, and what is none."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests.ledger.making import both_claims, claim_in, report
from tests.ledger.test_verify import tampering
from tollbook.errors import LedgerError, MissingExtraError, TollbookError
from tollbook.ledger import Ledger
from tollbook.ledger import address as places
from tollbook.ledger.schema import REVISIONS, metadata

ROOT = Path(__file__).parents[2]


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    """A new ledger's files can be read and written by their owner alone, whatever the umask."""
    before = os.umask(0)
    try:
        with Ledger.open(tmp_path / "ledger.db") as ledger:
            ledger.add([report()])
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}


def test_one_file_is_left(tmp_path: Path) -> None:
    """After a ledger is closed it is one file, which can be copied."""
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.add([report()], both_claims(report()))
        head = ledger.head
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]
    shutil.copy(tmp_path / "ledger.db", tmp_path / "copy.db")
    with Ledger.open(tmp_path / "copy.db") as copy:
        assert copy.verify(head).ok


def test_by_address(tmp_path: Path) -> None:
    """A path as text, a path and SQLite's address are one ledger."""
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        ledger.add([report()])
        head = ledger.head
    for address in (path, f"sqlite:///{path}"):
        with Ledger.open(address, create=False) as ledger:
            assert ledger.head == head


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "q?mode=memory.db", "#.db", "é.db"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    """A file's name is only a name."""
    with Ledger.open(tmp_path / name) as ledger:
        ledger.add([report()])
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_none_there(tmp_path: Path) -> None:
    """Where there is none and none may be made, that is said, and nothing is made."""
    for options in ({"create": False}, {"readonly": True}):
        with pytest.raises(LedgerError, match="no ledger here"):
            Ledger.open(tmp_path / "ledger.db", **options)
    with pytest.raises(LedgerError, match="cannot make a ledger"):
        Ledger.open(tmp_path / "no" / "such" / "ledger.db")
    with pytest.raises(LedgerError, match="a folder"):
        Ledger.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_something_else(tmp_path: Path) -> None:
    """A text, another program's database, a cut file: a clear error, and the file is as it was."""
    text, other, cut = tmp_path / "a.txt", tmp_path / "other.db", tmp_path / "cut.db"
    text.write_text("Not a database, but long enough to have a header. " * 20)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE entry (x)")
    with Ledger.open(cut) as ledger:
        ledger.add([report()])
    cut.write_bytes(cut.read_bytes()[:5000])
    before = {path: path.read_bytes() for path in (text, other)}
    for path, what in (
        (text, "not a database"),
        (other, "not a ledger"),
        (cut, "malformed|not a ledger|disk image"),
    ):
        with pytest.raises(LedgerError, match=what) as raised, Ledger.open(path) as ledger:
            list(ledger.entries())
            ledger.add([report(2)])
        assert str(path) in str(raised.value)
        assert "\n" not in str(raised.value)
    assert {path: path.read_bytes() for path in before} == before


def test_other_addresses() -> None:
    """Other databases, and what is no address, are refused in a line."""
    for address, what in (
        ("mysql://a:b@c/d", "no ledger can be kept in 'mysql'"),
        ("x://", "no"),
        ("://", "not"),
    ):
        with pytest.raises(LedgerError, match=what):
            Ledger.open(address)


def test_no_password_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password is in no message and no representation, wherever in the address it stands."""
    pytest.importorskip("psycopg")
    for address in (
        "postgresql://ann:hunter2@127.0.0.1:1/none?connect_timeout=1",
        "postgresql://ann@127.0.0.1:1/none?password=hunter2&connect_timeout=1",
        "mysql://ann:hunter2@127.0.0.1/x",
        "postgresql://ann:hunter2@[bad/x",
    ):
        with pytest.raises(TollbookError) as raised:
            Ledger.open(address)
        shown = f"{raised.value} {raised.value!r} {raised.value.where} {raised.value.__cause__}"
        assert "hunter2" not in shown
    monkeypatch.setattr(places, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"tollbook\[postgres\]"):
        Ledger.open("postgresql://ann:hunter2@127.0.0.1/none")


def test_a_newer_schema(address: str) -> None:
    """A ledger that a newer program made says so, and is left alone."""
    Ledger.open(address).close()
    with tampering(address) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer than this program; upgrade tollbook"):
        Ledger.open(address)


def test_migrations_make_the_schema(address: str) -> None:
    """What the migrations make is what the program expects: tables, columns, indexes."""
    Ledger.open(address).close()
    url = address if "://" in address else f"sqlite:///{address}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: bool(column.nullable) for column in table.c}
        indexes = {index["name"]: index["column_names"] for index in found.get_indexes(table.name)}
        for index in table.indexes:
            assert indexes[index.name] == [column.name for column in index.columns]
    engine.dispose()


def test_every_released_schema_is_stored() -> None:
    """For each schema there is a ledger of it in the tests, made by the program of that time."""
    stored = {
        path.stem.removeprefix("schema-") for path in (ROOT / "tests/ledger/stored").glob("schema-*.db")
    }
    assert stored == set(REVISIONS)


@pytest.mark.parametrize("revision", REVISIONS)
def test_from_every_released_schema(tmp_path: Path, revision: str) -> None:
    """A ledger of each released schema is brought forward with all its data, and is whole."""
    path = tmp_path / "ledger.db"
    shutil.copy(ROOT / f"tests/ledger/stored/schema-{revision}.db", path)
    with Ledger.open(path, create=False, readonly=True) as ledger:
        assert ledger.verify().ok
    with Ledger.open(path) as ledger:
        assert ledger.verify("d5").ok is False
        assert ledger.verify().ok
        assert claim_in(report(1)) in list(ledger.claims())
        assert len(ledger.decisions([claim_in(report(1)).id])[claim_in(report(1)).id]) == 1
        assert ledger.add([report(9)], both_claims(report(9))).claims == 2


def test_readonly(tmp_path: Path) -> None:
    """A ledger opened for reading is read and verified, and refuses to be written."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add([report()], both_claims(report()))
    with Ledger.open(path, readonly=True) as ledger:
        assert ledger.verify().ok
        assert len(list(ledger.claims())) == 2
        with pytest.raises(LedgerError, match="permissions"):
            ledger.add([report(2)])


def test_readers_leave_no_files(tmp_path: Path) -> None:
    """Whoever only read a ledger leaves nothing beside it, and not a byte of it otherwise."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add([report()], both_claims(report()))
    before = path.read_bytes()
    with Ledger.open(path, readonly=True) as ledger:
        assert ledger.verify().ok
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]
    assert path.read_bytes() == before


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from tollbook.errors import LedgerError
from tollbook.ledger import Ledger
from tollbook.model import Document
with Ledger.open(sys.argv[1], readonly=True) as ledger:
    ledger.verify()  # so that all is imported that a stranger to this installation could not import
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
with Ledger.open(sys.argv[1], readonly=True) as ledger:
    print(ledger.verify().ok, len(list(ledger.claims())))
try:
    with Ledger.open(sys.argv[1]) as ledger:
        ledger.add([Document("x", "y")])
except LedgerError as error:
    print(error.hint)
"""


def test_a_file_that_may_not_be_written() -> None:
    """A ledger in a file and folder that may not be written can be read, and says so when written."""
    folder = Path(tempfile.mkdtemp(prefix="tollbook-shelf-"))
    try:
        with Ledger.open(folder / "ledger.db") as ledger:
            ledger.add([report()], both_claims(report()))
        (folder / "ledger.db").chmod(0o444)
        folder.chmod(0o555)
        ran = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, str(folder / "ledger.db")],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    expected = ["True 2", "check the permissions of the file and of its folder"]
    assert ran.stdout.splitlines() == expected, ran.stderr
