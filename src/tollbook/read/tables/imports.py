"""One data set in; its documents, its claims and an account of its rows out."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from tollbook.errors import InputError
from tollbook.model import Claim, Document
from tollbook.read.tables import acled, ged, general_staff, pnas, sheet_claims
from tollbook.read.tables.outcome import Imported, Tally
from tollbook.read.tables.table_text import table_text

Reader = Callable[[str, Path, Tally], tuple[list[Document], list[Claim]]]
FORMATS: Mapping[str, tuple[str, Reader]] = {
    "acled": (acled.NAME, acled.read),
    "csv": (sheet_claims.NAME, sheet_claims.read),
    "ged": (ged.NAME, ged.read),
    "general-staff": (general_staff.NAME, general_staff.read),
    "pnas": (pnas.NAME, pnas.read),
}
"""Formats by the name that a person gives, each with its reader's name and version."""


def import_claims(
    format: str,  # noqa: A002 (the word of the command line)
    path: str | Path,
    *,
    strict: bool = False,
    encoding: str | None = None,
) -> Imported:
    """Read a data set that somebody else coded.

    Spans point at the rows, character by character. A row that cannot be read is listed with its line and
    does not stop the others.

    Args:
        format: One of `FORMATS`.
        path: The file.
        strict: Let the first row that cannot be read stop the import.
        encoding: The file's, if it is not UTF-8 and has no byte order mark.

    Raises:
        InputError: If the format is not known, the file cannot be read, lacks a column that the format needs,
            or, if strict, has a row that cannot be read.
    """
    file = Path(path)
    if format not in FORMATS:
        raise InputError(f"no format '{format}'", where=str(path), hint=f"one of: {', '.join(FORMATS)}")
    name, reader = FORMATS[format]
    text = table_text(file, encoding)
    tally = Tally(file.name, strict)
    documents, claims = reader(text, file, tally)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return tally.outcome(name, digest, documents, claims)
