"""A report as it was read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from tollbook.model.ids import content_hash

UNDATED = "9999"
"""Stands for the date of what has none where dates are compared as ISO 8601: after all others."""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """What a claim carries of its document: enough to find it and to check its spans.

    `id` is the caller's name for it; `sha256` is of the text's UTF-8 bytes.
    """

    id: str
    sha256: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | datetime | None = None

    @property
    def key(self) -> str:
        """Content hash that tells documents apart: one text in two outlets is two, under two paths is one."""
        return content_hash(
            [self.sha256, self.outlet, self.title, self.url, self.published and self.published.isoformat()]
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A report's text and what is known of its publication.

    Attributes:
        id: The caller's id, else the path or address.
        text: What spans point into, in Unicode code points.
        published: With its zone where the report gives one.
        language: ISO 639-1 code, as recognised.
        origin: Where it was found: a path, an address, an archive and the record's offset in it.
        reader: Name and version of what turned bytes into text, as name/1.
        notes: What the reader had to leave open or lost: an ambiguous zone, a replaced character.
        sha256: Of the text's UTF-8 bytes.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | datetime | None = None
    language: str = "en"
    origin: str | None = None
    reader: str = "given/1"
    notes: tuple[str, ...] = ()
    sha256: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest())

    @property
    def ref(self) -> DocumentRef:
        """What its claims carry of it."""
        return DocumentRef(self.id, self.sha256, self.outlet, self.title, self.url, self.published)
