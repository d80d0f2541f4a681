"""A Frictionless data package: the CSV tables with types, hashes and numbers of rows.

After the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
"""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from tollbook.export.about import about, write_json
from tollbook.export.bundle import Bundle
from tollbook.export.csv_files import write_tables
from tollbook.export.tables import CLAIMS, DOCUMENTS, ESTIMATES, FINDINGS, Table

_TABLES = {"claims": CLAIMS, "documents": DOCUMENTS, "findings": FINDINGS, "estimates": ESTIMATES}
_TYPES = {int: "integer", float: "number", bool: "boolean", date: "date", str: "string"}


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
    table = _TABLES[name]
    schema: dict[str, Any] = {"fields": [_field(table, c, what) for c, what in table.columns.items()]}
    if table.key:
        schema["primaryKey"] = table.key
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


def _field(table: Table, column: str, what: str) -> dict[str, str]:
    return {"name": column, "type": _TYPES[table.type_of(column)], "description": what}
