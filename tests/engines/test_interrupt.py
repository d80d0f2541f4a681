"""Ctrl-C ends a run and all its workers."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.clusters import ISOLATING, ROOT, environment
from tests.engines.waiting import awaited, lives


@pytest.mark.parametrize("name", ISOLATING)
def test_an_interrupt_ends_the_run_and_its_workers(name: str, tmp_path: Path) -> None:
    """The driver ends as interrupted, soon, and neither worker outlives it."""
    driver = subprocess.Popen(
        [sys.executable, "-m", "tests.engines.interrupted", name, str(tmp_path)],
        cwd=ROOT, env={**os.environ, **environment()}, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        workers = [int(awaited(lambda mark=mark: (tmp_path / mark).read_text(), 120)) for mark in "ab"]
        os.killpg(driver.pid, signal.SIGINT)  # as a terminal does: to the whole group
        assert driver.wait(60) == 130
        assert awaited(lambda: not any(map(lives, workers)))
    finally:
        driver.kill()
