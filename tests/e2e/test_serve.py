"""`tollbook serve` as a process: it answers until Ctrl-C, and says in one line where it cannot."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.e2e.conftest import Run


@pytest.fixture
def ledger(tollbook: Run, tmp_path: Path) -> Path:
    """A ledger with a claim."""
    (tmp_path / "a.txt").write_text("The army said 14 soldiers were killed on Tuesday.", encoding="utf-8")
    assert tollbook("add", "a.txt").returncode == 0
    return tmp_path / "tollbook.db"


def test_a_port_in_use_is_one_clear_error(tollbook: Run, ledger: Path) -> None:
    """With the address, and what to do; nothing is served."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = tollbook("serve", "--port", port)
    said = f"tollbook: 127.0.0.1:{port}: nobody can listen there: Address already in use; name another --port"
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert ran.stderr.startswith(said)


def test_pages_are_there_until_an_interrupt(ledger: Path) -> None:
    """The overview and the API answer; Ctrl-C ends it with 0 and without a traceback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "tollbook", "serve", "--port", str(port)],
        cwd=ledger.parent, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )  # fmt: skip
    try:
        for path in ("", "api/claims"):
            assert _page(f"http://127.0.0.1:{port}/{path}")
    finally:
        process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    assert process.wait(timeout=60) == 0


def _page(address: str, tries: int = 600) -> bytes:
    """What is at an address, once somebody answers there."""
    for _ in range(tries):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
                body: bytes = answer.read()
                return body
        except OSError as error:
            last = error
            time.sleep(0.1)
    raise last
