"""A Frictionless data package: the CSV tables with types, hashes and numbers of rows.

After the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from tollbook.export.about import about, write_json
from tollbook.export.bundle import Bundle
from tollbook.export.csv_files import DOCUMENT_COLUMNS, ESTIMATE_COLUMNS, FINDING_COLUMNS, write_tables
from tollbook.export.rows import COLUMNS

_TYPES = {
    "claims": {"low": "integer", "high": "integer", "background": "boolean", "anonymous": "boolean"},
    "documents": {},
    "findings": {},
    "estimates": {
        **dict.fromkeys(("median", "mean", "low", "high", "level", "prior_share"), "number"),
        **dict.fromkeys(("claims", "independent", "floor", "seed"), "integer"),
    },
}
_DATES = ("stated_on", "as_of", "start")
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "claims": COLUMNS,
    "documents": DOCUMENT_COLUMNS,
    "findings": FINDING_COLUMNS,
    "estimates": ESTIMATE_COLUMNS,
}
_KEYS = {"claims": "id", "documents": "key", "findings": "id"}


def write_datapackage(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `datapackage.json` and the tables that it describes, under `data/`."""
    tables = write_tables(bundle, directory / "data")
    records = (bundle.claims, bundle.documents, bundle.findings, bundle.estimates)
    name = bundle.case.name if bundle.case else "tollbook"
    package = {
        "name": "".join(c if c.isascii() and c.isalnum() else "-" for c in name.casefold()),
        "profile": "data-package",
        "title": bundle.case.title if bundle.case else "Claims of casualties",
        "version": bundle.version,
        "tollbook": about(bundle),
        "resources": [_resource(p, len(r)) for p, r in zip(tables, records, strict=True)],
    }
    return (*tables, write_json(directory, "datapackage.json", package))


def _resource(path: Path, rows: int) -> dict[str, Any]:
    name, data = path.stem, path.read_bytes()
    schema: dict[str, Any] = {"fields": [_field(name, c, what) for c, what in _COLUMNS[name].items()]}
    if name in _KEYS:
        schema["primaryKey"] = _KEYS[name]
    return {
        "name": name,
        "path": f"data/{path.name}",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "rows": rows,
        "schema": schema,
    }


def _field(table: str, column: str, what: str) -> dict[str, str]:
    kind = _TYPES[table].get(column, "date" if column in _DATES else "string")
    return {"name": column, "type": kind, "description": what}
