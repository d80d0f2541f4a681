"""Characters that are there to be seen, and nothing else.

A soft hyphen, a zero-width space or a direction mark inside "4\u200b98" would hide a figure from a reader
who searches for it and from every rule; it is taken out when a text is read, and spans point into what is
left. Text in JSON Lines is its caller's, who holds its offsets: there only characters that no encoding has
are replaced, one for one. See docs/decisions on text.
"""

import re
from unicodedata import normalize

_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85")
REPLACEMENT = "\ufffd"


def readable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as people see it, and notes of what was done to it.

    Line ends become newlines, letters with combining marks the composed ones (Unicode NFC); characters that
    are not seen are taken out; control characters and lone surrogates become U+FFFD.
    """
    text, notes = sound(_LINE_END.sub("\n", text))
    seen, hidden = _UNSEEN.subn("", text)
    if hidden:
        notes += (f"{hidden} invisible characters were taken out",)
    return normalize("NFC", seen), notes


def sound(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with characters that no file can hold replaced one for one, and a note of it."""
    text, controls = _CONTROL.subn(REPLACEMENT, text)
    text, surrogates = _SURROGATE.subn(REPLACEMENT, text)
    lost = controls + surrogates
    return text, (f"{lost} unreadable characters were replaced",) if lost else ()
