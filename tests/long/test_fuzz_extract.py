"""Runs the fuzz target for a while, where atheris is installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TARGET = Path(__file__).with_name("fuzz_extract.py")
RUNS = 2_000
SEEDS = (
    "Between 7,000 and 15,000 troops died since 24 Feb., half a dozen on Tuesday.",
    "All but one of the sixteen, 45-year-old twins (9), T-72, $5m, 3-1, 09:37 AM IST.",
    "KABUL (Reuters) - At least 12 people were killed and dozens wounded, police said.\n\nIt added: “No.”",
    "The ministry, which put the toll at 40, declined to say how many soldiers had died; Kyiv denied it.",
)


@pytest.mark.long
def test_a_fuzzer_finds_nothing(tmp_path: Path) -> None:
    """Thousands of inputs grown by coverage raise nothing, keep every span exact, and read alike twice."""
    pytest.importorskip("atheris", reason="atheris is not installed")
    source = TARGET.parents[2] / "src"
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, seed in enumerate(SEEDS):
        (seeds / str(number)).write_text(f" {seed}", encoding="utf-8")
    (seeds / "words").write_bytes(bytes(range(1, 256, 2)))
    done = subprocess.run(
        [sys.executable, str(TARGET), f"-runs={RUNS}", "-max_len=200", str(seeds)],
        env={**os.environ, "PYTHONPATH": str(source)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
