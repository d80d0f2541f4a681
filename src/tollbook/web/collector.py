"""Keeping Python's collector away from what stays."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_one = threading.Lock()


@contextmanager
def lasting() -> Iterator[None]:
    """Make many objects that stay: the collector neither looks at them again and again nor stops readers.

    Walking a million objects takes half a second, and making them sets it off many times: reading a ledger
    takes twice as long with it.
    """
    with _one:
        gc.disable()
        try:
            yield
        finally:
            if gc.get_freeze_count():  # what was made before may be gone by now
                gc.unfreeze()
                gc.collect()
            gc.freeze()
            gc.enable()
