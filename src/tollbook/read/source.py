"""Bytes of one input, opened as a stream, so that nothing large is ever held whole."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

from tollbook.errors import InputError, UnsupportedError
from tollbook.read.expand import beginning, expanded, is_gzip

LIMIT = 50 * 2**20
STDIN = "-"
PEEK = 16384


@dataclass(frozen=True, slots=True)
class Source:
    """An input and what is known of it before it is read.

    Attributes:
        name: What its documents carry as their origin: a path, an address, `-`.
        head: Its first bytes, gzip taken off.
        start: Opens it from the beginning, as it lies.
        packed: Whether it is gzip.
        charset: The encoding that the server declared.
        url: The address that it came from.
        document: The id that its one document carries; else the name.
    """

    name: str
    head: bytes
    start: Callable[[], BinaryIO] = field(repr=False)
    packed: bool = False
    charset: str | None = None
    url: str | None = None
    document: str | None = None

    @classmethod
    def of(
        cls, name: str, data: bytes, *, charset: str | None = None, url: str | None = None,
        document: str | None = None,
    ) -> Self:  # fmt: skip
        """The source that some bytes are."""
        return cls._opened(name, lambda: BytesIO(data), charset, url, document)

    @classmethod
    def _opened(
        cls, name: str, start: Callable[[], BinaryIO], charset: str | None = None, url: str | None = None,
        document: str | None = None,
    ) -> Self:  # fmt: skip
        with start() as opened:
            raw = opened.read(PEEK)
        packed = is_gzip(raw)
        return cls(name, beginning(raw, PEEK) if packed else raw, start, packed, charset, url, document)

    @property
    def id(self) -> str:
        """What the one document in it is called."""
        return self.document or self.name

    @property
    def suffix(self) -> str:
        """The name's ending in lower case, with its dot and without ".gz": ".txt"."""
        path = PurePosixPath(self.name.partition("?")[0] if "://" in self.name else self.name)
        return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()

    def open(self) -> BinaryIO:
        """A stream of its bytes, gzip taken off.

        Raises:
            InputError: While it is read, if it is no whole gzip or expands beyond all measure.
        """
        return expanded(self.start(), where=self.name) if self.packed else self.start()

    def read(self, limit: int = LIMIT) -> bytes:
        """All of its bytes.

        Raises:
            InputError: If there are more than `limit`.
        """
        with self.open() as opened:
            data = opened.read(limit + 1)
        if len(data) > limit:
            raise InputError(
                f"holds more than {limit // 2**20} MB", where=self.name,
                hint="split it, or give it as JSON Lines or WARC, which are read record by record",
            )  # fmt: skip
        return data


SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def open_source(item: str) -> Source:
    """The source that a path or, for `-`, standard input is.

    Raises:
        InputError: If it is missing, a directory, unreadable or empty, or standard input and too large.
    """
    if item == STDIN:
        data = sys.stdin.buffer.read(4 * LIMIT + 1)
        if len(data) > 4 * LIMIT:
            raise InputError(f"more than {4 * LIMIT // 2**20} MB", where=item, hint="give it as a file")
        source = Source.of(STDIN, data)
    elif SCHEME.match(item) and not Path(item).exists():
        raise UnsupportedError(
            "is no address that is fetched", where=item, hint="use http or https, or a path"
        )
    else:
        source = _file(Path(item))
    if not source.head.strip():
        raise InputError("is damaged: its gzip cannot be read" if source.packed else "is empty", where=item)
    return source


def _file(path: Path) -> Source:
    try:
        if path.exists() and not path.is_file():
            raise InputError("is no regular file", where=str(path))
        return Source._opened(str(path), lambda: path.open("rb"))
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), hint="check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be read: {reason}", where=str(path)) from error
