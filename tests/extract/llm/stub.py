"""A server that answers as it is told to, also badly."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One answer of the server.

    Attributes:
        hang: Seconds before anything is sent.
        trickle: Seconds between two bytes of the body.
        cut: Close the connection after so many bytes of the body.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    hang: float = 0
    trickle: float = 0
    cut: int | None = None


def completion(content: object, finish: str = "stop") -> Answer:
    """A chat completion whose text is `content`, as JSON if it is no string."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return Answer(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def proposal(**changes: Any) -> dict[str, Any]:
    """A proposal that fits "At least 14 soldiers were killed on Tuesday, the army said.", with changes."""
    return {
        "quote": "At least 14 soldiers were killed on Tuesday",
        "figure": "At least 14",
        "low": 14,
        "high": None,
        "hedge": "at_least",
        "harm": "killed",
        "victims": "soldiers",
        "claimant": "the army",
        "relayed_by": [],
        "stance": "asserts",
        "when": "on Tuesday",
        "said_when": None,
        "frame": "incident",
        "background": False,
        **changes,
    }


class Stub:
    """What the server answers, one after the other, the last for ever; and what it was asked."""

    def __init__(self, answers: tuple[Answer, ...]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.url = ""

    def next(self) -> Answer:
        """The answer that is due."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def _handler(stub: Stub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            stub.asked.append(json.loads(self.rfile.read(length)))
            stub.headers.append({name.lower(): value for name, value in self.headers.items()})
            stub.paths.append(self.path)
            answer = stub.next()
            time.sleep(answer.hang)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self._send(answer)

        def _send(self, answer: Answer) -> None:
            body = answer.body if answer.cut is None else answer.body[: answer.cut]
            try:
                for at in range(0, len(body), 1 if answer.trickle else max(1, len(body))):
                    self.wfile.write(body[at : at + 1] if answer.trickle else body)
                    self.wfile.flush()
                    time.sleep(answer.trickle)
            except OSError:
                return  # who asked has gone
            if answer.cut is not None:
                self.connection.close()

        def log_message(self, *arguments: object) -> None:
            """Nothing is logged."""

    return Handler


@contextmanager
def served(*answers: Answer) -> Iterator[Stub]:
    """A server on this machine that gives these answers."""
    stub = Stub(answers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(stub))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
