"""One question to an OpenAI-compatible address, patiently and within limits."""

import json
import time
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import msgspec

from tollbook.errors import ModelError
from tollbook.extract.llm.prompt import Message
from tollbook.extract.llm.schema import reply_schema
from tollbook.extract.llm.settings import Settings

LARGEST = 2 * 2**20
LONGEST_WAIT = 60.0
_AGAIN = frozenset({408, 425, 429})
_REFUSED = frozenset({400, 404, 415, 422, 501})
_MOST_SAID = 200


class UnusableReplyError(ModelError):
    """The model answered, but nothing that can be read; another passage may fare better."""


class Client:
    """Asks one model. Redirects are not followed and proxies of the environment not used.

    Args:
        settings: Which model, where, and how patiently.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._http = httpx2.Client(
            trust_env=False, follow_redirects=False, timeout=httpx2.Timeout(settings.seconds, connect=10.0)
        )
        self._forms: list[dict[str, Any]] = [
            {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": reply_schema()},
            },
            {"type": "json_object"},
        ]

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def complete(self, messages: list[Message]) -> str:
        """The text of the model's answer.

        A server that refuses answers by schema is asked for plain JSON from then on.

        Raises:
            UnusableReplyError: If the answer is too large, cut short, or none.
            ModelError: If the address cannot be reached, refuses, or keeps failing.
        """
        status, body = self._asked(messages)
        if status in _REFUSED and len(self._forms) > 1:
            refused = self._forms.pop(0)
            again, body_again = self._asked(messages)
            if again in _REFUSED:  # it was not the schema
                self._forms.insert(0, refused)
            else:
                status, body = again, body_again
        if status != 200:
            raise self._refusal(status, body)
        return _content(body)

    def _asked(self, messages: list[Message]) -> tuple[int, bytes]:
        """Status and body of an answer, after as many attempts as it takes."""
        question = {
            "model": self._settings.model,
            "messages": messages,
            "response_format": self._forms[0],
            "temperature": 0,
            "seed": 1,
            "stream": False,
        }
        content = json.dumps(question, ensure_ascii=False).encode("utf-8")
        wait = self._settings.pause
        for left in reversed(range(self._settings.attempts)):
            failure: ModelError
            asked_for = None
            try:
                status, headers, body = self._post(content)
            except (httpx2.TransportError, httpx2.DecodingError, OSError) as error:
                failure = self._error(f"does not answer: {type(error).__name__}")
                failure.__cause__ = error
            else:
                if (status not in _AGAIN and status < 500) or status == 501:
                    return status, body
                failure = self._refusal(status, body)
                asked_for = _retry_after(headers.get("retry-after"))
            if not left:
                raise failure
            time.sleep(min(LONGEST_WAIT, wait if asked_for is None else asked_for))
            wait *= 2
        raise self._error("was not asked")

    def _post(self, content: bytes) -> tuple[int, httpx2.Headers, bytes]:
        """One request; its answer as long as it is neither too large nor too slow."""
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        until = time.monotonic() + self._settings.seconds
        body = bytearray()
        with self._http.stream("POST", self._settings.url, content=content, headers=headers) as answer:
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise UnusableReplyError(
                        f"answers with more than {LARGEST >> 20} MB", where=self._settings.url
                    )
                if time.monotonic() > until:
                    raise httpx2.ReadTimeout("the answer trickles")
            return answer.status_code, answer.headers, bytes(body)

    def _refusal(self, status: int, body: bytes) -> ModelError:
        if 300 <= status < 400:
            return self._error(f"answers {status} and leads elsewhere, where it is not followed")
        said = _said(body)
        if self._settings.key:
            said = said.replace(self._settings.key, "…")
        return self._error(f"answers {status}" + (f": {said}" if said else ""))

    def _error(self, what: str) -> ModelError:
        return ModelError(what, where=self._settings.url)


def _content(body: bytes) -> str:
    """The first choice's text."""
    try:
        answer = msgspec.json.decode(body)
        choice = answer["choices"][0]
        content = choice["message"]["content"]
    except (msgspec.DecodeError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise UnusableReplyError("the answer is no chat completion") from error
    if not isinstance(content, str) or not content.strip():
        raise UnusableReplyError("the answer is empty")
    if choice.get("finish_reason") == "length":
        raise UnusableReplyError("the answer is cut short")
    return content


def _said(body: bytes) -> str:
    """What a server says of its refusal, in one short line."""
    try:
        said = msgspec.json.decode(body[:LARGEST])["error"]
        said = said["message"] if isinstance(said, dict) else said
    except (msgspec.DecodeError, LookupError, TypeError, ValueError, RecursionError):
        return ""
    line = " ".join(said.split()) if isinstance(said, str) else ""
    return "".join(c for c in line if c.isprintable())[:_MOST_SAID]


def _retry_after(value: str | None) -> float | None:
    """Seconds that a server asks to wait (RFC 9110, section 10.2.3); None where it does not say."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
