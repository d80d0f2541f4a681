"""PDF: the text of its pages, by pypdfium2."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.document import Found, document_of
from tollbook.read.given import Given
from tollbook.read.source import Source

PAGES = 2000
CHARACTERS = 5_000_000
_HYPHEN = re.compile(
    r"(?<=[a-z])[\u0002\ufffe](?:\n)?(?=[a-z])"
)  # how PDFium marks a word broken at a line's end
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d)?'?(\d\d)?")


@cache
def reader() -> str:
    """Name and version: what the text is depends on PDFium's, too."""
    return f"pdf/1+pypdfium2-{'.'.join(version('pypdfium2').split('.')[:2])}"


def read_pdf(source: Source, given: Given) -> Iterator[Document]:
    """The one document that a PDF is; its pages follow one another after a blank line.

    Raises:
        InputError: If it is over 50 MB, damaged, locked by a password, or has no text (a scan).
        UnsupportedError: If it is not in English.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        pdf = PdfDocument(source.read())
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "is locked by a password" if locked else "is a damaged PDF"
        raise InputError(reason, where=source.name) from error
    try:
        text, notes = _text(pdf, source.name)
        facts = pdf.get_metadata_dict(skip_empty=True)
    except PdfiumError as error:
        raise InputError(f"is a damaged PDF: {error}", where=source.name) from error
    finally:
        pdf.close()
    if not text.strip():
        raise InputError("has no text", where=source.name, hint="it is a scan: run it through OCR first")
    found = Found(
        id=source.id, origin=source.name, reader=reader(), text=text, title=facts.get("Title"),
        url=source.url, notes=notes,
    )  # fmt: skip
    document = document_of(found, given)
    yield document if document.published else document_of(_dated(found, facts), given)


def _text(pdf: Any, where: str) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    size = 0
    for number in range(min(len(pdf), PAGES)):
        page = pdf[number]
        words = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
        page.close()
        size += len(words)
        if size > CHARACTERS:
            raise InputError(f"has more than {CHARACTERS:,} characters of text", where=where)
        parts.append(_HYPHEN.sub("", words).strip())
    more = len(pdf) - PAGES
    return "\n\n".join(p for p in parts if p), (
        f"{more} pages after the {PAGES}th were not read",
    ) if more > 0 else ()


def _dated(found: Found, facts: dict[str, str]) -> Found:
    """With the file's own creation date, for a text that states none."""
    from dataclasses import replace

    made = _DATE.match(facts.get("CreationDate", ""))
    if made is None:
        return found
    day = f"{made[1]}-{made[2]}-{made[3]}"
    return replace(found, published=(day,), notes=(*found.notes, "its date is that of the file's making"))
