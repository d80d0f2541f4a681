"""How much memory this process takes, and a limit on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_mb() -> int:
    """The most memory (MB) that this process ever held, its parent's share not counted; 0 if unknown."""
    try:
        found = re.search(r"VmHWM:\s*(\d+) kB", STATUS.read_text())
    except OSError:
        return _by_account()
    return int(found[1]) // 1024 if found else 0


def _by_account() -> int:
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0
    return getrusage(RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def at_most(megabytes: int | None) -> Iterator[None]:
    """A limit on the address space that this process may take: beyond it, MemoryError, not the machine."""
    if megabytes is None:
        yield
        return
    from resource import RLIMIT_AS, getrlimit, setrlimit

    before, hard = getrlimit(RLIMIT_AS)
    setrlimit(RLIMIT_AS, (megabytes * 2**20, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_AS, (before, hard))
