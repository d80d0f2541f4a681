"""Options that several commands share, each defined once."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from tollbook.errors import InputError


class RecordFormat(StrEnum):
    """How records without a CSV form are printed."""

    TABLE = "table"
    JSONL = "jsonl"


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class ExtractorName(StrEnum):
    """What reads the claims."""

    RULES = "rules"
    LLM = "llm"


def _moment(spelled: str) -> date | datetime:
    from tollbook.read import moment

    try:
        return moment(spelled, where="--published")
    except InputError as error:
        raise typer.BadParameter(f"{error.what}; {error.hint}") from error


def _day(spelled: str) -> date:
    try:
        return date.fromisoformat(spelled)
    except ValueError as error:
        raise typer.BadParameter(f"'{spelled}' is no date; write it as 2022-03-24") from error


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT…", help="Files, `-` for standard input, or addresses.", show_default=False),
]
Published = Annotated[
    datetime | None,
    typer.Option(parser=_moment, metavar="DATE", help="When it was published, if you know better."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them, if you know better.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of text that is not UTF-8.")]
Archive = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Keep what addresses answered in DIR, as WARC.", file_okay=False),
]
ExtractorOption = Annotated[
    ExtractorName,
    typer.Option("--extractor", help="Read by rules, or ask a language model (docs/llm.md)."),
]
CaseName = Annotated[
    str | None,
    typer.Option("--case", envvar="TOLLBOOK_CASE", metavar="CASE", help="A case file or a built-in case."),
]
LedgerAddress = Annotated[
    str,
    typer.Option("--ledger", envvar="TOLLBOOK_LEDGER", metavar="PATH", help="The ledger's path or address."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
RecordFormatOption = Annotated[RecordFormat, typer.Option("--format", "-f", help="How to print.")]


def Day(*names: str, help: str) -> Any:  # noqa: A002, N802
    """An option whose value is a date."""
    return typer.Option(*names, parser=_day, metavar="DATE", help=help)


def as_known(spelled: str | None) -> date | str | None:
    """A day or a head, as the option --as-known-on gives it."""
    if spelled is None:
        return None
    try:
        return date.fromisoformat(spelled)
    except ValueError:
        return spelled


class EstimateFormat(StrEnum):
    """How estimates are printed."""

    TABLE = "table"
    JSON = "json"
