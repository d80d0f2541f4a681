"""JSON Lines: `{"id", "text", "published"?, "outlet"?, "title"?, "url"?}`, one document a line."""

import json
from collections.abc import Iterator
from typing import Any

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.decode import decode
from tollbook.read.given import Given, moment
from tollbook.read.source import Source

READER = "jsonl/1"


def read_jsonl(source: Source, given: Given) -> Iterator[Document]:
    """One document for each line that is not blank; keys that are not ours are passed over.

    Raises:
        InputError: If a line is no JSON object, or lacks an id or a text.
    """
    lines = decode(source.data, where=source.name, declared=given.encoding).split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _document(line, f"{source.name}, line {number}", source.name, given)


def _document(line: str, where: str, origin: str, given: Given) -> Document:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}", where=where) from error
    if not isinstance(record, dict):
        raise InputError("is no JSON object", where=where, hint='write {"id": …, "text": …}')
    published = _string(record, "published", where)
    text = _string(record, "text", where)
    if text is None:
        raise InputError("has no 'text'", where=where, hint='write {"id": …, "text": …}')
    return Document(
        id=_id(record, where),
        text=text,
        title=_string(record, "title", where),
        outlet=given.outlet or _string(record, "outlet", where),
        url=_string(record, "url", where),
        published=given.published or (moment(published, where=where) if published else None),
        origin=origin,
        reader=READER,
    )


def _id(record: dict[str, Any], where: str) -> str:
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise InputError("has no 'id'", where=where, hint='write {"id": …, "text": …}')
    return str(value)


def _string(record: dict[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"'{key}' is no string", where=where)
    return value
