"""What a page says, in a millisecond or less, to tell whether it is worth reading.

Hot path: `bare_text` keeps every word outside tags and scripts; `quick_text` the main text, fifteen times as
fast as `article`, with more around the article and now and then less of it. Nothing is quoted from either.
`benchmarks/bulk.py` holds their cost.
"""

import re

_BODY = re.compile(rb"<body[\s>]", re.IGNORECASE)
_UNSEEN = re.compile(rb"<(script|style|svg|noscript|iframe|!--)", re.IGNORECASE)
_TAG = re.compile(rb"<[^>]*>")
_COMMENT = b"!--"


def bare_text(page: bytes) -> bytes:
    """The words of a page, without scripts, styles and tags, in the page's own bytes.

    Args:
        page: In an encoding whose ASCII is ASCII.
    """
    return _TAG.sub(b" ", seen(page))


def body_of(page: bytes) -> bytes:
    """A page from its body on: what its head holds is no part of its text."""
    found = _BODY.search(page)
    return page[found.start() :] if found else page


def seen(page: bytes) -> bytes:
    """A page without its scripts, styles, drawings and comments."""
    parts, at = [], 0
    for found in _UNSEEN.finditer(page):
        if found.start() < at:
            continue
        name = found[1].lower()
        end = b"-->" if name == _COMMENT else b"</" + name
        last = page.find(end, found.end())
        if last < 0 and name != _COMMENT:
            last = page.find(end.upper(), found.end())
        if last < 0:  # it never ends: a browser would drop the rest, we look at it
            break
        parts.append(page[at : found.start()])
        at = last + len(end)
    parts.append(page[at:])
    return b" ".join(parts)


def quick_text(markup: str) -> str:
    """The main text of a page, paragraphs in lines of their own; empty where there is none."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(markup, main_content=True, alt_texts=False, noscript=False))
