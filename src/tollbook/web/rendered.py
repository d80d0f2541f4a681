"""Pages that were made for a state of the ledger, kept as they are sent."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import Response

from tollbook.web.guard import accepts_gzip, tag_of, zipped

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as bytes, and packed."""

    body: bytes
    packed: bytes
    tag: str
    media: str

    @classmethod
    def of(cls, page: str, media: str) -> "Rendered":
        """A page's text, packed once for all who ask for it."""
        body = page.encode("utf-8", "surrogatepass")
        return cls(body, zipped(body), tag_of(body), media)

    def answer(self, asked: Headers) -> Response:
        """The page for a reader, packed where they can unpack."""
        headers = {"ETag": self.tag}
        if accepts_gzip(asked):
            headers["Content-Encoding"] = "gzip"
        body = self.packed if accepts_gzip(asked) else self.body
        return Response(body, headers=headers, media_type=f"{self.media}; charset=utf-8")


class RenderedPages:
    """The newest pages, as many as fit."""

    MOST_BYTES = 64_000_000

    def __init__(self) -> None:
        self._lock, self._bytes = threading.Lock(), 0
        self._pages: OrderedDict[Key, Rendered] = OrderedDict()

    def page(self, key: Key, make: Callable[[], str], media: str = "text/html") -> Rendered:
        """The page under a key, made if it is not there, and the type that it is sent as."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        made = Rendered.of(make(), media)
        with self._lock:
            if key not in self._pages:
                self._pages[key] = made
                self._bytes += _size(made)
            while self._bytes > self.MOST_BYTES:
                _, old = self._pages.popitem(last=False)
                self._bytes -= _size(old)
        return made


def _size(page: Rendered) -> int:
    return len(page.body) + len(page.packed)
