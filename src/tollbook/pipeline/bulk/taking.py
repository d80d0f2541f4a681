"""A run's output for a ledger: checked against its manifest, then document by document with its claims."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from tollbook.errors import InputError
from tollbook.model import Claim, Document
from tollbook.pipeline.bulk.manifest import read_manifest
from tollbook.pipeline.bulk.places import MANIFEST, TABLES
from tollbook.pipeline.bulk.rows import readings_of
from tollbook.pipeline.bulk.schemas import require_tables


def is_run(item: str) -> bool:
    """Whether an input is the directory of a finished bulk run."""
    folder = Path(item)
    return (folder / MANIFEST).is_file() and any((folder / table).is_dir() for table in TABLES)


def taken(item: str) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Yield each document of a finished run with its claims, once every part is as its manifest has it.

    Raises:
        InputError: If a part is missing or changed, or the run kept no texts.
        MissingExtraError: Without the extra `tables`.
    """
    require_tables("a bulk run's directory")
    folder = Path(item)
    manifest = read_manifest(folder)
    if not manifest.settings.texts:
        raise InputError("was made without texts", where=item, hint="run it anew without --no-text")
    for part in manifest.parts:
        _check(folder / part.path, part.sha256)
    names = [Path(part.path).stem for part in manifest.parts if part.table == "documents"]
    yield from readings_of(folder, names)


def _check(path: Path, expected: str) -> None:
    try:
        with path.open("rb") as stream:
            found = file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if found != expected:
        raise InputError("is not what the run wrote: its hash differs", where=str(path))
