"""Who is signed in, and that a form came from a page of ours. No state but what is signed.

A session cookie holds name, end and a random part, signed with HMAC-SHA-256 under the server's key and the
name's password hash. The token of a form is a signature of the cookie that it was shown with.
"""

import hmac
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256

from tollbook.web.users import Users

COOKIE = "tollbook_session"
HOURS = 12


class Sessions:
    """Makes and reads the cookies of one server."""

    def __init__(self, users: Users, clock: Callable[[], float] = time.time) -> None:
        self._users, self._clock, self._key = users, clock, users.key()

    def anonymous(self) -> str:
        """A cookie for somebody who has not signed in, to which a form's token can be tied."""
        return self._sealed(f".0.{secrets.token_urlsafe(18)}", "")

    def begin(self, name: str) -> str:
        """A cookie for somebody who has just given their password."""
        until = int(self._clock()) + HOURS * 3600
        encoded = urlsafe_b64encode(name.encode()).decode()
        return self._sealed(f"{encoded}.{until}.{secrets.token_urlsafe(18)}", self._users.hash_of(name) or "")

    def name(self, cookie: str) -> str | None:
        """Who signed in with a cookie; None where it is none of ours, is over, or the person is gone."""
        try:
            body, _ = cookie.rsplit(".", 1)
            encoded, until, _ = body.split(".")
            name = urlsafe_b64decode(encoded.encode()).decode()
        except ValueError:
            return None
        hashed = self._users.hash_of(name) if name else None
        if hashed is None or not hmac.compare_digest(self._sealed(body, hashed), cookie):
            return None
        return name if until.isdigit() and int(until) > self._clock() else None

    def token(self, cookie: str) -> str:
        """What a form shown with this cookie must carry."""
        return self._sign(f"form {cookie}")

    def genuine(self, cookie: str, token: str) -> bool:
        """Whether a form's token belongs to the cookie that came with it."""
        return bool(cookie) and hmac.compare_digest(self.token(cookie).encode(), token.encode())

    def _sealed(self, body: str, hashed: str) -> str:
        return f"{body}.{self._sign(f'cookie {body} {hashed}')}"

    def _sign(self, text: str) -> str:
        digest = hmac.new(self._key, text.encode("utf-8", "surrogatepass"), sha256).digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")


class Attempts:
    """Slows down guessing: after so many failures for a name, its sign-ins are not looked at for a while."""

    MOST, SECONDS, NAMES = 8, 60.0, 10_000

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: dict[str, list[float]] = {}

    def blocked(self, name: str) -> bool:
        """Whether the name has to wait."""
        return len(self._recent(name)) >= self.MOST

    def failed(self, name: str) -> None:
        """Remember a failure."""
        if len(self._failures) >= self.NAMES:
            self._failures.clear()
        self._failures[name] = [*self._recent(name), self._clock()]

    def _recent(self, name: str) -> list[float]:
        return [at for at in self._failures.get(name, ()) if at > self._clock() - self.SECONDS]
