"""The article in a page: trafilatura finds it, once what it would take for text and is none was cut out.

Budget: 20 ms a page. `benchmarks/read.py` measures it against trafilatura alone.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tollbook.read.html.furniture import is_furniture, same_words, without_frame

# Parts that stand within articles: what pops up over a name, asks for an address, or leads elsewhere.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:tool-?tips?|pop-?overs?|pop-?ups?|roll-?over|hover-?card|newsletters?|sign-?up|subscribe|"
    r"related|read-?more|recirc\w*|most-?(?:read|popular|viewed)|share-?(?:bar|tools|links)|social-?share)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:article|story|post|entry)[-_]*(?:body|content|text|main)|\bbody[-_](?:text|content)", re.IGNORECASE
)
_SUMMARY = re.compile(r"(?:^|[\s_-])(?:summary|standfirst|lead|lede|dek|deck)(?:$|[\s_-])", re.IGNORECASE)
MOSTLY = 0.4  # of a page's paragraphs: an aside is never that large
LINKED = 240  # characters of a paragraph that is one link: longer ones are text


def article(tree: Any, titles: Sequence[str]) -> str:
    """The article's paragraphs, a blank line between each two; empty where the page has none.

    Args:
        tree: The page (lxml); parts of it are cut out.
        titles: Of the article; where the text begins with one, that line is left out.
    """
    from trafilatura import bare_extraction

    _cut_frame(tree)
    _cut_asides(tree)
    _cut_linked_paragraphs(tree)
    _cut_linked_lists(tree)
    _join_bodies(tree)
    lead = _lead(tree)
    found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    lines = [line.strip() for line in (found.text or "").split("\n")] if found is not None else []
    if lead and lines and not any(lead[:60] in line for line in lines):
        lines.insert(1 if any(same_words(lines[0], t) for t in titles) else 0, lead)
    return "\n\n".join(without_frame([line for line in lines if line and not is_furniture(line)], titles))


def _cut_frame(tree: Any) -> None:
    """Menus and feet, which on short pages would be taken for text."""
    for element in tree.xpath(".//nav|.//footer[not(ancestor::article)]|.//*[@role='navigation']"):
        if element.getparent() is not None:
            element.drop_tree()


def _cut_asides(tree: Any) -> None:
    spelled = frozenset(tree.xpath(".//body//@class|.//body//@id", smart_strings=False))
    asides = frozenset(filter(_ASIDE.search, spelled))  # most elements go by one of a few names
    whole = _weight(tree) if asides else 0
    for element in tree.xpath(".//body//*[@class or @id]") if asides else ():
        if asides.isdisjoint((element.get("class"), element.get("id"))):
            continue
        if element.tag in ("body", "article", "main") or element.getparent() is None:
            continue
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if len(named) < 400 and _ASIDE.search(named) and _weight(element) <= MOSTLY * whole:
            element.drop_tree()


def _cut_linked_paragraphs(tree: Any) -> None:
    """A paragraph that is one link leads to another article."""
    for link in tree.xpath(".//p//a"):
        paragraph = next(link.iterancestors("p"), None)
        if paragraph is None or paragraph.getparent() is None:
            continue
        text = " ".join(paragraph.text_content().split())
        if 0 < len(text) <= LINKED and " ".join(link.text_content().split()) == text:
            paragraph.drop_tree()


def _cut_linked_lists(tree: Any) -> None:
    """A list of headlines that are links leads to other articles."""
    for found in tree.xpath(".//body//ul|.//body//ol"):
        items = [" ".join(item.text_content().split()) for item in found.iterchildren("li")]
        links = sum(len(" ".join(link.text_content().split())) for link in found.iter("a"))
        if len(items) > 1 and links >= 0.9 * sum(map(len, items)) >= 25 * len(items):
            found.drop_tree()


def _lead(tree: Any) -> str | None:
    """The summary that stands between the headline and the body: it often has the figures."""
    for element in tree.xpath(
        "(.//h1)[1]/following::*[self::p or self::div or self::h2][@class or @itemprop]"
    )[:40]:
        if _SUMMARY.search(f"{element.get('class', '')} {element.get('itemprop', '')}"):
            words = " ".join(element.text_content().split())
            if 60 <= len(words) <= 600 and words[-1] in '.!?”"':
                return words
    return None


def _join_bodies(tree: Any) -> None:
    """A text that advertisements cut into parts of one class becomes one again: only the first is read."""
    parts = defaultdict(list)
    for element in tree.xpath(".//div[@class]|.//section[@class]"):
        if _BODY.search(element.get("class")):
            parts[element.get("class")].append(element)
    for same in parts.values():
        first, *others = same
        frame = next(first.iterancestors("article", "main"), None)
        if others and frame is not None and not any(first in other.iterancestors() for other in others):
            for other in others:
                if frame in other.iterancestors():
                    first.extend(list(other))


def _weight(element: Any) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))
