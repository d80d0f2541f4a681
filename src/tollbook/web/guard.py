"""Headers that keep pages harmless, and ETags that save sending what a reader has."""

from collections.abc import AsyncIterator
from hashlib import sha256

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response

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


class Guard(BaseHTTPMiddleware):
    """A strict content security policy for every answer; only embeddable panels may stand in other sites."""

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Answer, with headers; 304 where the reader has the same already."""
        answer = await call_next(request)
        ancestors = "*" if request.url.path.startswith(EMBEDDABLE) else "'none'"
        answer.headers["Content-Security-Policy"] = _POLICY.format(ancestors=ancestors)
        for name, value in _ALWAYS.items():
            answer.headers[name] = value
        if request.method not in ("GET", "HEAD") or answer.status_code != 200:
            return answer
        return await _tagged(request, answer)


async def _tagged(request: Request, answer: Response) -> Response:
    pieces: AsyncIterator[bytes] = answer.body_iterator  # type: ignore[attr-defined]  # what call_next gives
    body = b"".join([piece async for piece in pieces])
    headers = {k: v for k, v in answer.headers.items() if k.lower() != "content-length"}
    headers["ETag"] = f'"{sha256(body).hexdigest()[:32]}"'
    headers.setdefault("Cache-Control", "no-cache")
    headers["Vary"] = "Cookie"
    known = [tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")]
    if headers["ETag"] in known:
        kept = {k: v for k, v in headers.items() if k.lower() not in ("content-type", "content-length")}
        return Response(status_code=304, headers=kept)
    return Response(body, answer.status_code, headers)
