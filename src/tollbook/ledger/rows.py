"""Add many rows at once, and look many up.

SQLAlchemy makes the statement; values then go to the driver as they are, because looking at each value of
millions costs more than storing it does. They are numbers, truth values, strings and bytes only.

Hot path: see `body`.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Select,
    String,
    Table,
    any_,
    bindparam,
    insert,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from tollbook.ledger.behind import Behind, behind
from tollbook.ledger.schema import MANY

Rows = dict[Table, list[tuple[Any, ...]]]
"""Rows by table, each with a value for every column, in order."""


FEW, WIDE = 32, 512
"""From how many rows on they are inserted behind, and how many rows one statement then inserts at most."""
_POSTGRES = {
    BigInteger: "int8",
    Boolean: "bool",
    Float: "float8",
    Integer: "int4",
    LargeBinary: "bytea",
    String: "text",
}
"""What PostgreSQL calls the types of the columns."""


class among(ColumnElement[bool]):  # noqa: N801 (reads as SQL does)
    """Whether a column of bytes has any of the values that `look_up` is given."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, column: ColumnElement[bytes]) -> None:
        self.column = column

    def self_group(self, against: Any = None) -> "among":
        """Itself: as a condition SQLAlchemy would write "= 1" behind it, and SQLite then scans the table."""
        return self


@compiles(among)
def _in(element: among, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.column.in_(bindparam("keys", expanding=True)), **options)


@compiles(among, "postgresql")
def _any(element: among, compiler: SQLCompiler, **options: Any) -> str:
    # One array: a statement with hundreds of parameters costs its driver more than the server.
    keys: Any = bindparam("keys", type_=ARRAY(LargeBinary))
    return compiler.process(element.column == any_(keys), **options)


@contextmanager
def unswept() -> Iterator[None]:
    """Keep Python from looking for circular garbage while a batch of rows is made.

    They are many small containers, none in a circle, and each thousand of them would have it look through all
    that the caller holds: a sixth of the time that adding takes.
    """
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def add_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, each with a value for every column of the table, in order."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    elif len(rows) >= FEW and (place := behind(connection)) is not None:
        _put(place, connection.dialect, table, rows)
    else:
        connection.exec_driver_sql(_insertion(table, connection.dialect), list(rows))


def look_up(
    connection: Connection, asked: Select[Any], keys: Sequence[Any], **given: Any
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query with a condition of `among` for each batch of some keys.

    Rows come in batches of keys, in no order, as the driver gives them: what it selects are numbers, strings
    and bytes. The query is one that a module keeps, since its statement is remembered.
    """
    for i in range(0, len(keys), MANY):
        some = list(keys[i : i + MANY])
        if connection.dialect.name == "postgresql":
            yield from _all(connection, _question(asked, 0, connection.dialect), {**given, "keys": some})
            continue
        # Few widths, so that few statements are made: what is asked for twice is found once.
        width = 1 << (len(some) - 1).bit_length()
        some += [some[-1]] * (width - len(some))
        named = {f"keys_{n}": key for n, key in enumerate(some, 1)}
        yield from _all(connection, _question(asked, width, connection.dialect), {**given, **named})


def fetched(connection: Connection, asked: Select[Any], **given: Any) -> list[tuple[Any, ...]]:
    """All rows of a query with named parameters, as the driver gives them."""
    return _all(connection, _question(asked, 0, connection.dialect), given)


def streamed(connection: Connection, asked: Select[Any]) -> Iterator[tuple[Any, ...]]:
    """All rows of a query without parameters, as the driver gives them, however many."""
    statement, values, order = _question(asked, 0, connection.dialect)
    given: Any = () if order is not None else values
    options = {"stream_results": True}
    with closing(connection.exec_driver_sql(statement, given, execution_options=options)) as result:
        for rows in result.partitions(MANY):
            yield from map(tuple, rows)


class _Question(NamedTuple):
    """A statement, the values that it brings itself, and its parameters' order where the driver needs one."""

    statement: str
    own: dict[str, Any]
    order: tuple[str, ...] | None


def _all(connection: Connection, question: _Question, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    statement, own, order = question
    every = {**own, **given}
    values: Any = every if order is None else tuple([every[name] for name in order])
    with closing(connection.exec_driver_sql(statement, values)) as result:
        return [*result.cursor.fetchall()] if result.cursor else []


def _put(place: Behind, dialect: Dialect, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert many rows with each statement: between two of them a thread may have to wait for the other."""
    at, width = 0, WIDE
    while at < len(rows):
        while width > len(rows) - at:
            width //= 2
        values = [value for row in rows[at : at + width] for value in row]
        place.put(_insertion_of(table, width, dialect), values)
        at += width


@cache
def _insertion_of(table: Table, width: int, dialect: Dialect) -> str:
    # "Or fail": half a statement need not be undone, since all is where one fails. SQLite would else first
    # write down every page that a statement changes.
    one = f"({', '.join('?' * len(table.c))})"
    columns = _insertion(table, dialect).removeprefix("INSERT").rpartition("(")[0]
    return f"INSERT OR FAIL{columns}{', '.join([one] * width)}"


@cache
def _insertion(table: Table, dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect, column_keys=[column.name for column in table.c]))


def _copy(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows with PostgreSQL's own COPY, in binary: several times as fast as statements."""
    from psycopg import Error
    from psycopg.sql import SQL, Identifier

    target = SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(Identifier(table.name))
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(target) as copy:
            copy.set_types([_POSTGRES[type(column.type)] for column in table.c])
            for row in rows:
                copy.write_row(row)
    except Error as error:
        raise DBAPIError(f"COPY {table.name}", None, error) from error


@cache
def _question(asked: Select[Any], width: int, dialect: Dialect) -> _Question:
    compiled = asked.compile(dialect=dialect)
    keys = {"keys": [b""] * width} if width else {}
    expanded = compiled.construct_expanded_state({**compiled.params, **keys})
    order = tuple(expanded.positiontup or ()) if compiled.positional else None
    return _Question(expanded.statement, dict(expanded.parameters), order)
