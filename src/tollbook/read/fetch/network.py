"""Connections that go only to the address that was checked, and end when time or bytes run out."""

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore2

from tollbook.errors import FetchError
from tollbook.read.fetch.hosts import resolve


@dataclass(slots=True)
class Budget:
    """What one fetch may still use, over all its redirects."""

    until: float
    wire: int
    where: str

    def left(self) -> float:
        """Seconds that are left.

        Raises:
            FetchError: If none are.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise FetchError("took too long", where=self.where)
        return left

    def take(self, size: int) -> None:
        """Count bytes that came in.

        Raises:
            FetchError: If they are too many.
        """
        self.wire -= size
        if self.wire < 0:
            raise FetchError("sends more than may be fetched", where=self.where)


class PinnedBackend(httpcore2.NetworkBackend):
    """Resolves a host itself, refuses what is not public, and connects to the address that it checked."""

    def __init__(self, budget: Budget, *, anywhere: bool) -> None:
        self._inner = httpcore2.SyncBackend()
        self._budget, self._anywhere = budget, anywhere

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:  # fmt: skip
        """A connection to the host's checked address; the name itself is never resolved again."""
        address = resolve(host, port, anywhere=self._anywhere)
        stream = self._inner.connect_tcp(str(address), port, timeout=self._budget.left())
        return _Metered(stream, self._budget)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Never."""
        raise FetchError("is no address of the web", where=path)

    def sleep(self, seconds: float) -> None:
        """Wait, as long as there is time."""
        time.sleep(min(seconds, self._budget.left()))


class _Metered(httpcore2.NetworkStream):
    """A stream that counts what comes in, and waits no longer than there is time for all of the fetch."""

    def __init__(self, inner: httpcore2.NetworkStream, budget: Budget) -> None:
        self._inner, self._budget = inner, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data: bytes = self._inner.read(max_bytes, timeout=self._budget.left())
        self._budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=self._budget.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secure = self._inner.start_tls(ssl_context, server_hostname, timeout=self._budget.left())
        return _Metered(secure, self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
