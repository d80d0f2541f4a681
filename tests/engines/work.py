"""What the engines' tests run in workers: importable by name."""

import os
import signal
import time


def square(number: int) -> int:
    """A pure function."""
    return number * number


def moody(number: int) -> int:
    """Raises on 3, dies on 5, hangs on 7."""
    if number == 3:
        raise ValueError("no\nthrees")
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 7:
        time.sleep(600)
    return number


def dies_once(mark: str) -> str:
    """Dies the first time that it sees a mark, and answers the second."""
    if mark and not os.path.exists(mark):  # noqa: PTH110
        open(mark, "w").close()  # noqa: PTH123
        os.kill(os.getpid(), signal.SIGKILL)
    return mark
