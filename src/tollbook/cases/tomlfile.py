"""TOML that people edit: read against a type, refused with file, line, field and what to do."""

import re
import tomllib
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from tollbook.errors import CaseError

T = TypeVar("T")

_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")


def read_text(source: Path | Traversable) -> str:
    """The file's text.

    Raises:
        CaseError: It cannot be read, or is no UTF-8.
    """
    try:
        return source.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CaseError(
            f"is no UTF-8 at byte {error.start}", where=str(source), hint="save it as UTF-8"
        ) from None
    except OSError as error:
        raise CaseError(
            error.strerror or "cannot be read", where=str(source), hint="check the path"
        ) from None


def read_toml(source: Path | Traversable, kind: type[T]) -> T:
    """The file's content as a `kind` (a msgspec struct that forbids unknown fields).

    Raises:
        CaseError: The file is missing, no UTF-8, no TOML, or does not have the type's fields.
    """
    return parse_toml(read_text(source), kind, where=str(source) if isinstance(source, Path) else source.name)


def parse_toml(text: str, kind: type[T], *, where: str) -> T:
    """As `read_toml`, of text that came from `where`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"is no TOML: {error}", where=where, hint="see https://toml.io") from None
    except RecursionError:
        raise CaseError("nests too deeply", where=where, hint="a case file has tables in one level") from None
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        raise CaseError(
            message, where=_place(text, path.rstrip("`"), message, where), hint=_hint(message, kind, path)
        ) from None


def line_of(text: str, table: str, index: int) -> int | None:
    """The 1-based line of the file's `index`-th `[[table]]` header."""
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape(table)}[ \t]*\]\]", re.MULTILINE)
    for seen, match in enumerate(header.finditer(text)):
        if seen == index:
            return text.count("\n", 0, match.start()) + 1
    return None


def _place(text: str, path: str, message: str, where: str) -> str:
    """File, line and field of a complaint: the line of the table's header, or of the key inside it."""
    steps = _STEP.findall(path)
    line = 1
    if len(steps) > 1 and steps[1][1]:
        line = line_of(text, steps[0][0], int(steps[1][1])) or 1
    unknown = _UNKNOWN.search(message)
    keys = [name for name, _ in steps if name] + ([unknown[1]] if unknown else [])
    if unknown and not steps:
        line = line_of(text, unknown[1], 0) or line  # a table that is none of ours
    rest = text.split("\n")[line - 1 :]
    for offset, content in enumerate(rest):
        if keys and re.match(rf"[ \t]*{re.escape(keys[-1])}[ \t]*=", content):
            line += offset
            break
        if offset and content.lstrip().startswith("[["):
            break
    return f"{where}, line {line}" + (f", {path.lstrip('.')}" if path else "")


def _hint(message: str, kind: type, path: str) -> str | None:
    unknown = _UNKNOWN.search(message)
    if unknown:
        known = _fields_at(kind, path)
        close = get_close_matches(unknown[1], known, n=1)
        return f"did you mean '{close[0]}'?" if close else f"known fields: {', '.join(sorted(known))}"
    return None


def _fields_at(kind: type, path: str) -> tuple[str, ...]:
    """Names of the fields of the struct that a path leads to."""
    for name, _ in _STEP.findall(path):
        if name:
            field = next(f for f in msgspec.structs.fields(kind) if f.encode_name == name)
            kind = _struct_in(field.type)
    return tuple(f.encode_name for f in msgspec.structs.fields(kind))


def _struct_in(kind: Any) -> type:
    """The struct that a list, or an annotated list, is of."""
    while not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
        kind = get_args(kind)[0]
    return kind
