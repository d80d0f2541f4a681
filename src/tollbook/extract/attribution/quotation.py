"""Quotations that run over several sentences: whose they are, and whether they are still open."""

from dataclasses import dataclass

from tollbook.extract.attribution.voice import Voice

_LONGEST = 6
_MARKS = ("“", '"')


@dataclass(slots=True)
class Quotation:
    """The quotation that a text is in.

    Attributes:
        voice: Who is quoted, once he has been named.
        is_open: Whether it goes on after the sentence read last.
        since: Index of the sentence that named him, or in which it began.
    """

    voice: Voice | None = None
    is_open: bool = False
    since: int = -9

    def enter(self, sentence: str, index: int, *, new_paragraph: bool) -> None:
        """Turn to the next sentence: a paragraph of a quotation opens with its mark again, or ends it."""
        if index - self.since > _LONGEST or (new_paragraph and not sentence.startswith(_MARKS)):
            self.voice, self.is_open = None, False

    def holds(self, sentence: str, at: int, *, new_paragraph: bool = False) -> bool:
        """Whether character `at` of a sentence stands within the quotation."""
        return _open_after(sentence[:at], was_open=self.is_open and not new_paragraph)

    def leave(self, sentence: str, index: int, voice: Voice | None, *, new_paragraph: bool) -> None:
        """Go on after a sentence in which `voice` spoke last."""
        was_open = self.is_open
        self.is_open = _open_after(sentence, was_open=was_open and not new_paragraph)
        if not self.is_open:
            self.voice = None
        elif voice is not None:
            self.voice, self.since = voice, index
        elif not was_open:
            self.since = index


def _open_after(text: str, *, was_open: bool) -> bool:
    """Whether a quotation is open after some text."""
    curly = text.count("“") - text.count("”")
    if curly:  # writers mix curly and straight marks
        return curly > 0 and text.count('"') % 2 == 0
    return was_open != bool(text.count('"') % 2)
