"""Claims, findings and estimates in the field's formats: one file a format."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tollbook.export.annotations import write_annotations
from tollbook.export.bundle import DEFINITIONS, EXCLUSIONS, Bundle
from tollbook.export.claimreview import write_claimreview
from tollbook.export.csv_files import read_claims_csv, read_documents_csv, write_csv
from tollbook.export.datapackage import write_datapackage
from tollbook.export.ged import write_ged
from tollbook.export.jsonl import write_jsonl
from tollbook.export.parquet import write_parquet
from tollbook.export.prov import write_prov
from tollbook.export.wikipedia import write_wikipedia

Writer = Callable[[Bundle, Path], tuple[Path, ...]]

FORMATS: Mapping[str, Writer] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "datapackage": write_datapackage,
    "prov": write_prov,
    "annotations": write_annotations,
    "claimreview": write_claimreview,
    "ged": write_ged,
    "wikipedia": write_wikipedia,
}
"""Format to what writes it into a folder, which it makes, and returns the files."""

__all__ = [
    "DEFINITIONS",
    "EXCLUSIONS",
    "FORMATS",
    "Bundle",
    "Writer",
    "read_claims_csv",
    "read_documents_csv",
    "write_annotations",
    "write_claimreview",
    "write_csv",
    "write_datapackage",
    "write_ged",
    "write_jsonl",
    "write_parquet",
    "write_prov",
    "write_wikipedia",
]
