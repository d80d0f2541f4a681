"""Documents with their claims, read back from a run's parts."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from tollbook.model import Claim, Document, from_json
from tollbook.pipeline.bulk.places import table_of

AT_ONCE = 500  # rows in memory
_DOCUMENT = ("id", "text", "title", "outlet", "url", "published", "language", "origin", "reader", "notes")


def readings_of(
    out: Path, parts: Iterable[str], keys: Collection[str] | None = None
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """The documents of some parts with their claims, all or those of some keys, in the order of the rows."""
    for part in parts:
        claims = _rows(out / table_of("claims", part))
        for row in _rows(out / table_of("documents", part)):
            told = list(islice(claims, row["claims"]))  # each document's claims follow one another
            if keys is None or row["key"] in keys:
                document = from_json(Document, {name: row[name] for name in _DOCUMENT})
                yield document, tuple(_claim(each) for each in told)


def _claim(row: dict[str, Any]) -> Claim:
    return from_json(Claim, {name: value for name, value in row.items() if name != "document_key"})


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as table:
        for batch in table.iter_batches(AT_ONCE):
            yield from batch.to_pylist()
