"""The manual's own program checks a ledger."""

import re
import subprocess
import sys
from pathlib import Path

from tests.ledger.test_verify import fill
from tollbook.ledger import Ledger

MANUAL = Path(__file__).parents[2] / "docs/ledger.md"


def test_a_strangers_check(tmp_path: Path) -> None:
    """The manual's program, which needs nothing of ours, prints the head, and fails on a changed entry."""
    (program,) = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    with Ledger.open(tmp_path / "tollbook.db") as ledger:
        fill(ledger)
        head = ledger.head

    def run() -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-I", "-c", program]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run().stdout.strip() == head
    data = (tmp_path / "tollbook.db").read_bytes()
    (tmp_path / "tollbook.db").write_bytes(data.replace(b'"verdict":"accept"', b'"verdict":"reject"'))
    assert run().returncode != 0
