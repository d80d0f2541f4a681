"""Headers that keep pages harmless; ETags and compression that save sending."""

import zlib
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
EMBEDDABLE = "/embed/"
WORTH_ZIPPING = 1_000
_KEPT_WHEN_UNCHANGED = ("etag", "cache-control", "vary", "content-security-policy", "set-cookie")


class Guard:
    """A strict content security policy for every answer; only embeddable panels may stand in other sites."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with headers; 304 where the reader has the same already."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Answering(scope, send).take)


class _Answering:
    """One answer on its way out: held until it is whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self._start: Message = {}
        self._pieces: list[bytes] = []

    async def take(self, message: Message) -> None:
        """A part of the answer."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._pieces.append(message.get("body", b""))
        if message.get("more_body", False):
            return
        start, body = _finished(self._scope, self._start, b"".join(self._pieces))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _finished(scope: Scope, start: Message, body: bytes) -> tuple[Message, bytes]:
    headers, asked = MutableHeaders(scope=start), Headers(scope=scope)
    ancestors = "*" if scope["path"].startswith(EMBEDDABLE) else "'none'"
    headers["Content-Security-Policy"] = _POLICY.format(ancestors=ancestors)
    for name, value in _ALWAYS.items():
        headers[name] = value
    if scope["method"] not in ("GET", "HEAD") or start["status"] != 200:
        return start, body
    headers.setdefault("ETag", tag_of(body))
    headers.setdefault("Cache-Control", "no-cache")
    headers["Vary"] = "Cookie, Accept-Encoding"
    if headers["ETag"] in _tags(asked.get("if-none-match", "")):
        kept = [(k, v) for k, v in start["headers"] if k.decode().lower() in (*_KEPT_WHEN_UNCHANGED, *_SAFE)]
        return {**start, "status": 304, "headers": kept}, b""
    # A page with a secret of its reader is not packed: its length would tell of what it holds (BREACH).
    secret = "cookie" in asked or "set-cookie" in headers
    plain = "content-encoding" not in headers and not secret
    if plain and len(body) >= WORTH_ZIPPING and accepts_gzip(asked):
        body = zipped(body)
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return start, body


_SAFE = tuple(name.lower() for name in _ALWAYS)


def _tags(sent: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in sent.split(",")}


def accepts_gzip(headers: Headers) -> bool:
    """Whether a reader can unpack."""
    return "gzip" in headers.get("accept-encoding", "")


def tag_of(body: bytes) -> str:
    """What names a page's content."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def zipped(body: bytes) -> bytes:
    """As gzip, without a time, so that the same page gives the same bytes."""
    packer = zlib.compressobj(4, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()
