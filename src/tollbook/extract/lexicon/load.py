"""Reads the built-in word tables, which are TOML files beside this module."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from tollbook.errors import CaseError


def table(name: str) -> Mapping[str, Any]:
    """The table `name`.toml.

    Raises:
        CaseError: If it is not TOML.
    """
    try:
        return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"not TOML: {error}", where=f"{name}.toml") from error


def words(value: object, *, where: str) -> frozenset[str]:
    """A set of lower-case words or phrases, checked.

    Raises:
        CaseError: If it is no list of text, holds one twice, or one with capitals or loose white space.
    """
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CaseError("not a list of words", where=where)
    _check_spelling(value, where)
    return frozenset(value)


def _check_spelling(listed: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for item in listed:
        if item != " ".join(item.lower().split()) or not item:
            raise CaseError(f"{item!r} is not in lower case with single spaces", where=where)
        if item in seen:
            raise CaseError(f"{item!r} stands twice", where=where)
        seen.add(item)
