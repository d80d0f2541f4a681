"""Comma-separated values: a table each for claims, documents, findings and estimates.

Cells that a spreadsheet would run as a formula begin with an apostrophe, which reading takes off again, so
that claims and documents read back to what they were.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tollbook.errors import CodecError
from tollbook.export.about import write_about, write_text
from tollbook.export.bundle import Bundle
from tollbook.export.cells import cell, joined, parted, text
from tollbook.export.conclusions import ESTIMATE_COLUMNS, FINDING_COLUMNS, estimate_values, finding_values
from tollbook.export.notes import Notes
from tollbook.export.rows import COLUMNS, Value, claim_of, values_of
from tollbook.model import Claim, Document, from_json

DOCUMENT_COLUMNS = {
    "id": "the caller's id",
    "key": "hash that tells documents apart",
    "sha256": "of the UTF-8 bytes of the text",
    "title": "title",
    "outlet": "who published it",
    "url": "address",
    "published": "when it was published",
    "language": "ISO 639-1 code",
    "origin": "where it was found",
    "reader": "name and version of what turned bytes into text",
    "notes": "what the reader left open or lost, with '; ' between notes",
    "text": "the text that spans point into",
}


def write_csv(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `claims.csv`, `documents.csv`, `findings.csv`, `estimates.csv` and `about.json`."""
    return (*write_tables(bundle, directory), write_about(bundle, directory))


def write_tables(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write the four tables; an empty one has its head alone."""
    notes = Notes(bundle)
    tables: dict[str, tuple[Mapping[str, str], Iterable[Mapping[str, str]]]] = {
        "documents.csv": (DOCUMENT_COLUMNS, _cells(document_values(d) for d in bundle.documents)),
        "findings.csv": (FINDING_COLUMNS, _cells(finding_values(f) for f in bundle.findings)),
        "estimates.csv": (ESTIMATE_COLUMNS, _cells(estimate_values(e) for e in bundle.estimates)),
    }
    texts = {"claims.csv": claims_csv((c, notes.of(c)) for c in bundle.claims)}
    texts |= {name: csv_text(list(columns), rows) for name, (columns, rows) in tables.items()}
    return tuple(write_text(directory, name, text) for name, text in texts.items())


def claims_csv(claims: Iterable[tuple[Claim, str]]) -> str:
    """Claims, each with how it stands, as text of a table."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(cell, values_of(claim, note).values()) for claim, note in claims)
    return out.getvalue()


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A table as text, with a head, quoted where needed, lines ending as RFC 4180 says."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue()


def read_claims_csv(path: Path) -> Iterator[Claim]:
    """The claims of a `claims.csv` that `write_csv` made, each with the id of what its cells now say.

    Raises:
        CodecError: If a column is missing or a cell does not hold what its column is for.
    """
    for row in _rows(path):
        yield claim_of(row)


def read_documents_csv(path: Path) -> Iterator[Document]:
    """The documents of a `documents.csv` that `write_csv` made.

    Raises:
        CodecError: If a column is missing or a cell does not hold what its column is for.
    """
    for row in _rows(path):
        values: dict[str, object] = {n: text(row[n]) for n in DOCUMENT_COLUMNS if n in row}
        for derived in ("key", "sha256"):
            values.pop(derived, None)
        values["notes"] = list(parted(text(row.get("notes", ""))))
        yield from_json(Document, values)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", errors="surrogatepass", newline="") as lines:
        for row in csv.DictReader(lines):
            if None in row or None in row.values():
                raise CodecError("a row with too many or too few cells", where=path.name)
            yield row


def _cells(rows: Iterable[Mapping[str, Value]]) -> Iterator[dict[str, str]]:
    return ({name: cell(value) for name, value in row.items()} for row in rows)


def document_values(document: Document) -> dict[str, Value]:
    """A document's values by column."""
    return {
        "id": document.id,
        "key": document.ref.key,
        "sha256": document.sha256,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "origin": document.origin,
        "reader": document.reader,
        "notes": joined(document.notes),
        "text": document.text,
    }
