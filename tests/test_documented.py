"""Nothing public goes without a word of explanation."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
import typer
from typer.testing import CliRunner

import tollbook
from tollbook.cli import main


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


@pytest.mark.parametrize("room", list(rooms()))
def test_every_public_name_is_documented(room: str) -> None:
    """What a room exports, and the room itself, has a docstring."""
    module = importlib.import_module(room)
    assert module.__doc__
    for name in getattr(module, "__all__", ()):
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), f"{room}.{name}"
