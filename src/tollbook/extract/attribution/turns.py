"""Speakers of transcripts: "MR. SULLIVAN:", "Q", at the start of a paragraph."""

import re

_TURN = re.compile(
    r"\s*(?:(?P<name>(?:(?:MR|MS|MRS|DR|GEN|ADM|LT|COL|SEN)\.? )?[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})"
    r"(?: \([^)\n]{1,40}\))?:\s|Q(?::|\s{2,}|\t))"
)
_SMALL = 3


def turn(sentence: str) -> tuple[str | None, int] | None:
    """Who takes the floor at the start of a sentence, and where his words begin; None where nobody does.

    A question has no speaker: who asks puts nothing forward.
    """
    found = _TURN.match(sentence)
    if found is None:
        return None
    name = found["name"]
    if name is None:
        return None, found.end()
    if len(name) < _SMALL or sentence[found.end() :].isupper():
        return None  # a headline in capitals
    return name.title(), found.end()
