"""Waiting for other processes, without a fixed time."""

import os
import time
from collections.abc import Callable
from pathlib import Path


def awaited(look: Callable[[], object], seconds: float = 30) -> str:
    """What a look sees once it sees something; nothing if that takes too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if seen := look():
                return str(seen)
        except OSError:
            pass
        time.sleep(0.1)
    return ""


def lives(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
