"""The tables that records are written to: names, meanings and types of their columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tollbook.export.conclusions import ESTIMATE_COLUMNS, FINDING_COLUMNS
from tollbook.export.csv_files import DOCUMENT_COLUMNS
from tollbook.export.rows import COLUMNS

_DATES = dict.fromkeys(("stated_on", "as_of", "start"), date)


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record as rows.

    Attributes:
        columns: Names in order, and what each holds.
        types: Of the columns that are not text.
        key: The column that tells rows apart, if one does.
    """

    columns: Mapping[str, str]
    types: Mapping[str, type] = field(default_factory=dict)
    key: str | None = None

    def type_of(self, column: str) -> type:
        """int, float, bool, date or str."""
        return self.types.get(column, str)


CLAIMS = Table(
    COLUMNS,
    {**dict.fromkeys(("low", "high"), int), **dict.fromkeys(("background", "anonymous"), bool), **_DATES},
    "id",
)
DOCUMENTS = Table(DOCUMENT_COLUMNS, key="key")
FINDINGS = Table(FINDING_COLUMNS, {"as_of": date}, "id")
ESTIMATES = Table(
    ESTIMATE_COLUMNS,
    {
        **dict.fromkeys(("median", "mean", "low", "high", "level", "prior_share"), float),
        **dict.fromkeys(("claims", "independent", "floor", "seed"), int),
        "as_of": date,
    },
)
