"""What a watch looks at: addresses, and TOML files that list them."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Meta, Struct

from tollbook.errors import InputError

_SPAN = re.compile(r"([0-9]{1,6})\s*(s|m|h|d)")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LEAST = timedelta(seconds=10)
"""Between the starts of two rounds: no guest rings more often."""


class SourceRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A feed or a page, and its outlet's name if one knows better than it says."""

    address: Annotated[str, Meta(pattern=r"(?i)^https?://\S+$")]
    outlet: Annotated[str, Meta(min_length=1)] | None = None


class WatchFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of sources."""

    source: Annotated[list[SourceRow], Meta(min_length=1)]


@dataclass(frozen=True, slots=True)
class Watched:
    """An address, and its outlet's name if it is given."""

    address: str
    outlet: str | None = None


def watched(inputs: list[str]) -> tuple[Watched, ...]:
    """The sources, each once, in the order given.

    Raises:
        InputError: If one is neither an address nor a file.
        CaseError: If a file is wrong: with line and field.
    """
    from tollbook.read.address import is_address

    found: dict[str, Watched] = {}
    for item in inputs:
        for one in [Watched(item)] if is_address(item) else _listed(item):
            found.setdefault(one.address, one)
    return tuple(found.values())


def _listed(item: str) -> list[Watched]:
    from tollbook.cases.tomlfile import read_toml

    if not item.endswith(".toml"):
        raise InputError(
            "is no address", where=item, hint="give http(s) addresses, or a .toml file that lists them"
        )
    return [Watched(row.address, row.outlet) for row in read_toml(Path(item), WatchFile).source]


def span_of(spelled: str) -> timedelta:
    """The time that "90s", "15m", "1h" or "2d" stands for.

    Raises:
        BadParameter: If it is no such time, or less than ten seconds.
    """
    parsed = _SPAN.fullmatch(spelled.strip())
    span = timedelta(seconds=int(parsed[1]) * _UNITS[parsed[2]]) if parsed else timedelta()
    if span < LEAST:
        raise typer.BadParameter(f"'{spelled}' is no time; write 90s, 15m, 1h or 1d, at least 10s")
    return span
