"""What the engines' tests run in workers: importable by name."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path


def square(number: int) -> int:
    """A pure function."""
    return number * number


def moody(number: int) -> int:
    """Raises on 3, leaves on 4, dies on 5, hangs on 7."""
    if number == 3:
        raise ValueError("no\nthrees")
    if number == 4:
        sys.exit("no fours")
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 7:
        time.sleep(600)
    return number


def dies_once(mark: str) -> str:
    """Dies the first time that it sees a mark, and answers the second."""
    if mark and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark


def marks(mark: str) -> str:
    """Leaves a mark that it was begun."""
    Path(mark).touch()
    return mark


def hangs(mark: str) -> None:
    """Leaves its process's number and does not come back."""
    Path(mark).write_text(str(os.getpid()))
    time.sleep(600)


def slow_square(item: tuple[str, int, float]) -> tuple[int, int]:
    """A square, in its time, with the parent of the process that found it in a file of the number's own."""
    folder, number, seconds = item
    time.sleep(seconds)
    with (Path(folder) / str(number)).open("a") as log:
        log.write(f"{os.getppid()}\n")
    return number, number * number


def cannot_travel(number: int) -> Callable[[], int]:
    """A value that no other process can be given."""
    return lambda: number
