"""An address to bytes: checked at every step, within limits, politely."""

import time
from collections.abc import Mapping
from email.message import Message
from pathlib import Path

import httpx2

from tollbook import __version__
from tollbook.errors import FetchError
from tollbook.read.address import Fetched
from tollbook.read.fetch.archive import archive as keep
from tollbook.read.fetch.cache import Cache, Entry, default_folder
from tollbook.read.fetch.exchange import Answer, ask, checked
from tollbook.read.fetch.manners import PACE, Pace, Robots
from tollbook.read.fetch.network import Budget

NAME = "tollbook"
AGENT = f"{NAME}/{__version__} (reads reports for figures of casualties)"
HOPS = 5
SECONDS = 20.0
WIRE = 10 * 2**20
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, "
    "text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Fetcher:
    """Fetches addresses for one run.

    Args:
        archive: A folder to keep a WARC of all answers in.
        cache: A folder for answers, instead of the user's cache.
        robots: Heed robots.txt.
        anywhere: Ask hosts that are not public, too. For tests alone: no file or variable sets it.
        pace: Seconds between two requests to one host.
        seconds: All the time that one address may take, waiting for manners aside.
    """

    def __init__(
        self, *, archive: Path | None = None, cache: Path | None = None, robots: bool = True,
        anywhere: bool = False, pace: float = PACE, seconds: float = SECONDS,
    ) -> None:  # fmt: skip
        self._archive, self._anywhere, self._seconds = archive, anywhere, seconds
        self._cache = Cache(cache or default_folder())
        self._pace = Pace(pace)
        self._robots = Robots(self._plain, NAME) if robots else None

    def fetch(self, url: str) -> Fetched:
        """What an address holds, over at most five redirects.

        Raises:
            FetchError: If it, or one that it leads to, is refused, forbidden, too large, too slow, or fails.
        """
        kept = self._cache.get(url)
        answer = self._follow(url, _conditions(kept))
        if answer.status == 304 and kept is not None:
            return Fetched(kept.url, kept.body, _charset(kept.content_type))
        if answer.status != 200:
            raise FetchError(f"answers {answer.status}", where=answer.url)
        kind = answer.headers.get("content-type", "")
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        if (etag or modified) and answer.url == url:
            self._cache.put(Entry(url, kind, etag, modified, answer.body))
        return Fetched(answer.url, answer.body, _charset(kind))

    def _follow(self, url: str, conditions: Mapping[str, str], *, heed: bool = True) -> Answer:
        """The answer at the end of the redirects, each of which is checked as the first address was."""
        budget = Budget(time.monotonic() + self._seconds, WIRE, url)
        for _ in range(HOPS + 1):
            if heed and self._robots:
                self._robots.require(checked(url))
            answer = self._ask(url, conditions, budget)
            place = answer.headers.get("location")
            if answer.status not in REDIRECTS or not place:
                return answer
            try:
                url, conditions = str(httpx2.URL(answer.url).join(place)), {}
            except (httpx2.InvalidURL, ValueError) as error:
                raise FetchError(f"leads to no address: {place[:100]}", where=answer.url) from error
        raise FetchError(f"leads on more than {HOPS} times", where=url)

    def _ask(self, url: str, conditions: Mapping[str, str], budget: Budget) -> Answer:
        waited = time.monotonic()
        self._pace.wait(checked(url).host)
        budget.until += time.monotonic() - waited
        answer = ask(url, {**_HEADERS, **conditions}, budget, anywhere=self._anywhere)
        if self._archive:
            keep(answer, self._archive)
        return answer

    def _plain(self, url: str) -> tuple[int, bytes]:
        """Status and body of a robots.txt."""
        answer = self._follow(url, {}, heed=False)
        return answer.status, answer.body


def _conditions(kept: Entry | None) -> dict[str, str]:
    if kept is None:
        return {}
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in asked.items() if value}


def _charset(content_type: str) -> str | None:
    message = Message()
    message["Content-Type"] = content_type
    return message.get_content_charset()
