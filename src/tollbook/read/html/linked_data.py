"""What a page says of its article in JSON-LD (https://schema.org/Article)."""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ARTICLES = frozenset(
    ("newsarticle", "article", "reportagenewsarticle", "blogposting", "liveblogposting",
     "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "report",
     "socialmediaposting",     "techarticle", "scholarlyarticle", "specialannouncement")
)  # fmt: skip
PAGES = frozenset(("webpage", "itempage", "videoobject"))
SIZE, NODES = 500_000, 5000  # characters of a block and nodes in it that are looked at
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_FENCE = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,40}?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Strings as the page has them; None where it has none."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def linked_data(tree: Any) -> LinkedData:
    """The facts of the page's article: of an object that is one, else of one that is a page."""
    best: LinkedData | None = None
    loose: str | None = None
    for script in tree.xpath(".//script[@type]"):
        if "ld+json" not in script.get("type").lower():
            continue
        block = (script.text_content() or "")[:SIZE]
        nodes, sound = _nodes(block)
        for kind, node in nodes:
            if kind == 0 or best is None:
                made = _facts(node)
                if made.published or made.headline:
                    best = made
                    if kind == 0 and made.published:
                        return made
        if not sound and loose is None:
            found = _PUBLISHED.search(block)
            loose = found[1] if found else None
    return best or LinkedData(published=loose)


def _nodes(block: str) -> tuple[list[tuple[int, dict[str, Any]]], bool]:
    """Articles (0) and pages (1) in a block, articles first, and whether it is sound JSON."""
    try:
        value = json.loads(_FENCE.sub("", block), strict=False)
    except (ValueError, RecursionError):
        return [], False
    ranked = [(kind, node) for node in _objects(value) if (kind := _kind(node)) is not None]
    return sorted(ranked, key=lambda pair: pair[0]), True


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a value, outermost first."""
    left, seen = deque([value]), 0
    while left and seen < NODES:
        seen += 1
        node = left.popleft()
        if isinstance(node, dict):
            yield node
            left.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            left.extend(node)


def _kind(node: dict[str, Any]) -> int | None:
    types = node.get("@type")
    names = {str(t).rpartition("/")[2].lower() for t in (types if isinstance(types, list) else [types])}
    return 0 if names & ARTICLES else 1 if names & PAGES else None


def _facts(node: dict[str, Any]) -> LinkedData:
    return LinkedData(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        publisher=_text(node.get("publisher")),
        url=_text(node.get("mainEntityOfPage")) or _text(node.get("url")),
    )


def _text(value: Any) -> str | None:
    """A string, or the name or address of the object that stands in its place."""
    for _ in range(3):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("name") or value.get("alternateName") or value.get("@id") or value.get("@value")
    return " ".join(value.split()) or None if isinstance(value, str) else None
