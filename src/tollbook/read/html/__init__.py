"""Web pages: the article in them, and what they say of its publication."""

from tollbook.read.html.page import page, read_html

__all__ = ["page", "read_html"]
