"""JSON Lines: `{"id", "text", "published"?, "outlet"?, "title"?, "url"?}`, one document a line."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from tollbook.errors import InputError, UnsupportedError
from tollbook.model import Document
from tollbook.read.characters import sound
from tollbook.read.decode import decode
from tollbook.read.given import Given, moment
from tollbook.read.language import require_english
from tollbook.read.publication import publication
from tollbook.read.rejected import Rejected
from tollbook.read.source import LIMIT, Source
from tollbook.read.whereabouts import Whereabouts

READER = "jsonl/1"
WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16 and UTF-32: no line ends at a byte


def read_jsonl(source: Source, given: Given) -> Iterator[Document]:
    """One document for each line that is not blank; keys that are not ours are passed over.

    The text stays as its caller has it, so that spans are offsets into the record's own string. A record
    in another language than English is said and passed over. The file is streamed.

    Raises:
        InputError: If a line is no JSON object, or lacks an id or a text.
    """
    rejected = Rejected()
    for number, line in _lines(source, given.encoding or source.charset):
        if line.strip():
            where = f"{source.name}, line {number}"
            make = partial(_document, line, where, source.name, given)
            if (document := rejected.unless(make, of=UnsupportedError)) is not None:
                yield document
    rejected.settle()


def _lines(source: Source, declared: str | None) -> Iterator[tuple[int, str]]:
    """The file's lines, counted from 1."""
    if source.head.startswith(WIDE):
        whole = decode(source.read(), where=source.name, declared=declared)
        yield from enumerate(whole.split("\n"), 1)
        return
    with source.open() as opened:
        number = 0
        while line := opened.readline(LIMIT + 1):
            number += 1
            where = f"{source.name}, line {number}"
            if len(line) > LIMIT:
                raise InputError(f"longer than {LIMIT // 2**20} MB", where=where)
            yield number, decode(line, where=where, declared=declared)


def fields_of(line: str | bytes, where: str) -> dict[str, Any]:
    """The object in a line.

    Raises:
        InputError: If there is none.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}", where=where) from error
    if not isinstance(record, dict):
        raise InputError("is no JSON object", where=where, hint='write {"id": …, "text": …}')
    return record


def document_of_fields(record: Mapping[str, Any], where: str, origin: str, given: Given) -> Document:
    """The document that an object, or a row of a table with the same names, is.

    Raises:
        InputError: If it lacks an id or a text, or a field is of another type.
        UnsupportedError: If it is in another language than English.
    """
    spelled = _string(record, "text", where)
    if spelled is None:
        raise InputError("has no 'text'", where=where, hint='write {"id": …, "text": …}')
    text, notes = sound(spelled)
    called, url = _id(record, where), _string(record, "url", where)
    outlet = given.outlet or _string(record, "outlet", where)
    published, dated = _published(record, text, Whereabouts.of(outlet, url, text), where, given)
    return Document(
        id=called, text=text, title=_string(record, "title", where), outlet=outlet, url=url,
        published=published, language=require_english(text, where=where), origin=origin, reader=READER,
        notes=(*notes, *dated),
    )  # fmt: skip


def _document(line: str, where: str, origin: str, given: Given) -> Document:
    return document_of_fields(fields_of(line, where), where, origin, given)


def _published(
    record: Mapping[str, Any], text: str, at_home: Whereabouts, where: str, given: Given
) -> tuple[date | datetime | None, tuple[str, ...]]:
    spelled = _string(record, "published", where)
    if given.published is not None or spelled:
        return given.published or moment(spelled or "", where=where), ()
    return publication(text, at_home)


def _id(record: Mapping[str, Any], where: str) -> str:
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise InputError("has no 'id'", where=where, hint='write {"id": …, "text": …}')
    return sound(str(value))[0]


def _string(record: Mapping[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"'{key}' is no string", where=where)
    return value if value is None or key == "text" else sound(value)[0]
