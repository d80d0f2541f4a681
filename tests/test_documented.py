"""Nothing public goes without a word of explanation."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

import tollbook
from tollbook.cli import main
from tollbook.cli.export import ExportFormat
from tollbook.export import FORMATS


def commands() -> list[str]:
    """Every command of the command line."""
    group = typer.main.get_command(main)
    return sorted(group.commands)  # type: ignore[attr-defined]


def rooms() -> Iterator[str]:
    """Every package of the product."""
    for module in pkgutil.walk_packages(tollbook.__path__, "tollbook."):
        if module.ispkg:
            yield module.name


@pytest.mark.parametrize("name", commands())
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    """`tollbook NAME --help` has a sentence and a line that can be tried."""
    group = typer.main.get_command(main)
    command = group.commands[name]  # type: ignore[attr-defined]
    assert command.help
    assert f"tollbook {name}" in (command.epilog or "") or name in ("users",), f"{name} shows no example"
    assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_help_loads_nothing_heavy() -> None:
    """`tollbook --help` answers in an instant: the rooms and their libraries wait for a command's work."""
    code = "import sys; from tollbook.cli import main; print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert "tollbook.cli.watch" in loaded
    assert not loaded & {"numpy", "rich", "sqlalchemy", "lxml", "httpx2", "fastapi"}
    assert not {name.split(".")[1] for name in loaded if name.startswith("tollbook.")} - {
        "cli",
        "errors",
        "model",
    }


def test_every_export_format_can_be_named() -> None:
    """What the command line names is what the room of exports writes, and the page."""
    assert {form.value for form in ExportFormat} == {*FORMATS, "site"}


@pytest.mark.parametrize("room", list(rooms()))
def test_every_public_name_is_documented(room: str) -> None:
    """What a room exports, and the room itself, has a docstring."""
    module = importlib.import_module(room)
    assert module.__doc__
    for name in getattr(module, "__all__", ()):
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), f"{room}.{name}"
