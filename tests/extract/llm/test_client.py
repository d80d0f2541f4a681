"""Asking a model: patient with what passes, finished with what does not, and silent about the key."""

import time
from email.utils import formatdate

import pytest

from tests.extract.llm.stub import Answer, completion, served
from tollbook.errors import ModelError
from tollbook.extract.llm.client import LARGEST, Client, UnusableReplyError
from tollbook.extract.llm.prompt import messages
from tollbook.extract.llm.settings import Settings

QUESTION = messages("Twelve people died.")
GOOD = completion({"claims": []})


def client(url: str, **changes: object) -> Client:
    """A client that waits next to nothing between attempts."""
    settings = {"url": f"{url}/chat/completions", "model": "m", "pause": 0.001, "seconds": 5.0, **changes}
    return Client(Settings(**settings))  # type: ignore[arg-type]


def test_what_is_sent() -> None:
    """The question names model, schema, temperature 0 and seed; the key goes as a bearer token alone."""
    with served(GOOD) as stub:
        assert client(stub.url, key="secret-1").complete(QUESTION) == '{"claims": []}'
    (asked,), (headers,) = stub.asked, stub.headers
    assert stub.paths == ["/v1/chat/completions"]
    assert (asked["model"], asked["temperature"], asked["seed"], asked["stream"]) == ("m", 0, 1, False)
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert headers["authorization"] == "Bearer secret-1"
    assert "secret-1" not in str(asked)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_passes_is_waited_for(status: int) -> None:
    """An answer that asks for patience is followed by another attempt."""
    with served(Answer(status), Answer(status), GOOD) as stub:
        assert client(stub.url).complete(QUESTION)
    assert len(stub.asked) == 3


@pytest.mark.parametrize("after", ["0", "0.5", "Wed, 21 Oct 2015 07:28:00 GMT", "soon", "-1"])
def test_the_server_says_when_to_come_back(after: str) -> None:
    """Seconds and dates are understood, the past means now, and nonsense is passed over."""
    with served(Answer(429, headers={"Retry-After": after}), GOOD) as stub:
        assert client(stub.url).complete(QUESTION)
    assert len(stub.asked) == 2


def test_no_wait_is_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that asks for a day of patience gets a minute; without a word, each wait is twice the last."""
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    tomorrow = formatdate(time.time() + 86_400, usegmt=True)
    busy = [Answer(429, headers={"Retry-After": when}) for when in ("86400", tomorrow, "9" * 400)]
    with served(*busy, GOOD) as stub:
        assert client(stub.url).complete(QUESTION)
    assert [wait for wait in waits if wait >= 1] == [60, 60, 60]
    waits.clear()
    with served(Answer(503)) as stub, pytest.raises(ModelError, match="answers 503"):
        client(stub.url, pause=2.0).complete(QUESTION)
    assert [wait for wait in waits if wait >= 1] == [2, 4, 8]
    assert len(stub.asked) == 4


def test_a_server_without_schemas_is_asked_for_json() -> None:
    """A refusal of the schema is answered with plain JSON, from then on at once."""
    refusal = Answer(400, b'{"error": {"message": "json_schema is not supported"}}')
    with served(refusal, GOOD) as stub:
        asking = client(stub.url)
        asking.complete(QUESTION)
        asking.complete(QUESTION)
    assert [asked["response_format"]["type"] for asked in stub.asked] == [
        "json_schema",
        "json_object",
        "json_object",
    ]


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refusal_is_said_without_the_key(status: int) -> None:
    """What a server says of its refusal is shown in one line, the key taken out of it."""
    body = b'{"error": {"message": "bad key secret-1\\n\\u001b[31m for model"}}'
    with served(Answer(status, body)) as stub, pytest.raises(ModelError) as refused:
        client(stub.url, key="secret-1").complete(QUESTION)
    said = str(refused.value)
    assert f"answers {status}: bad key … " in said
    assert "secret-1" not in said
    assert "\x1b" not in said


def test_the_key_is_not_shown() -> None:
    """The settings can be printed."""
    assert "secret" not in repr(Settings("http://x/v1", "m", key="secret"))


def test_redirects_are_not_followed() -> None:
    """An answer that leads elsewhere ends it: the key would go along."""
    with served(GOOD) as other:
        away = Answer(307, headers={"Location": f"{other.url}/chat/completions"})
        with served(away) as stub, pytest.raises(ModelError, match="leads elsewhere"):
            client(stub.url, key="k").complete(QUESTION)
        assert other.asked == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"x" * (LARGEST + 1), "more than 2 MB"),
        (b"", "no chat completion"),
        (b"[" * 100_000, "no chat completion"),
        (b'{"choices": []}', "no chat completion"),
        (b'{"choices": [{"message": {"content": 7}}]}', "empty"),
        (b'{"choices": [{"message": {"content": null}}]}', "empty"),
        (b'{"choices": {"0": 1}}', "no chat completion"),
        (b"\xff\xfe", "no chat completion"),
        (completion("{", finish="length").body, "cut short"),
    ],
)
def test_answers_that_cannot_be_used(body: bytes, why: str) -> None:
    """Whatever comes instead of a completion, however large, is one plain error."""
    with served(Answer(body=body)) as stub, pytest.raises(UnusableReplyError, match=why):
        client(stub.url).complete(QUESTION)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=GOOD.body, hang=2),
        Answer(body=GOOD.body, trickle=0.15),
        Answer(body=GOOD.body, cut=10),
        Answer(body=GOOD.body, headers={"Content-Encoding": "gzip"}),
    ],
    ids=["silent", "trickling", "broken off", "not packed as it says"],
)
def test_a_server_that_does_not_deliver(answer: Answer) -> None:
    """Silence, a trickle of bytes and a broken connection end in time, each tried as often as allowed."""
    with served(answer) as stub, pytest.raises(ModelError, match="does not answer"):
        client(stub.url, seconds=0.4, attempts=2).complete(QUESTION)
    assert len(stub.asked) == 2


def test_nobody_listens() -> None:
    """An address where nothing listens is one plain error."""
    with served(GOOD) as stub:
        url = stub.url
    with pytest.raises(ModelError, match="does not answer"):
        client(url, attempts=2).complete(QUESTION)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TOLLBOOK_LLM_URL": "http://localhost/v1"},
        {"TOLLBOOK_LLM_MODEL": "m"},
        {"TOLLBOOK_LLM_URL": "file:///etc/passwd", "TOLLBOOK_LLM_MODEL": "m"},
        {"TOLLBOOK_LLM_URL": "http://user:word@host/v1", "TOLLBOOK_LLM_MODEL": "m"},
        {"TOLLBOOK_LLM_URL": "http://host:99999/v1", "TOLLBOOK_LLM_MODEL": "m"},
        {"TOLLBOOK_LLM_URL": "http://localhost/v1", "TOLLBOOK_LLM_MODEL": "a b\nc"},
        {"TOLLBOOK_LLM_URL": "http://localhost/v1", "TOLLBOOK_LLM_MODEL": "m", "TOLLBOOK_LLM_KEY": "a\nb"},
    ],
)
def test_settings_that_are_wrong(environment: dict[str, str]) -> None:
    """What is missing or no address is refused before anything is sent, and no secret is repeated."""
    with pytest.raises(ModelError) as refused:
        Settings.of(environment)
    assert "word" not in str(refused.value)


def test_settings_of_an_environment() -> None:
    """A base address, with or without a slash or the last part, leads to the same place."""
    for url in ("http://localhost:1/v1", "http://localhost:1/v1/", "http://localhost:1/v1/chat/completions"):
        found = Settings.of({"TOLLBOOK_LLM_URL": url, "TOLLBOOK_LLM_MODEL": "llama3:8b"})
        assert found.url == "http://localhost:1/v1/chat/completions"
        assert (found.model, found.key) == ("llama3:8b", None)
