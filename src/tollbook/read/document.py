"""What a reader found, as a document: the rules that hold for every kind of input."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tollbook.cases import load_gazetteer
from tollbook.model import Document
from tollbook.read.characters import readable
from tollbook.read.given import Given
from tollbook.read.language import require_english
from tollbook.read.publication import plausible, publication
from tollbook.read.stamp import find_stamp, resolve
from tollbook.read.whereabouts import Whereabouts, domain

Published = date | datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What one reader found in one input.

    Attributes:
        outlets: Names that may be its outlet's, the most trusted first.
        published: What may be its publication date, as spelled or known, the most trusted first.
    """

    id: str
    origin: str
    reader: str
    text: str
    title: str | None = None
    outlets: Sequence[str] = ()
    url: str | None = None
    published: Sequence[str | Published] = ()
    notes: tuple[str, ...] = field(default=())


def document_of(found: Found, given: Given) -> Document:
    """The document, its characters readable, its outlet normalised, its date decided.

    Raises:
        UnsupportedError: If it is not in English.
    """
    text, marks = readable(found.text)
    language = require_english(text, where=found.id)
    outlet = given.outlet or outlet_of(found.outlets, found.url)
    dated: tuple[str, ...] = ()
    published = given.published
    if published is None:
        published, dated = _published(found.published, text, Whereabouts.of(outlet, found.url, text))
    return Document(
        id=readable(found.id)[0], text=text, title=_line(found.title), outlet=_line(outlet),
        url=_line(found.url), published=published, language=language, origin=found.origin,
        reader=found.reader, notes=(*found.notes, *marks, *dated),
    )  # fmt: skip


def outlet_of(names: Iterable[str], url: str | None) -> str | None:
    """The outlet's normalised name: what the report says first, else its address's, else its domain."""
    said = next((n.strip().lstrip("@") for n in names if n and n.strip().lstrip("@")), None)
    gazetteer = load_gazetteer()
    for known in (said, url):
        if known and (outlet := gazetteer.outlet(known)) is not None:
            return outlet.name
    return said or (domain(url) or None if url else None)


def _published(
    stated: Sequence[str | Published], text: str, at_home: Whereabouts
) -> tuple[Published | None, tuple[str, ...]]:
    """The first date that can be one, of what is stated and then of what the text says.

    Where the first that is stated has no zoned time, another of that day that has one tells more.
    """
    read = [_read(s, at_home) if isinstance(s, str) else (s, None) for s in stated]
    dated = [(at, note) for at, note in read if at is not None]
    notes = [
        f"a date in the future was passed over: {at.isoformat()}" for at, _ in dated if not plausible(at)
    ]
    known = [(at, note) for at, note in dated if plausible(at)]
    if not known:
        said, more = publication(text, at_home)
        return said, (*notes, *more)
    first, note = known[0]
    finer = [at for at, _ in known if isinstance(at, datetime) and at.date() == first]
    if finer and not isinstance(first, datetime):
        return finer[0], tuple(notes)
    return first, (*notes, *([note] if note else []))


def _read(spelled: str, at_home: Whereabouts) -> tuple[Published | None, str | None]:
    stamp = find_stamp(spelled, at_home.countries)
    return resolve(stamp, at_home) if stamp else (None, None)


def _line(words: str | None) -> str | None:
    return " ".join(readable(words)[0].split()) or None if words else None
