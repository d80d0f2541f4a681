"""Runs the fuzz target for a while, where atheris is installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TARGET = Path(__file__).with_name("fuzz_extract.py")
RUNS = 20_000


@pytest.mark.long
def test_a_fuzzer_finds_nothing(tmp_path: Path) -> None:
    """Tens of thousands of inputs grown by coverage raise nothing and keep every span exact."""
    pytest.importorskip("atheris", reason="atheris is not installed")
    source = TARGET.parents[2] / "src"
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one").write_text("Between 7,000 and 15,000 troops died since 24 Feb., half a dozen on Tuesday.")
    (seeds / "two").write_text(
        "All but one of the sixteen, 45-year-old twins (9), T-72, $5m, 3-1, 09:37 AM IST."
    )
    done = subprocess.run(
        [sys.executable, str(TARGET), f"-runs={RUNS}", "-max_len=300", str(seeds)],
        env={**os.environ, "PYTHONPATH": str(source)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
