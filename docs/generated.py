"""Pages of the documentation that are made from the program itself, so that they cannot fall behind it."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import typer
from mkdocs.structure.files import File, Files

HERE = Path(__file__).parent
OTHERS = {
    "ged": "UCDP GED",
    "acled": "ACLED",
    "airwars": "Airwars",
    "ibc": "Iraq Body Count",
    "standards": "Every Casualty",
}


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that are generated; called by mkdocs."""
    pages = {
        "reference/commands.md": commands(),
        "reference/codebook.md": codebook(),
        "decisions/index.md": decisions(),
    }
    for path, text in pages.items():
        files.append(File.generated(config, path, content=text))
    return files


def commands() -> str:
    """The command line: every command with its usage, arguments, options and examples."""
    from tollbook.cli import main

    group: Any = typer.main.get_command(main)
    parts = [
        "# Command line\n",
        "Every command exits with 0 on success, 1 where the work failed and 2 on wrong use.\n",
    ]
    for name in sorted(group.commands):
        parts += _command(group.commands[name], f"tollbook {name}", "##")
    return "\n".join(parts)


def _command(command: Any, path: str, level: str) -> Iterator[str]:
    yield f"{level} {path}\n"
    yield f"{command.help or ''}\n"
    if hasattr(command, "commands"):
        for name in sorted(command.commands):
            yield from _command(command.commands[name], f"{path} {name}", level + "#")
        return
    context = command.context_class(command, info_name=path)
    yield f"```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    records = [record for p in command.params if (record := p.get_help_record(context))]
    if records:
        yield from ("| | |", "|---|---|", *(f"| `{_cell(n)}` | {_cell(what)} |" for n, what in records), "")
    if examples := [line for line in (command.epilog or "").splitlines() if line.startswith("  ")]:
        yield "```sh\n" + dedent("\n".join(examples)) + "\n```\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def codebook() -> str:
    """Every column of every table that is exported, beside its counterpart elsewhere."""
    from tollbook.export.tables import CLAIMS, DOCUMENTS, ESTIMATES, FINDINGS

    book = tomllib.loads((HERE / "crosswalk.toml").read_text(encoding="utf-8"))
    tables = {"claims": CLAIMS, "documents": DOCUMENTS, "findings": FINDINGS, "estimates": ESTIMATES}
    parts = ["# Codebook\n", book["about"]]
    for name, table in tables.items():
        parts += [f"## {name.capitalize()}\n", "| column | type | holds |", "|---|---|---|"]
        parts += [f"| `{c}` | {table.type_of(c).__name__} | {what} |" for c, what in table.columns.items()]
        parts.append("")
        if counterparts := book.get(name):
            parts += _crosswalk(counterparts)
    return "\n".join(parts)


def _crosswalk(rows: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield "### Counterparts\n"
    yield "| column | " + " | ".join(OTHERS.values()) + " |"
    yield "|---|" + "---|" * len(OTHERS)
    for column, others in rows.items():
        yield f"| `{column}` | " + " | ".join(others.get(key, "–") for key in OTHERS) + " |"
    yield ""


def decisions() -> str:
    """The decisions, each with its title."""
    lines = ["# Decisions\n", "Why the house is as it is, a page a decision.\n"]
    for page in sorted((HERE / "decisions").glob("[0-9]*.md")):
        title = page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ").strip()
        lines.append(f"- [{title}]({page.name})")
    return "\n".join(lines)
