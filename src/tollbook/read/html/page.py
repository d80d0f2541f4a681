"""A web page to a document."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import Any

from tollbook.errors import InputError, UnsupportedError
from tollbook.model import Document
from tollbook.read.document import Found, document_of
from tollbook.read.given import Given
from tollbook.read.html.article import article
from tollbook.read.html.encoding import decode_page
from tollbook.read.html.metadata import Stated, stated
from tollbook.read.html.tree import tree_of
from tollbook.read.source import Source
from tollbook.read.whereabouts import domain

LIMIT = 10 * 2**20
ELEMENTS = 20_000  # beyond them trafilatura takes seconds; long live blogs have a fourth of that
WORDS = 6  # of a line that is a sentence, and no name of a menu


@cache
def reader() -> str:
    """Name and version: what the text is depends on trafilatura's, too."""
    return f"html/1+trafilatura-{'.'.join(version('trafilatura').split('.')[:2])}"


def read_html(source: Source, given: Given) -> Iterator[Document]:
    """The one document that a page is.

    Raises:
        InputError: If it is larger than 10 MB, has more elements than an article has, or has no article.
        UnsupportedError: If its article is not in English.
    """
    yield page(source, given)


def page(source: Source, given: Given) -> Document:
    """The article in a page, with what the page states of it."""
    markup, notes = decode_page(source.read(LIMIT), given.encoding or source.charset)
    tree = tree_of(markup, where=source.name)
    if tree.xpath("count(.//*)") >= ELEMENTS:
        raise InputError(f"has more than {ELEMENTS:,} elements: it is no article", where=source.name)
    facts = stated(tree)
    dates = facts.published or _searched(tree)
    text = article(tree, facts.headlines)
    if not any(_is_sentence(line) for line in text.split("\n")):
        raise InputError("has no article: nothing in it is a sentence", where=source.name)
    found = Found(
        id=source.id, origin=source.name, reader=reader(), text=text, title=facts.title,
        outlets=facts.outlets, url=_address(source, facts), published=dates, notes=notes,
    )  # fmt: skip
    return document_of(found, given)


def get_ready() -> None:
    """Load what reading a page needs, by reading one: it takes a second, once."""
    with suppress(UnsupportedError):  # in another language, so that the recogniser is loaded, too
        page(Source.of("", _STRANGE), Given())


_STRANGE = (
    b"<html><body><article><p>Der Rat hat gestern Abend nach langer Aussprache beschlossen, die alte "
    b"Br&uuml;cke am Fluss im kommenden Jahr durch eine neue zu ersetzen.</p></article></body></html>"
)


def _is_sentence(line: str) -> bool:
    """Whether a line is more than the name of a menu; scripts without spaces go by their length."""
    return len(line.split()) >= WORDS or (len(line) >= 4 * WORDS and any(c > "\u0fff" for c in line[:80]))


def _address(source: Source, facts: Stated) -> str | None:
    """The page's own address, where it is on the host that it came from; a page cannot pose as another's."""
    if source.url is None:
        return facts.url
    same = facts.url is not None and domain(facts.url) == domain(source.url)
    return facts.url if same else source.url


def _searched(tree: Any) -> tuple[str, ...]:
    """What htmldate finds in the page's other marks and its address."""
    from htmldate import find_date

    found = find_date(tree, extensive_search=False, original_date=True)
    return (found,) if found else ()
