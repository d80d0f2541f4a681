"""Add many rows at once.

SQLAlchemy makes the statement; the rows then go to the driver as they are, because looking at each value of
millions costs more than storing it does. They hold numbers, truth values, strings and bytes only.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.engine import Dialect

Rows = dict[Table, list[tuple[Any, ...]]]
"""Rows by table, each with a value for every column, in order."""


def add_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, each with a value for every column of the table, in order."""
    if not rows:
        return
    statement, names = _statement(table, connection.dialect)
    if names:
        connection.exec_driver_sql(statement, [dict(zip(names, row, strict=True)) for row in rows])
    else:
        connection.exec_driver_sql(statement, list(rows))


@cache
def _statement(table: Table, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """The statement, and its parameters' names where the driver goes by those."""
    names = tuple(column.name for column in table.c)
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    return str(compiled), () if compiled.positional else names
