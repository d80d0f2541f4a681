"""A data set that somebody coded into a ledger."""

import csv
from hashlib import sha256
from pathlib import Path

from tollbook.errors import InputError
from tollbook.export import read_claims_csv, read_documents_csv
from tollbook.ledger import Added, Ledger
from tollbook.pipeline.keeping import BY
from tollbook.read.tables import Imported, ImportReport, import_claims

DOCUMENTS = "documents.csv"
"""The table that an export puts beside its claims."""
_PLACES = {"spans", "document_key", "extractor"}


def read_data(form: str, path: str, *, strict: bool = False, encoding: str | None = None) -> Imported:
    """Read a data set that somebody coded.

    A table of claims that an export wrote, with its table of documents still beside it, is read back to the
    documents and claims that it was written from.

    Raises:
        InputError: If it cannot be read or, if strict, has a row that cannot.
        CodecError: If it is an export in which a cell no longer holds what its column is for.
    """
    if form == "csv" and _is_export(Path(path)):
        return _read_back(Path(path))
    return import_claims(form, path, strict=strict, encoding=encoding)


def keep_data(ledger: Ledger, data: Imported) -> Added:
    """Keep a data set's claims with the account of its rows.

    Rows are claims as somebody coded them, one row one telling, so none is linked here as an echo of another
    beyond what the format itself says.
    """
    added = ledger.add(data.documents, data.claims, by=BY)
    ledger.record_import(data.report, by=BY)
    return added


def _is_export(path: Path) -> bool:
    if not path.with_name(DOCUMENTS).is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            return set(next(csv.reader(lines), ())) >= _PLACES
    except (OSError, csv.Error):
        return False


def _read_back(path: Path) -> Imported:
    try:
        documents = tuple(read_documents_csv(path.with_name(DOCUMENTS)))
        claims = tuple(read_claims_csv(path))
        digest = sha256(path.read_bytes()).hexdigest()
    except (OSError, csv.Error) as error:
        raise InputError(str(error), where=str(path)) from error
    whole = {claim.id: claim for claim in claims}
    report = ImportReport(
        "csv-export/1",
        path.name,
        digest,
        len(claims),
        len(whole),
        0,
        len(claims) - len(whole),
        (),
        (),
        len(whole),
    )
    return Imported(documents, tuple(whole.values()), report)
