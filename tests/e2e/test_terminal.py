"""What a person at a terminal meets: tables as wide as the window, prompts that can be left."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

REPORT = (
    "published: 2031-03-18\n\n"
    "Eastland's defence ministry said on Monday that between 12,300 and 14,700 of its soldiers had "
    "been killed."
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
FIGURE, DAY = "12,300–14,700", "2031-03-17"


def at_terminal(folder: Path, columns: int, *args: str, typed: bytes = b"") -> tuple[int, str]:
    """Run `tollbook ARGS…` at a terminal of so many columns, type something; exit code and what it showed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    env = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1", "TERM": "xterm"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tollbook", *args],
        cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the terminal's other end is closed
            break
        if not more:
            break
        shown += more
        if typed and shown.rstrip().endswith(b":"):
            os.write(ours, typed)
            typed = b""
    os.close(ours)
    return process.wait(timeout=60), ANSI.sub("", shown.decode()).replace("\r", "")


@pytest.mark.parametrize("columns", [64, 80, 100, 130])
def test_no_table_splits_a_figure_or_a_day(tmp_path: Path, columns: int) -> None:
    """Whatever the window: no line is longer than it, and figure and day stand in one piece."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    code, shown = at_terminal(tmp_path, columns, "read", "report.txt")
    assert code == 0, shown
    assert FIGURE in shown
    assert DAY in shown
    assert max(map(len, shown.splitlines())) <= columns


@pytest.mark.parametrize("columns", [80, 130])
def test_a_claim_s_id_is_shown_in_any_window(tollbook: Run, tmp_path: Path, columns: int) -> None:
    """Without it nobody could review a claim; where a table lacks the room for it, there is a list."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert tollbook("add", "report.txt").returncode == 0
    (line,) = tollbook("claims", "--format", "csv").stdout.splitlines()[1:]
    _, shown = at_terminal(tmp_path, columns, "claims")
    (ident,) = (cell for cell in line.split(",") if len(cell) == 64 and cell[:10] in shown)
    assert FIGURE in shown
    assert ident


def test_a_wizard_can_be_left(tmp_path: Path) -> None:
    """Ctrl-C at a question ends `case new` with 130 and writes nothing."""
    code, shown = at_terminal(tmp_path, 80, "case", "new", typed=b"\x03")
    assert (code, "interrupted" in shown) == (130, True), shown
    assert not list(tmp_path.iterdir())


def test_a_wizard_asks_nothing_for_a_file_that_is_there(tmp_path: Path) -> None:
    """`case new FILE` says so at once, not after the last question."""
    (tmp_path / "strait.toml").write_text("", encoding="utf-8")
    code, shown = at_terminal(tmp_path, 80, "case", "new", "strait.toml")
    assert code == 1
    assert shown == "tollbook: strait.toml: is there already; name another file, or say --force\n"
