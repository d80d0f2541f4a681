"""A place in a document's text."""

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (Unicode code points, end exclusive) of a document's text.

    `exact` is what stands there, `prefix` and `suffix` up to 32 code points on either side, as in a W3C
    Web Annotation TextQuoteSelector.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text[start:end]` with its context.

        Raises:
            ValueError: If the offsets are not within the text.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(
            start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )

    def holds_in(self, text: str) -> bool:
        """Whether the text still says `exact` at these offsets."""
        return text[self.start : self.end] == self.exact
