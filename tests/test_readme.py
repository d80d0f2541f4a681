"""The README's examples run as printed."""

import re
import shlex
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tollbook.cli import main

README = Path(__file__).parents[1] / "README.md"
COMMAND = re.compile(r"^\$ (tollbook .*)$", re.MULTILINE)


def examples() -> list[str]:
    """Every command line of the README that calls tollbook."""
    blocks = re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in COMMAND.findall(block)]


def test_the_readme_has_examples() -> None:
    """A README without a command to try is none."""
    assert len(examples()) >= 6


def test_the_examples_run_in_the_order_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with a report and a folder of reports, each line exits with 0."""
    reports = sorted(
        (f for f in (files("tollbook.cases.demo") / "reports").iterdir() if f.name.endswith(".txt")),
        key=lambda f: f.name,
    )
    (tmp_path / "reports").mkdir()
    for i, report in enumerate(reports[:6]):
        (tmp_path / "reports" / f"{i}.txt").write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "report.txt").write_text(reports[-1].read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for line in examples():
        words = shlex.split(line.split(" > ")[0])[1:]
        args = [str(p) for word in words for p in (sorted(Path().glob(word)) if "*" in word else [word])]
        ran = CliRunner().invoke(main, args)
        assert ran.exit_code == 0, f"{line}: {ran.output}"
