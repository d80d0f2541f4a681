"""Arrow tables to the data frames that people work with."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from tollbook.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def pandas_frame(table: "pa.Table") -> "pd.DataFrame":
    """A pandas data frame in which a missing count stays an integer column."""
    import pandas as pd
    import pyarrow as pa

    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype()}
    return table.to_pandas(types_mapper=nullable.get, date_as_object=False)


def polars_frame(table: "pa.Table") -> "pl.DataFrame":
    """A Polars data frame."""
    import polars as pl

    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 # of a table, never a series
    return frame


def require(library: str) -> None:
    """Go on if a library for data frames is installed.

    Raises:
        MissingExtraError: If it is not.
    """
    if find_spec(library) is None:
        raise MissingExtraError.of("frames", purpose="data frames")
