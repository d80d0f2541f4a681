"""What a page says of itself: title, outlet, address, and when it was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tollbook.read.html.linked_data import linked_data

# In the order of trust. Each is the name, property or itemprop of a `meta` element, in small letters.
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "rnews:datepublished", "article:published", "published_time", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "dc.date.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "bt:pubdate", "pubdate", "publishdate", "publish_date",
    "publish-date", "published-date", "publication_date", "article.published", "article_date_original",
    "originalpublicationdate", "displaydate", "ptime", "cre_date", "date", "dc.created",
)  # fmt: skip
TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright-holder")
HANDLE = "twitter:site"
TITLE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ")
ADDRESS = ("og:url", "parsely-link")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page states, as it spells it; None or empty where it does not.

    Attributes:
        outlets: Names that may be the outlet's, the most trusted first.
        published: Strings that may be the publication date, the most trusted first.
    """

    title: str | None
    headlines: tuple[str, ...]
    outlets: tuple[str, ...]
    url: str | None
    published: tuple[str, ...]


def stated(tree: Any) -> Stated:
    """Read a page's JSON-LD, `meta` elements, `time` elements, title and headline."""
    data, meta = linked_data(tree), _meta(tree)
    sites = [meta[name] for name in SITE if name in meta]
    heads = [_line(h) for h in tree.xpath(".//h1")[:4]]
    named = (*(meta[n] for n in TITLE if n in meta), data.headline, *heads[:1], _line_of(tree, ".//title"))
    titles = [_without_site(title, sites) for title in named if title]
    address = (
        _attribute(tree, ".//link[@rel='canonical']/@href"),
        *(meta[n] for n in ADDRESS if n in meta),
        data.url,
    )
    outlets = (*sites[:1], data.publisher, *sites[1:], meta.get(HANDLE))
    return Stated(
        title=next(iter(titles), None),
        headlines=tuple(dict.fromkeys((*titles, *heads))),
        outlets=tuple(n for n in outlets if n and "://" not in n),
        url=next((a for a in address if a and a.startswith(("http://", "https://"))), None),
        published=tuple(dict.fromkeys(_published(tree, data.published, meta))),
    )


def _without_site(title: str, sites: list[str]) -> str:
    """A title without the " | Site" that pages put behind it."""
    for mark in TITLE_MARKS:
        head, _, tail = title.rpartition(mark)
        if head.strip() and any(_key(tail) == _key(site) for site in sites):
            return head.strip()
    return title


def _key(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum()).removeprefix("the")


def _published(tree: Any, linked: str | None, meta: dict[str, str]) -> Iterator[str]:
    if linked:
        yield linked
    yield from (meta[name] for name in PUBLISHED if name in meta)
    for path in (
        ".//*[@itemprop='datePublished']", ".//time[@pubdate]", ".//article//header//time[@datetime]",
        ".//*[contains(@class, 'published') or contains(@class, 'dateline') or contains(@class, 'timestamp')]"
        "/descendant-or-self::time[@datetime]",
    ):  # fmt: skip
        for element in tree.xpath(path)[:3]:
            value = element.get("datetime") or element.get("content") or _line(element)
            if value and len(value) < 80:
                yield value
    yield from _said(tree)


def _said(tree: Any) -> Iterator[str]:
    """Short pieces of the page that begin with "Published" or the like, and hold a figure."""
    for start in (
        "Published",
        "PUBLISHED",
        "Posted",
        "First published",
        "Date published",
        "Publication date",
    ):
        for text in tree.xpath(f".//body//text()[starts-with(normalize-space(.), '{start}')]")[:3]:
            holder = text.getparent().getparent() if text.is_tail or len(text) < 20 else text.getparent()
            line = _line(holder) if holder is not None else ""
            if len(line) < 120 and any(c.isdigit() for c in line):
                yield line


def _meta(tree: Any) -> dict[str, str]:
    """The first content that each name has."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        if content:
            for attribute in ("property", "name", "itemprop"):
                found.setdefault((element.get(attribute) or "").strip().lower(), content)
    return found


def _line(element: Any) -> str:
    return " ".join(element.text_content().split())[:500]


def _line_of(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return _line(found[0]) or None if found else None


def _attribute(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None
