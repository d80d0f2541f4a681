"""How a guest behaves: what a host's robots.txt forbids is left, and it is asked once a second."""

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

import httpx2

from tollbook.errors import FetchError

PACE = 1.0  # seconds between two requests to one host
ROBOTS_LARGEST = 512_000  # bytes of robots.txt that count (RFC 9309, section 2.5, asks for at least 500 KiB)


class Pace:
    """Waits until a host may be asked again."""

    def __init__(self, seconds: float = PACE) -> None:
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Return at once for a new host, else a second after the last request to it."""
        due = self._last.get(host, float("-inf")) + self._seconds
        if (left := due - time.monotonic()) > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()


class Robots:
    """What hosts allow, each asked once (RFC 9309).

    Args:
        get: Status and body of an address.
        agent: Our name, without a version.
    """

    def __init__(self, get: Callable[[str], tuple[int, bytes]], agent: str) -> None:
        self._get, self._agent = get, agent
        self._known: dict[str, RobotFileParser] = {}

    def require(self, url: httpx2.URL) -> None:
        """Return where the host lets us.

        Raises:
            FetchError: If it does not, or its robots.txt cannot be had because the server fails.
        """
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._known:
            self._known[origin] = self._read(f"{origin}/robots.txt")
        if not self._known[origin].can_fetch(self._agent, str(url)):
            raise FetchError(
                "its robots.txt forbids it", where=str(url), hint="save the page yourself, and read that"
            )

    def _read(self, url: str) -> RobotFileParser:
        status, body = self._get(url)
        rules = RobotFileParser(url)
        if 400 <= status < 500:
            rules.parse(["User-agent: *", "Allow: /"])  # section 2.3.1.3: there is none
        elif status >= 300:
            rules.parse(["User-agent: *", "Disallow: /"])  # section 2.3.1.4: unreachable is forbidden
        else:
            rules.parse(body[:ROBOTS_LARGEST].decode("utf-8", "replace").splitlines())
        return rules
