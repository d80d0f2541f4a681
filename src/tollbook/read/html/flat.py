"""A piece of HTML to its words: for mail and feeds, where all of it is the report."""

import re

from tollbook.errors import InputError
from tollbook.read.html.tree import tree_of

UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "iframe",
    "object",
    "embed",
    "svg",
    "form",
    "title",
)
BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
     "section", "article", "header", "footer", "hr", "pre", "dd", "dt", "figure", "figcaption")
)  # fmt: skip
_SPACE = re.compile(r"[^\S\n]+")


def flat(markup: str) -> str:
    """The words of some HTML, a blank line between its blocks; no scripts, styles or forms."""
    if not markup.strip():
        return ""
    try:
        tree = tree_of(f"<html><body>{markup}</body></html>", where="markup")
    except InputError:
        return ""
    for element in tree.xpath("|".join(f"//{name}" for name in UNSEEN)):
        element.drop_tree()
    parts: list[str] = []
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCKS:
            parts.append("\n\n")
        parts.append(
            _SPACE.sub(" ", ((element.text if event == "start" else element.tail) or "").replace("\n", " "))
        )
    lines = (line.strip() for line in "".join(parts).split("\n\n"))
    return "\n\n".join(line for line in lines if line)
