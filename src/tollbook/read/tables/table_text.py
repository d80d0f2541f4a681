"""The text of a table's file."""

from pathlib import Path

from tollbook.errors import InputError, UnsupportedError
from tollbook.read.decode import decode
from tollbook.read.kinds import PACKED


def table_text(path: str | Path, encoding: str | None = None) -> str:
    """All of it, decoded.

    Raises:
        InputError: If the file cannot be read, or is in another encoding.
        UnsupportedError: If it is a spreadsheet's own format, or an archive.
    """
    where = str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(error.strerror or str(error), where=where, hint="check the path") from error
    for mark, what in PACKED.items():
        if data.startswith(mark):
            hint = "save a spreadsheet's sheet as CSV, unpack an archive"
            raise UnsupportedError(f"is {what}", where=where, hint=hint)
    return decode(data, where=where, declared=encoding)
