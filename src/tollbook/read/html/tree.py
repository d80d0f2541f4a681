"""A page's characters to a tree of elements that is safe to walk."""

import re
from typing import Any

from tollbook.errors import InputError

_PROLOGUE = re.compile(r"\A\s*<\?xml[^>]{0,300}>")


def tree_of(markup: str, *, where: str) -> Any:
    """The tree of a page (lxml). No address in it is ever followed, no entity of a document type expanded.

    Raises:
        InputError: If there is no element in it, or elements more than 256 deep, where libxml2 stops.
    """
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    data = _PROLOGUE.sub("", markup, count=1).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError("is no page: nothing in it can be read", where=where) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError("is nested too deeply to be a page", where=where)
    return tree
