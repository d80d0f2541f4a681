"""Where a ledger is: a SQLite file by its path, or a database by its SQLAlchemy address."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from tollbook.errors import CodecError, IntegrityError, LedgerError, MissingExtraError
from tollbook.ledger.behind import inserting_behind, settled

BUSY_SECONDS = 600
"""How long a writer waits for others before it gives up. One may be adding a million claims, and SQLite keeps
no queue: of eight processes that write without pause on a busy machine, two got no turn in a minute."""
READER_CACHE, WRITER_CACHE = 2**16, 2**19
"""KiB of pages at hand at most. What adding to a million claims touches fits into a writer's: with half of it
the last hundred thousand took over twice as long."""
WAL_PAGES = 2**16
"""Pages that the write-ahead file may hold (256 MiB) before a commit brings them home: adding a hundred
thousand claims to a million changes most pages, and bringing them home is as much to write again."""
_LOCK = 0x746F6C6C626F6F6B  # "tollbook", PostgreSQL's advisory lock for writers
_HINTS = {
    "readonly": "check the permissions of the file and of its folder",
    "read-only": "check the permissions of the file and of its folder",
    "permission denied": "check the permissions of the file and of its folder",
    "unable to open": "check the permissions of the file and of its folder",
    "disk is full": "nothing of this was kept; free some space and do it again",
    "disk i/o": "nothing of this was kept; look at the disk's space and health, then do it again",
    "no space left": "nothing of this was kept; free some space and do it again",
    "locked": "another process is writing; try again when it is done",
    "not a database": "this file is something else or damaged; restore it from a copy",
    "malformed": "the file is damaged; restore it from a copy",
    "connection": "nothing of this was kept; see that the server is up, then do it again",
}


def url_of(address: str | Path) -> URL:
    """The SQLAlchemy URL of a path or an address.

    Raises:
        LedgerError: If it is an address of another kind than SQLite or PostgreSQL.
    """
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise LedgerError(
            "not a database address", hint="write postgresql://USER@HOST/NAME, or a path"
        ) from None
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return URL.create("sqlite", database=url.database)
    if backend != "postgresql":
        raise LedgerError(
            f"no ledger can be kept in '{backend}'", where=shown(url), hint="use SQLite or PostgreSQL"
        )
    if find_spec("psycopg") is None:
        raise MissingExtraError.of("postgres", purpose="a ledger in PostgreSQL")
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """The address as it may be printed: no password, no options, which may hold one."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(query={}).render_as_string(hide_password=True)


def path_of(url: URL) -> Path | None:
    """The file of a SQLite ledger."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def engine_for(url: URL, *, readonly: bool) -> Engine:
    """An engine whose transactions are snapshots, and writers one at a time.

    On SQLite a ledger is in write-ahead mode, so that readers never wait; a commit is on the disk when it
    returns; what is deleted is overwritten.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(url, hide_parameters=True, creator=lambda: _sqlite(url, readonly))
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "before_cursor_execute", settled)
    return engine


def prepare(engine: Engine) -> None:
    """Put an empty SQLite database into write-ahead mode, which it keeps."""
    if engine.dialect.name == "sqlite":
        with translated(engine.url), closing(engine.raw_connection()) as connection:
            connection.execute("PRAGMA journal_mode=WAL").fetchall()


def new_file(path: Path) -> None:
    """Make an empty file that only its owner can read.

    Raises:
        LedgerError: If the folder is not there or may not be written.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise LedgerError(
            f"cannot make a ledger: {error.strerror}",
            where=str(path),
            hint="choose a folder that you may write",
        ) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the ledger throughout.

    What reading a damaged ledger runs into, whatever it is, becomes an `IntegrityError`.
    """
    try:
        with translated(engine.url), engine.connect() as connection, connection.begin():
            yield connection
    except (LookupError, TypeError, ValueError, ArithmeticError, CodecError) as error:
        raise IntegrityError(
            f"what it holds cannot be read: {error}", where=shown(engine.url), hint="run `tollbook verify`"
        ) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that no other writer runs beside; all is kept at its end, or nothing."""
    options: dict[str, Any] = {"tollbook_writes": True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "READ COMMITTED"  # see what came while waiting for the lock
    with translated(engine.url), engine.execution_options(**options).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            yield connection
        else:
            with inserting_behind(connection):
                yield connection


def scrub(engine: Engine) -> None:
    """See that what was deleted is not left in the write-ahead file either."""
    if engine.dialect.name == "sqlite":
        with translated(engine.url), closing(engine.raw_connection()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn what a database driver raises into a `LedgerError` that shows no password."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        said = " ".join(str(cause).split()) or type(cause).__name__
        if url.password:
            said = said.replace(str(url.password), "***")
        hint = next((hint for sign, hint in _HINTS.items() if sign in said.lower()), None)
        raise LedgerError(said, where=shown(url), hint=hint) from None


def _sqlite(url: URL, readonly: bool) -> sqlite3.Connection:
    path = Path(url.database or "").absolute()
    if readonly:
        return _read_only(path)
    connection = _connected(f"{path.as_uri()}?mode=rw")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON").fetchall()
    connection.execute(f"PRAGMA wal_autocheckpoint={WAL_PAGES}").fetchall()
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # One that could write takes the files of write-ahead mode away with it when it closes.
        connection = _connected(f"{path.as_uri()}?mode=rw")
        connection.execute("PRAGMA query_only=ON")
        return connection
    try:
        return _connected(f"{path.as_uri()}?mode=ro")
    except sqlite3.OperationalError:
        # A folder that cannot be written has no room for the shared-memory file of write-ahead mode.
        return _connected(f"{path.as_uri()}?immutable=1")


def _connected(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute(f"PRAGMA cache_size=-{READER_CACHE}")
        connection.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("tollbook_writes"):
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITER_CACHE}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")
