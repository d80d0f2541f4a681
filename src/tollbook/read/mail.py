"""Messages (`.eml`, RFC 5322 and MIME): newsletters, press releases, situation reports by mail."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr
from typing import cast

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.document import Found, document_of
from tollbook.read.given import Given
from tollbook.read.html.encoding import decode_page
from tollbook.read.html.flat import flat
from tollbook.read.source import Source

READER = "mail/1"
LIMIT = 25 * 2**20
PARTS = 200


def read_mail(source: Source, given: Given) -> Iterator[Document]:
    """The one document that a message's body is: its plain text, else its HTML without markup.

    Attachments are not opened. The title is the subject, the outlet the sender's name.

    Raises:
        InputError: If it is over 25 MB, cannot be read as a message, or has no text.
        UnsupportedError: If it is not in English.
    """
    try:
        # The default policy fails on broken headers; compat32 keeps them as they are.
        message = message_from_bytes(source.read(LIMIT), policy=policy.compat32)
        text, notes = _body(message)
        subject, sender, dated = (_header(message, name) for name in ("Subject", "From", "Date"))
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise InputError("is no readable message", where=source.name) from error
    if not text.strip():
        raise InputError("is a message without text", where=source.name)
    name, address = parseaddr(sender or "")
    found = Found(
        id=source.id, origin=source.name, reader=READER, text=text, title=subject,
        outlets=tuple(n for n in (name, address.rpartition("@")[2]) if n),
        published=(dated,) if dated else (), notes=notes,
    )  # fmt: skip
    yield document_of(found, given)


def _body(message: Message) -> tuple[str, tuple[str, ...]]:
    """The first plain text that says something, else the first HTML."""
    markup = ""
    notes: tuple[str, ...] = ()
    for number, part in enumerate(message.walk()):
        if number >= PARTS or part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html"):
            continue
        text, lost = decode_page(
            cast(bytes, part.get_payload(decode=True) or b""), part.get_content_charset()
        )
        if kind == "text/plain" and text.strip():
            return text, lost
        if kind == "text/html" and not markup:
            markup, notes = text, lost
    return flat(markup), notes


def _header(message: Message, name: str) -> str | None:
    """A header's words, encoded ones (RFC 2047) decoded; None where it has none or they cannot be."""
    value = message.get(name)
    if value is None:
        return None
    try:
        return str(policy.default.header_factory(name, str(value)))
    except Exception:
        return str(value)
