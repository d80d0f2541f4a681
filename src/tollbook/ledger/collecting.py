"""The collector of cycles, at rest while claims come in by the hundred thousand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile: claims and rows make none, and the search walks through all of them.

    It is a twentieth of the time of a bulk append (`benchmarks/ledger.py`).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
