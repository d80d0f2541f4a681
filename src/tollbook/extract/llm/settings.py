"""Which language model is asked, from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tollbook.errors import ModelError

URL, MODEL, KEY = "TOLLBOOK_LLM_URL", "TOLLBOOK_LLM_MODEL", "TOLLBOOK_LLM_KEY"
_HINT = "see docs/llm.md"


@dataclass(frozen=True, slots=True)
class Settings:
    """An OpenAI-compatible address and how patiently it is asked.

    Attributes:
        url: Where chat completions are asked for.
        model: The model's name there.
        key: Sent as a bearer token; never shown.
        seconds: All the time that one answer may take.
        pause: Seconds before the first new attempt; twice as long before each further one.
        attempts: How often one passage is sent before the address is given up.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 180.0
    pause: float = 1.0
    attempts: int = 4

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that an environment names.

        Raises:
            ModelError: If the address or the model is not named, or the address is none.
        """
        url, model = environment.get(URL, "").strip(), environment.get(MODEL, "").strip()
        for name, value in ((URL, url), (MODEL, model)):
            if not value:
                raise ModelError(f"{name} is not set", where="--extractor llm", hint=_HINT)
        if not re.fullmatch(r"[\x21-\x7e]{1,200}", model):
            raise ModelError(f"{MODEL} is no name of a model", where="--extractor llm", hint=_HINT)
        key = environment.get(KEY, "").strip()
        if not re.fullmatch(r"[\x21-\x7e]*", key):
            raise ModelError(f"{KEY} has characters that no key has", where="--extractor llm", hint=_HINT)
        return cls(_endpoint(url), model, key or None)


def _endpoint(url: str) -> str:
    """The address of chat completions below a base address such as `http://localhost:11434/v1`."""
    try:
        parts = urlsplit(url)
        plain = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        plain = False
    if not plain or parts.username or parts.password or parts.query or parts.fragment:
        raise ModelError(
            f"{URL} is no http or https address without user, query and fragment",
            where="--extractor llm",
            hint="as in http://localhost:11434/v1",
        )
    base = url.rstrip("/")
    return base if base.endswith("/chat/completions") else f"{base}/chat/completions"
