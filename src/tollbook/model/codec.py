"""JSON for every model type, strict both ways.

A dataclass becomes an object with its fields' names, an enum its value, a date its ISO 8601 form, a tuple an
array. Reading refuses unknown and missing fields and wrong types, and says where. A field with
`metadata={"json": False}` stays out. Encoders and decoders are built once a class, because every claim
that enters or leaves a ledger passes here.
"""

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from tollbook.errors import CodecError

T = TypeVar("T")
Encode = Callable[[Any], Any]
Decode = Callable[[Any, str], Any]


def to_json(value: object) -> dict[str, Any]:
    """A model value as JSON-ready dictionaries, lists, strings and numbers."""
    kind: Any = type(value)
    encoded: dict[str, Any] = _encoder(kind)(value)
    return encoded


def from_json(kind: type[T], value: object) -> T:
    """The model value of type `kind` that a parsed JSON object spells.

    Raises:
        CodecError: If it is not one; the error's `where` is the path of the offending field.
    """
    hint: Any = kind
    made: T = _decoder(hint)(value, kind.__name__)
    return made


def dumps(value: object) -> str:
    """One line of JSON, fields in the model's order."""
    return json.dumps(to_json(value), ensure_ascii=False, separators=(", ", ": "))


def loads(kind: type[T], line: str | bytes) -> T:
    """The model value of type `kind` in one line of JSON.

    Raises:
        CodecError: If the line is no JSON or no `kind`.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CodecError(f"not JSON: {error}", where=kind.__name__) from error
    return from_json(kind, value)


def _spoken(kind: type) -> list[tuple[Field[Any], Any]]:
    hints = typing.get_type_hints(kind)
    return [(f, hints[f.name]) for f in fields(kind) if f.init and f.metadata.get("json", True)]


@cache
def _encoder(hint: Any) -> Encode:
    origin = typing.get_origin(hint)
    if is_dataclass(hint):
        parts = [(f.name, _encoder(h)) for f, h in _spoken(typing.cast(type, hint))]
        return lambda value: {name: encode(getattr(value, name)) for name, encode in parts}
    if origin in (types.UnionType, typing.Union):
        chosen = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        encode = _encoder(chosen[0])  # arms of a union encode alike: date and datetime
        return lambda value: None if value is None else encode(value)
    if origin is tuple:
        each = _encoder(typing.get_args(hint)[0])
        return lambda value: [each(item) for item in value]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    if hint in (date, datetime):
        return lambda value: value.isoformat()
    if origin is not None and issubclass(origin, Mapping):
        return dict
    return lambda value: value


@cache
def _decoder(hint: Any) -> Decode:
    origin = typing.get_origin(hint)
    if is_dataclass(hint):
        return _object_decoder(typing.cast(type, hint))
    if origin in (types.UnionType, typing.Union):
        return _union_decoder(typing.get_args(hint))
    if origin is tuple:
        return _tuple_decoder(_decoder(typing.get_args(hint)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_decoder(_decoder(typing.get_args(hint)[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_decoder(hint)
    if hint in (date, datetime):
        return _date_decoder(hint)
    return _plain_decoder(hint)


def _object_decoder(kind: type) -> Decode:
    parts = [
        (f.name, _decoder(h), f.default is MISSING and f.default_factory is MISSING) for f, h in _spoken(kind)
    ]
    known = {name for name, _, _ in parts}

    def decode(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise CodecError(f"expected an object, found {_named(value)}", where=where)
        if unknown := value.keys() - known:
            raise CodecError(f"unknown field '{min(map(str, unknown))}'", where=where)
        made = {}
        for name, part, required in parts:
            if name in value:
                made[name] = part(value[name], f"{where}.{name}")
            elif required:
                raise CodecError(f"missing field '{name}'", where=where)
        try:
            return kind(**made)
        except ValueError as error:
            raise CodecError(str(error), where=where) from error

    return decode


def _union_decoder(arms: tuple[Any, ...]) -> Decode:
    optional = type(None) in arms
    decoders = [_decoder(arm) for arm in arms if arm is not type(None)]

    def decode(value: Any, where: str) -> Any:
        if value is None and optional:
            return None
        for attempt in decoders[:-1]:
            try:
                return attempt(value, where)
            except CodecError:
                continue
        return decoders[-1](value, where)

    return decode


def _tuple_decoder(each: Decode) -> Decode:
    def decode(value: Any, where: str) -> Any:
        if not isinstance(value, list):
            raise CodecError(f"expected an array, found {_named(value)}", where=where)
        return tuple(each(item, f"{where}[{i}]") for i, item in enumerate(value))

    return decode


def _mapping_decoder(each: Decode) -> Decode:
    def decode(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise CodecError(f"expected an object, found {_named(value)}", where=where)
        return {str(key): each(item, f"{where}.{key}") for key, item in value.items()}

    return decode


def _enum_decoder(kind: type[Enum]) -> Decode:
    def decode(value: Any, where: str) -> Any:
        try:
            return kind(value)
        except ValueError as error:
            known = ", ".join(str(member.value) for member in kind)
            raise CodecError(f"'{value}' is none of: {known}", where=where) from error

    return decode


def _date_decoder(kind: type[date]) -> Decode:
    def decode(value: Any, where: str) -> Any:
        # A bare date must stay one: datetime would read it as midnight.
        if isinstance(value, str) and (kind is datetime) == (len(value) > len("2022-03-24")):
            try:
                return kind.fromisoformat(value)
            except ValueError:
                pass
        raise CodecError(f"'{value}' is no ISO 8601 {kind.__name__}", where=where)

    return decode


def _plain_decoder(kind: Any) -> Decode:
    accepted = (int, float) if kind is float else (kind,)

    def decode(value: Any, where: str) -> Any:
        if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
            raise CodecError(f"expected {kind.__name__}, found {_named(value)}", where=where)
        return value

    return decode


def _named(value: object) -> str:
    return {dict: "an object", list: "an array", str: "a string", type(None): "null"}.get(
        type(value), repr(value)
    )
