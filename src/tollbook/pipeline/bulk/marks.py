"""Which record was under way when a worker died, so that the next to try knows the culprit.

A worker writes the numbers of the records that it is at to a small file, and the file survives it: a crash,
the kernel's killer, and the worker's own end when a record hangs. Who takes up the slice finds it there,
tries those records one by one, and puts aside the one that kills again.
"""

import faulthandler
import json
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TextIO

from tollbook.pipeline.bulk.places import MARKS, write_whole

TWICE = 2
_AT = struct.Struct("<qq")
_NOTHING = (-1, -1)


class Marks:
    """The marks of one slice. Use `watched` to begin an attempt.

    Attributes:
        suspects: Records that were under way when an earlier attempt ended: they are tried alone.
        deadly: Those at which it happened twice: they are put aside.
    """

    def __init__(self, out: Path, part: str, deadline: int | None) -> None:
        self._mark, self._deaths = (out / MARKS / f"{part}.{kind}" for kind in ("at", "deaths"))
        self._deadline = deadline
        self._armed = float("-inf")
        self._handle = -1
        self._sink: TextIO | None = None
        deaths = self._reckoned()
        self.suspects = frozenset(deaths)
        self.deadly = frozenset(number for number, times in deaths.items() if times >= TWICE)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """An attempt. Its end clears the mark; a death leaves it."""
        self._mark.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self._mark, os.O_CREAT | os.O_WRONLY, 0o644)
        try:
            with open(os.devnull, "w") as self._sink:  # noqa: PTH123
                yield
        finally:
            os.pwrite(self._handle, _AT.pack(*_NOTHING), 0)
            os.close(self._handle)
            if self._deadline is not None:
                faulthandler.cancel_dump_traceback_later()

    def at(self, first: int, last: int) -> None:
        """Note that the records from a first to a last are under way, and that time runs for them anew."""
        os.pwrite(self._handle, _AT.pack(first, last), 0)
        now = monotonic()
        # Arming starts a thread: a tenth of the deadline more or less is not worth that for each record.
        if self._deadline is not None and self._sink is not None and now - self._armed > self._deadline / 10:
            faulthandler.dump_traceback_later(self._deadline, exit=True, file=self._sink)
            self._armed = now

    def forget(self) -> None:
        """The slice is done."""
        self._mark.unlink(missing_ok=True)
        self._deaths.unlink(missing_ok=True)

    @staticmethod
    def excuse(out: Path) -> None:
        """Clear what attempts left whose run was ended from outside: no record is to blame for that."""
        for mark in (out / MARKS).glob("*.at"):
            mark.unlink(missing_ok=True)

    def _reckoned(self) -> dict[int, int]:
        """Deaths by record, with the last attempt's where it left a mark."""
        told = json.loads(self._deaths.read_bytes()) if self._deaths.exists() else {}
        deaths = {int(number): int(times) for number, times in told.items()}
        left = self._mark.read_bytes() if self._mark.exists() else b""
        first, last = _AT.unpack(left) if len(left) == _AT.size else _NOTHING
        if first >= 0:
            for number in range(first, last + 1):
                deaths[number] = deaths.get(number, 0) + 1
            write_whole(self._deaths, json.dumps(deaths, sort_keys=True).encode())
            self._mark.unlink()
        return deaths
