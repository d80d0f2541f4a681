"""The bytes of a page to characters: what is declared counts, unless the bytes are plainly UTF-8."""

import codecs
import re

from tollbook.read.decode import BOMS

DECLARED_WITHIN = 4096
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
FALLBACK = "cp1252"  # what browsers read undeclared western pages as: https://encoding.spec.whatwg.org
_SAME = {"iso8859-1": FALLBACK, "ascii": FALLBACK}  # "latin-1" on the web means cp1252, by the same standard


def decode_page(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The page's text, and notes of characters that could not be read.

    Args:
        data: The page.
        declared: What the server, or the caller, says of its encoding.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _decoded(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        # Only text that is wrong at its first letter beyond ASCII is in some other encoding.
        broken_utf8 = bool(re.search(rb"[\xc3\xe2][\x80-\xbf]", data[: error.start]))
    meta = (found[1].decode("ascii") for p in (_META, _XML) if (found := p.search(data[:DECLARED_WITHIN])))
    for claimed in (declared, *meta):
        known = _known(claimed)
        if known and not (known == "utf-8" and not broken_utf8):
            return _decoded(data, known)
    return _decoded(data, "utf-8") if broken_utf8 else _decoded(data, FALLBACK)


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "")
    except LookupError:
        return None
    return str(_SAME.get(found.name, found.name)) if found._is_text_encoding else None


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    return text, (f"{lost} characters are not {name} and could not be read",) if lost else ()
