"""Rows of records as an Arrow table, from which data frames are made."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

from tollbook.errors import MissingExtraError
from tollbook.export.rows import Value
from tollbook.export.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_table(table: Table, rows: Iterable[Mapping[str, Value]]) -> "pa.Table":
    """Rows as an Arrow table; each field's metadata say what the column holds.

    Raises:
        MissingExtraError: Without the extra `tables`.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError.of("tables", purpose="data frames")
    import pyarrow as pa

    arrow = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32(), str: pa.string()}
    fields = [
        pa.field(name, arrow[table.type_of(name)], metadata={"description": meaning})
        for name, meaning in table.columns.items()
    ]
    return pa.Table.from_pylist([dict(row) for row in rows], schema=pa.schema(fields))
