"""The process that makes estimates beside a server."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

SERVER = """
import os, sys, threading, time
from multiprocessing import get_context
from tollbook.web.estimating import _end_with_parent

def work():
    threading.Thread(target=_end_with_parent, daemon=True).start()
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    get_context("spawn").Process(target=work, daemon=True).start()
    time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at processes as Linux shows them")
def test_a_killed_server_leaves_nobody_behind(tmp_path: Path) -> None:
    """Whatever ends the server, the process that works for it ends too."""
    script = tmp_path / "server.py"
    script.write_text(SERVER, "utf-8")
    server = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=_paths())
    assert server.stdout is not None
    worker = int(server.stdout.readline())
    assert _is_there(worker)
    server.kill()
    server.communicate()
    patience = time.monotonic() + 30
    while _is_there(worker) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not _is_there(worker)


def _paths() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def _is_there(process: int) -> bool:
    """Whether a process runs: one that ended and that nobody asked after does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
