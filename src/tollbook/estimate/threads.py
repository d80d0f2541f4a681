"""One thread for linear algebra: the matrices are small, and threads that wait for one another cost more."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@contextmanager
def one_thread() -> Iterator[None]:
    """While it lasts, BLAS and LAPACK keep to the thread that calls them, and add up in one order."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> Any:
    import scipy.linalg  # noqa: F401 (so that its library is among those found)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
