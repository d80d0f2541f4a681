"""The examples of a page, run as printed.

A fenced block with a title is a file. In a `console` block a line after `$ ` is a command, and the lines
below it are what it prints; a line of "…" stands for any lines, and "…" within a line for any characters. A
`python` block runs after the ones before it. Everything else (`sh`, `text`, `json`, …) is for reading.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from tollbook.cli import main

BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
ANY = "…"


@dataclass(frozen=True)
class Example:
    """A command and what the page says that it prints; empty if the page shows no output."""

    command: str
    shown: str


def files(page: str) -> dict[str, str]:
    """The files that a page has its reader make."""
    return {title: body for _, title, body in BLOCK.findall(page) if title}


def programs(page: str) -> list[str]:
    """The page's Python, block by block."""
    return [body for language, title, body in BLOCK.findall(page) if language == "python" and not title]


def examples(page: str) -> Iterator[Example]:
    """The commands of a page, in order."""
    for language, _, body in BLOCK.findall(page):
        if language == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                yield Example(command, shown.rstrip("\n"))


def run(command: str, folder: Path) -> str:
    """What a command line of tollbook's prints in a folder.

    Raises:
        AssertionError: If it does not exit with 0.
    """
    line, _, target = command.partition(" > ")
    words = shlex.split(line)[1:]
    args = [str(p) for w in words for p in (_matching(folder, w) if "*" in w else [w])]
    ran = CliRunner().invoke(main, args)
    assert ran.exit_code == 0, f"{command}: {ran.output} {ran.exception}"
    if target:
        (folder / target).write_text(ran.stdout, encoding="utf-8")
        return ""
    return "\n".join(line.rstrip() for line in ran.stdout.splitlines()).rstrip("\n")


def _matching(folder: Path, pattern: str) -> list[Path]:
    return [path.relative_to(folder) for path in sorted(folder.glob(pattern))]


def fits(shown: str, printed: str) -> bool:
    """Whether a command printed what the page shows."""
    parts = [re.escape(part) for part in re.split(rf"^{ANY}$", shown, flags=re.MULTILINE)]
    pattern = r"(?:.*\n?)*?".join(part.replace(re.escape(ANY), ".*") for part in parts)
    return re.fullmatch(pattern.replace("\\\n", "\n"), printed) is not None


def rewritten(page: str, printed: dict[str, str]) -> str:
    """A page with what its commands now print, where it shows output that no longer fits."""
    for example in examples(page):
        new = printed.get(example.command, "")
        if example.shown and (not fits(example.shown, new) or example.shown == ANY):
            page = page.replace(f"$ {example.command}\n{example.shown}\n", f"$ {example.command}\n{new}\n")
    return page
