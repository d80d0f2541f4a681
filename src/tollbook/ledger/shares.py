"""Share the check of a great ledger with processes of its own.

Each is a Python of this installation that opens the ledger to be read, is sent stretches on its standard
input, a line each, and answers with what it found. It is no worker of `multiprocessing`, which would run the
caller's program a second time. Whatever becomes of one, what it leaves is checked here.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TextIO

from sqlalchemy import Engine

from tollbook.ledger.address import engine_for, path_of, reading, url_of
from tollbook.ledger.stretch import Found, Stretches

Stretch = tuple[int, int]
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.readline()); "
    "from tollbook.ledger.shares import serve; serve(sys.stdin, sys.stdout)"
)


class Shares:
    """Stretches that are taken one after another, by whoever is free, and what was found in each."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._free, self._lock = iter(stretches), Lock()
        self.found: dict[Stretch, Found] = {}

    def __iter__(self) -> Iterator[Stretch]:
        """Those that nobody took yet."""
        while True:
            with self._lock:
                one = next(self._free, None)
            if one is None:
                return
            yield one

    def close(self) -> None:
        """Give out no more."""
        with self._lock:
            self._free = iter(())

    @property
    def left(self) -> list[Stretch]:
        """Those in which nothing was looked for to the end."""
        return [one for one in self._stretches if one not in self.found]


@contextmanager
def shared(shares: Shares, engine: Engine, saved: bytes, processes: int) -> Iterator[None]:
    """Let some processes take their share; at the end all that was taken is checked, or left."""
    threads = [Thread(target=_employ, args=(shares, engine, saved), daemon=True) for _ in range(processes)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        shares.close()
        for thread in threads:
            thread.join()


def _employ(shares: Shares, engine: Engine, saved: bytes) -> None:
    """Send stretches to a process of its own until none is left, or it answers no more."""
    path = path_of(engine.url)
    where = str(path.absolute()) if path else engine.url.render_as_string(hide_password=False)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with suppress(OSError, ValueError):
        own = [sys.executable, "-c", _START]
        process: Any = subprocess.Popen(own, stderr=subprocess.DEVNULL, **pipes)  # noqa: S603 (this Python)
        with process:
            _send(process.stdin, sys.path)
            _send(process.stdin, [where, path is not None, saved.hex()])
            for one in shares:
                _send(process.stdin, one)
                problems, orphaned, entries, found = json.loads(process.stdout.readline())
                shares.found[one] = Found(problems, orphaned, entries, found)


def _send(pipe: TextIO, value: object) -> None:
    pipe.write(json.dumps(value) + "\n")
    pipe.flush()


def serve(asked: TextIO, answers: TextIO) -> None:
    """Check stretches as they are asked for, until there are no more."""
    where, is_path, saved = json.loads(asked.readline())
    engine = engine_for(url_of(Path(where) if is_path else where), readonly=True)
    with reading(engine) as connection:
        stretches = Stretches(connection, bytes.fromhex(saved))
        for line in asked:
            found = stretches.check(*json.loads(line))
            _send(answers, [found.problems, found.orphaned, found.entries, found.saved])
    engine.dispose()
