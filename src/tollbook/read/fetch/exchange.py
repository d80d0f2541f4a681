"""One request and its answer, redirects not followed."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

import httpcore2
import httpx2

from tollbook.errors import FetchError
from tollbook.read.fetch.network import Budget, PinnedBackend

EXPANDED = 50 * 2**20
FAILURES = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)
CODINGS = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # 47: zlib finds out whether it is gzip or zlib


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        headers: Names in lower case; of repeated ones, the first.
        raw: Every header as it came.
        wire: The body as it came.
        body: The body, its coding taken off.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    raw: tuple[tuple[str, str], ...]
    wire: bytes
    body: bytes


def ask(
    url: str, headers: Mapping[str, str], budget: Budget, *, anywhere: bool, post: bytes | None = None
) -> Answer:
    """Send one GET or, with something to post, one POST.

    Raises:
        FetchError: If the address is none of the web or not public, the server fails or sends nonsense, or
            the answer goes over the budget.
    """
    target = checked(url)
    own = {"Host": target.netloc.decode("ascii"), "Connection": "close", **headers}
    backend = PinnedBackend(budget, anywhere=anywhere)
    with httpcore2.ConnectionPool(network_backend=backend, max_keepalive_connections=0) as pool:
        try:
            method = "GET" if post is None else "POST"
            request = httpcore2.Request(method, str(target), headers=list(own.items()), content=post)
            response = pool.handle_request(request)
            try:
                wire = b"".join(response.iter_stream())
            finally:
                response.close()
        except (httpcore2.TimeoutException, TimeoutError) as error:
            raise FetchError("took too long", where=url) from error
        except (*FAILURES, OSError, ValueError) as error:
            raise FetchError(f"does not answer: {error or type(error).__name__}", where=url) from error
    raw = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
    known: dict[str, str] = {}
    for name, value in raw:
        known.setdefault(name.lower(), value)
    body = _decoded(wire, known.get("content-encoding", ""), url)
    return Answer(str(target), response.status, known, raw, wire, body)


def checked(url: str) -> httpx2.URL:
    """An http or https address, its host in ASCII (IDNA).

    Raises:
        FetchError: If it is another, has no host, or names a user or password.
    """
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(f"is no address: {error}", where=url[:200]) from error
    if parsed.scheme not in ("http", "https"):
        raise FetchError(f"'{parsed.scheme}' is not fetched, only http and https", where=url[:200])
    if not parsed.host:
        raise FetchError("has no host", where=url[:200])
    if parsed.userinfo:
        raise FetchError("names a user", where=url[:200], hint="leave the name and password out")
    return parsed.copy_with(fragment=None)


def _decoded(wire: bytes, coding: str, url: str) -> bytes:
    """The body without its coding, never more than `EXPANDED` bytes of it."""
    named = coding.strip().lower()
    if named in ("", "identity"):
        return wire
    if named not in CODINGS:
        raise FetchError(f"is packed as '{named[:40]}', which was not asked for", where=url)
    engine = zlib.decompressobj(wbits=CODINGS[named])
    try:
        body = engine.decompress(wire, EXPANDED + 1)
    except zlib.error as error:
        raise FetchError("is packed and damaged", where=url) from error
    if len(body) > EXPANDED:
        raise FetchError(f"expands to more than {EXPANDED // 2**20} MB", where=url)
    return body
