"""Web pages: the article in them, and what they say of its publication."""

from tollbook.read.html.encoding import decode_page
from tollbook.read.html.page import LIMIT, get_ready, page, read_html
from tollbook.read.html.quick import bare_text, body_of, quick_text, seen

__all__ = [
    "LIMIT",
    "bare_text",
    "body_of",
    "decode_page",
    "get_ready",
    "page",
    "quick_text",
    "read_html",
    "seen",
]
