"""A lock that one process has, and the system takes back when it ends, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tollbook.errors import OutputError


@contextmanager
def locked(lock: Path, busy: OutputError) -> Iterator[None]:
    """Have a lock while it lasts.

    Args:
        lock: Its file, made where it is missing; it stays.
        busy: What to say if another process has it.

    Raises:
        OutputError: `busy`.
        OSError: If the file cannot be made.
    """
    import fcntl

    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise busy from error
        yield
