"""Web pages: the article in them, and what they say of its publication."""

from tollbook.read.html.encoding import decode_page
from tollbook.read.html.page import LIMIT, page, read_html
from tollbook.read.html.quick import quick_text

__all__ = ["LIMIT", "decode_page", "page", "quick_text", "read_html"]
