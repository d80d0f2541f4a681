"""Every back end that a ledger runs on, for the one suite that all of them pass."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from subprocess import SubprocessError

import pytest
from sqlalchemy import create_engine, text

from tests.ledger import postgres
from tollbook.ledger import Ledger

_schemas = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server: `TOLLBOOK_TEST_POSTGRES`, else one of our own, else a skip."""
    if given := os.environ.get("TOLLBOOK_TEST_POSTGRES"):
        yield given
        return
    server = postgres.server()
    try:
        address = server.__enter__()
    except (OSError, SubprocessError, KeyError) as error:
        pytest.skip(f"no PostgreSQL to test against: {error}")
    try:
        yield address
    finally:
        server.__exit__(None, None, None)


@pytest.fixture
def postgres_address(postgres_server: str) -> str:
    """The address of an empty database, in effect: a schema of its own."""
    return new_schema(postgres_server)


def new_schema(server: str) -> str:
    """The address of a new schema on a server."""
    pytest.importorskip("psycopg")
    schema = f"tollbook_{os.getpid()}_{next(_schemas)}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    return f"{server}?options=-csearch_path%3D{schema}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, once for each back end."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    made: str = request.getfixturevalue("postgres_address")
    return made


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """An empty ledger on each back end."""
    with Ledger.open(address) as made:
        yield made


@pytest.fixture
def file_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger in a file."""
    with Ledger.open(tmp_path / "file.db") as made:
        yield made
