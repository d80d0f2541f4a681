"""Bytes of one input, within limits."""

import sys
from dataclasses import dataclass
from pathlib import Path

from tollbook.errors import InputError

LIMIT = 200 * 1024 * 1024
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """An input's bytes and the name that its documents carry."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The name's ending in lower case, with its dot: ".txt"."""
        return Path(self.name).suffix.lower()


def open_source(item: str, *, limit: int = LIMIT) -> Source:
    """Read a file or, for `-`, standard input.

    Raises:
        InputError: If it is missing, a directory, unreadable, empty or over `limit` bytes.
    """
    data = sys.stdin.buffer.read(limit + 1) if item == STDIN else _file(Path(item), limit)
    if len(data) > limit:
        raise InputError(
            f"larger than {limit // 2**20} MB", where=item, hint="split it, or use `tollbook bulk`"
        )
    if not data.strip():
        raise InputError("is empty", where=item)
    return Source(item, data)


def _file(path: Path, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError("is a directory", where=str(path), hint="name the files in it")
        with path.open("rb") as opened:
            return opened.read(limit + 1)
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), hint="check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", where=str(path)) from error
