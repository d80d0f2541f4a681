"""Records as a sequence, a data frame or a table on the screen."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar, overload

from tollbook.api.display import html_table
from tollbook.export.conclusions import estimate_values, finding_values
from tollbook.export.csv_files import document_values
from tollbook.export.frames import arrow_table
from tollbook.export.rows import Value, values_of
from tollbook.export.tables import CLAIMS, DOCUMENTS, ESTIMATES, FINDINGS, Table
from tollbook.model import Claim, Document, Estimate, Finding

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

T = TypeVar("T")


class Records(Sequence[T], Generic[T]):
    """Records of one kind, in a fixed order: a sequence that also becomes a data frame.

    The columns are those of the CSV export (`columns`), with types: counts are integers that may be missing,
    days are dates. In a notebook the first rows are shown.
    """

    table: ClassVar[Table]
    shown: ClassVar[tuple[str, ...]]

    def __init__(self, records: Iterable[T] = ()) -> None:
        self._records = tuple(records)

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> T | Self:
        return type(self)(self._records[index]) if isinstance(index, slice) else self._records[index]

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._records == other._records

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        return f"<{self._counted()}>"

    def _repr_html_(self) -> str:
        return html_table(self._counted(), self.shown, self._rows())

    def _counted(self) -> str:
        things = type(self).__name__.lower()
        return f"{len(self):,} {things.removesuffix('s') if len(self) == 1 else things}"

    @property
    def columns(self) -> Mapping[str, str]:
        """Names of the columns, and what each holds."""
        return dict(self.table.columns)

    def to_dicts(self) -> list[dict[str, Value]]:
        """A dictionary for each record, by column."""
        return [dict(row) for row in self._rows()]

    def to_arrow(self) -> "pa.Table":
        """An Arrow table.

        Raises:
            MissingExtraError: Without the extra `tables`.
        """
        return arrow_table(self.table, self._rows())

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas data frame; integers, truth values and text are of the types that can be missing.

        Raises:
            MissingExtraError: Without the extra `frames`.
        """
        from tollbook.api.frames import pandas_frame, require

        require("pandas")  # before Arrow is missed, which comes with it
        return pandas_frame(self.to_arrow())

    def to_polars(self) -> "pl.DataFrame":
        """A Polars data frame.

        Raises:
            MissingExtraError: Without the extra `frames`.
        """
        from tollbook.api.frames import polars_frame, require

        require("polars")
        return polars_frame(self.to_arrow())

    def _rows(self) -> Iterator[dict[str, Value]]:
        return (self._row(record) for record in self._records)

    @abstractmethod
    def _row(self, record: T) -> dict[str, Value]: ...


class Claims(Records[Claim]):
    """Claims: who says how many people suffered what, in which words."""

    table = CLAIMS
    shown = ("claimant", "party", "harm", "low", "high", "hedge", "as_of", "outlet", "quotation")

    def _row(self, record: Claim) -> dict[str, Value]:
        return values_of(record)


class Documents(Records[Document]):
    """Documents with their texts."""

    table = DOCUMENTS
    shown = ("published", "outlet", "title", "url", "key")

    def _row(self, record: Document) -> dict[str, Value]:
        return document_values(record)


class Findings(Records[Finding]):
    """What rules conclude from claims."""

    table = FINDINGS
    shown = ("severity", "kind", "as_of", "sentence")

    def _row(self, record: Finding) -> dict[str, Value]:
        return finding_values(record)


class Estimates(Records[Estimate]):
    """What the claims taken together support; an estimate is no claim."""

    table = ESTIMATES
    shown = (
        "party",
        "harm",
        "status",
        "as_of",
        "median",
        "low",
        "high",
        "level",
        "prior_share",
        "insufficient",
    )

    def _row(self, record: Estimate) -> dict[str, Value]:
        return estimate_values(record)
