"""Whatever `--help` and the manual tell a reader to type works as it stands."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.docs.desk import Shell, Web, furnish
from tests.docs.examples import BLOCK, files
from tollbook.cli import main
from tollbook.read import fetch

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
ELSEWHERE = (
    "--engine ray",
    "--engine spark",
    "--extractor llm",
    "tollbook demo",
    "tollbook case new\n",
    "crawl/ --out claims/ --resume",
)
"""What needs a cluster, a language model, a terminal, a crash or long: run by tests of their own."""


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with the words that call it."""
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands(typer.main.get_command(main)))
EPILOGS = {command.epilog: " ".join(path) for path, command in reversed(COMMANDS.items()) if command.epilog}

SLOW = {"bulk", "estimate"}  # whole fits and whole runs, which other tests of theirs make smaller


def lines(text: str) -> list[str]:
    """The lines to type, those that go on behind a backslash joined."""
    joined = re.sub(r"\\\n\s*", "", text)
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.strip().startswith("#")]


def shown_by(epilog: str) -> list[str]:
    """The examples in a command's help."""
    return [line for line in lines("\n".join(re.findall(r"^  (.*)$", epilog, re.MULTILINE))) if line]


def shown_on(page: Path) -> list[str]:
    """The lines of a page's shell blocks; `console` blocks are run with their output in `test_examples`."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [
        line for language, title, body in blocks if language == "sh" and not title for line in lines(body)
    ]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with whatever the examples name; each test has a copy."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        furnish(folder)
    return folder


@pytest.fixture
def shell(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell at a desk, without a network; a watch ends after its first round, a server before it serves."""
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fetch, "Fetcher", Web)
    monkeypatch.setattr(fetch, "post", lambda *_, **__: None)
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setattr("tollbook.cli.watch.time.sleep", _interrupt)
    page = ROOT / "docs" / "how-to" / "watch.md"
    for name, body in files(page.read_text(encoding="utf-8")).items():
        Path(name).write_text(body, encoding="utf-8")
    return Shell()


def _interrupt(_: float) -> None:
    raise KeyboardInterrupt


def _run(shell: Shell, shown: list[str]) -> None:
    for line in shown:
        if not any(mark in f"{line}\n" for mark in ELSEWHERE):
            shell.run(line)


@pytest.mark.parametrize(
    "epilog",
    [
        pytest.param(epilog, id=name, marks=[pytest.mark.long] if name in SLOW else [])
        for epilog, name in EPILOGS.items()
    ],
)
def test_examples_of_help_work(shell: Shell, epilog: str) -> None:
    """Each can be copied and run, one after another, where the files that it names are there."""
    assert shown_by(epilog)
    _run(shell, shown_by(epilog))


@pytest.mark.parametrize(
    "page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES if shown_on(p)]
)
def test_shell_lines_of_a_page_work(shell: Shell, page: Path) -> None:
    """What a how-to has its reader type does what it should, one line after another."""
    _run(shell, shown_on(page))


@pytest.mark.parametrize("page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES])
def test_no_page_names_a_command_or_an_option_that_is_not_there(page: Path) -> None:
    """In code, in running text too: `tollbook NAME` is a command, and it has the options named."""
    text = page.read_text(encoding="utf-8")
    typed = {
        "sh": r"^(?:\$ )?(tollbook .+)$",
        "console": r"^\$ (tollbook .+)$",
        "text": r"^\$ (tollbook .+)$",
    }
    blocks = [
        (language, body) for language, title, body in BLOCK.findall(text) if language in typed and not title
    ]
    inline = re.findall(r"`(tollbook\s[^`]+)`", BLOCK.sub("", text))
    lines = (line for language, body in blocks for line in re.findall(typed[language], body, re.MULTILINE))
    for code in [*inline, *lines]:
        words = re.sub(r"\s# .*|[|>;].*", "", code).split()[1:]
        if not words or words[0].isupper() or words[0].startswith("-"):
            continue
        path = tuple(words[:2]) if tuple(words[:2]) in COMMANDS else tuple(words[:1])
        assert path in COMMANDS, f"{page.name}: tollbook {' '.join(words)}"
        known = {name for p in COMMANDS[path].params for name in (*p.opts, *p.secondary_opts)} | {"--help"}
        named = {word.partition("=")[0] for word in words if re.match(r"--[a-z]", word)}
        assert named <= known, f"{page.name}: tollbook {' '.join(words)}"


@pytest.mark.parametrize("page", [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in PAGES])
def test_whatever_prints_a_figure_is_there(page: Path) -> None:
    """A figure stands beside the command that prints it: each such module, script and target exists."""
    text, targets = page.read_text(encoding="utf-8"), (ROOT / "Makefile").read_text(encoding="utf-8")
    for module in re.findall(r"python -m ((?:benchmarks|evaluation|training)[\w.]*)", text):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").is_file() or (path / "__main__.py").is_file(), module
    for script in re.findall(r"`(?:python )?((?:benchmarks|evaluation|training)/[\w./]+\.\w+)`", text):
        assert (ROOT / script).is_file(), script
    for target in re.findall(r"`make ([\w-]+)`", text):
        assert f"\n{target}:" in targets, target
