"""Parquet: claims, documents, findings and estimates with the model's own nesting."""

import json
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tollbook.errors import MissingExtraError
from tollbook.export.about import about
from tollbook.export.bundle import Bundle
from tollbook.model import Claim, Document, Estimate, Finding, to_json


def write_parquet(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write a file each for claims, documents, findings and estimates; each file's metadata say what it is.

    Raises:
        MissingExtraError: Without the extra `tables`.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError.of("tables", purpose="Parquet")
    kinds: dict[str, tuple[type, Sequence[object]]] = {
        "claims": (Claim, bundle.claims),
        "documents": (Document, bundle.documents),
        "findings": (Finding, bundle.findings),
        "estimates": (Estimate, bundle.estimates),
    }
    directory.mkdir(parents=True, exist_ok=True)
    return tuple(
        _write(bundle, directory / f"{n}.parquet", kind, records) for n, (kind, records) in kinds.items()
    )


def _write(bundle: Bundle, path: Path, kind: type, records: Sequence[object]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(list(arrow_type(kind))).with_metadata(
        {"tollbook": json.dumps(about(bundle), sort_keys=True)}
    )
    rows = [_listed(to_json(record)) for record in records]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, compression="zstd")
    return path


def arrow_type(hint: Any) -> Any:
    """The Arrow type of a model type; dates are text, as they may or may not have a time."""
    import pyarrow as pa

    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        spoken = [f for f in fields(hint) if f.init and f.metadata.get("json", True)]
        return pa.struct([pa.field(f.name, arrow_type(hints[f.name])) for f in spoken])
    if origin in (types.UnionType, typing.Union):
        arms = [a for a in args if a is not type(None)]
        return arrow_type(arms[0]) if len(arms) == 1 else pa.string()
    if origin is tuple:
        return pa.list_(arrow_type(args[0]))
    if origin is not None and issubclass(origin, Mapping):
        return pa.map_(pa.string(), arrow_type(args[1]))
    plain = {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.string() if isinstance(hint, type) and issubclass(hint, Enum) else plain.get(hint, pa.string())


def _listed(value: Any) -> Any:
    """Mappings of data as pairs, as Arrow wants its maps; objects stay."""
    if isinstance(value, dict):
        pairs = ("figures", "quantiles", "diagnostics")
        return {k: list(v.items()) if k in pairs else _listed(v) for k, v in value.items()}
    return [_listed(v) for v in value] if isinstance(value, list) else value
