"""A message to an address that the user named: under the rules of fetching, sent again a few times."""

import time

from tollbook.errors import FetchError
from tollbook.read.fetch.exchange import ask
from tollbook.read.fetch.fetcher import AGENT
from tollbook.read.fetch.network import Budget

PAUSES = (0.0, 1.0, 5.0)  # seconds before each attempt
SECONDS = 20.0
ANSWER = 2**20  # bytes of an answer that are read


def post(url: str, body: bytes, *, name: str, private: bool = False, seconds: float = SECONDS) -> None:
    """Send JSON and see that it is taken.

    Args:
        url: http or https; a redirect is not followed.
        body: What to send.
        name: Of the message, so that a receiver can tell one that is sent again (`Idempotency-Key`).
        private: Send to hosts that are not public, too: the user's own.
        seconds: What one attempt may take.

    Raises:
        FetchError: If the address is refused, or no attempt is answered with a 2xx.
    """
    headers = {
        "User-Agent": AGENT, "Content-Type": "application/json", "Content-Length": str(len(body)),
        "Idempotency-Key": name, "Accept-Encoding": "identity",
    }  # fmt: skip
    for pause in PAUSES:
        time.sleep(pause)
        try:
            budget = Budget(time.monotonic() + seconds, ANSWER, url)
            status = ask(url, headers, budget, anywhere=private, post=body).status
        except FetchError as error:
            failure = error
            continue
        if 200 <= status < 300:
            return
        failure = FetchError(f"answers {status}", where=url)
        if 300 <= status < 500 and status not in (408, 429):
            break
    raise failure
