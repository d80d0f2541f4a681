"""Open a ledger: make it where there is none, bring an older one forward, refuse what is none."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from tollbook.errors import LedgerError
from tollbook.ledger.address import engine_for, new_file, path_of, prepare, reading, shown, url_of, writing
from tollbook.ledger.schema import APPLICATION_ID, REVISIONS

_VERSION = text("SELECT version_num FROM alembic_version")


def opened(address: str | Path, *, create: bool, readonly: bool) -> Engine:
    """An engine on a ledger of this program's schema.

    Raises:
        LedgerError: If there is none and none may be made, if what is there is no ledger, is damaged, or
            was made by a newer program.
    """
    url = url_of(address)
    path = path_of(url)
    if path is not None:
        _look_at(path, create=create and not readonly)
    engine = engine_for(url, readonly=readonly)
    try:
        _brought_forward(engine, create=create, readonly=readonly)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _look_at(path: Path, *, create: bool) -> None:
    where = str(path)
    if path.is_dir():
        raise LedgerError("a folder, not a ledger", where=where, hint="name a file")
    if path.exists():
        return
    if not create:
        raise LedgerError("no ledger here", where=where, hint="`tollbook add` makes one, or check the path")
    new_file(path)


def _brought_forward(engine: Engine, *, create: bool, readonly: bool) -> None:
    with reading(engine) as connection:
        revision = _revision(connection, engine.url)
    if revision == REVISIONS[-1]:
        return
    if revision is None and (readonly or not create):
        raise LedgerError("no ledger here", where=shown(engine.url), hint="`tollbook add` makes one")
    if readonly:
        _by_a_writer(engine.url, revision or "")
        return
    if revision is None:
        prepare(engine)
    with writing(engine) as connection:
        # Another process may have been first.
        if _revision(connection, engine.url) != REVISIONS[-1]:
            _upgrade(connection)


def _by_a_writer(url: URL, revision: str) -> None:
    """Bring a ledger forward that is to be opened for reading, if it may be written at all."""
    writer = engine_for(url, readonly=False)
    try:
        _brought_forward(writer, create=False, readonly=False)
    except LedgerError as error:
        what = (
            f"its schema {revision} is older than this program, and cannot be brought forward: {error.what}"
        )
        raise LedgerError(what, where=shown(url), hint=error.hint) from error
    finally:
        writer.dispose()


def _revision(connection: Connection, url: URL) -> str | None:
    """The schema's revision; None where the database is empty."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    revision = connection.scalar(_VERSION) if "alembic_version" in tables else None
    if revision is None or "entry" not in tables:
        raise LedgerError("a database, but not a ledger", where=shown(url), hint="name another")
    if revision not in REVISIONS:
        raise LedgerError(
            f"its schema '{revision}' is newer than this program", where=shown(url), hint="upgrade tollbook"
        )
    return str(revision)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
