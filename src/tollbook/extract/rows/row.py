"""A stretch of text as a row of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tollbook.extract.lexicon.quantity_words import NumberWords, number_words
from tollbook.extract.rows.tokens import Token, TokenKind, tokens

_HYPHENS = frozenset("-‑")


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number: tokens `start` to `end` (exclusive) of a row.

    Attributes:
        low: None where it has too many digits to have a value.
        scale: The word of scale it ended with (1,000 in "20 thousand"), else 1.
        vague: It is a word for many ("dozens").
        loose: Its words make it about so much ("a couple of hundred").
    """

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    scale: int = 1
    vague: bool = False
    loose: bool = False


class Row:
    """The tokens of a stretch of text and their words."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.words = [token.word if token.kind is not TokenKind.ADDRESS else "" for token in tokens]
        self._length = len(self.words)
        self._digits = {at for at, token in enumerate(tokens) if token.kind is TokenKind.DIGITS}
        self.lexicon: NumberWords = number_words()
        self.numbers: dict[tuple[int, bool], Number | None] = {}  # those already read, by their first token

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Row":
        """The row of `text[start:end]`."""
        return cls(tokens(text, start, end))

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, index: int) -> str:
        """The word at an index; empty past either end."""
        return self.words[index] if 0 <= index < self._length else ""

    def glued(self, index: int) -> bool:
        """Whether the token at an index follows the one before without white space."""
        return 0 < index < len(self.tokens) and not self.tokens[index].spaced

    def hyphen(self, index: int) -> bool:
        """Whether a hyphen stands there with no white space on either side."""
        return self.word(index) in _HYPHENS and self.glued(index) and self.glued(index + 1)

    def past_hyphen(self, index: int) -> int:
        """The next index after an optional hyphen."""
        return index + 1 if self.hyphen(index) else index

    def is_digits(self, index: int) -> bool:
        """Whether a number in digits stands there."""
        return index in self._digits

    @cached_property
    def is_all_capitals(self) -> bool:
        """Whether nothing in the row tells a name from a word, since every word is in capitals."""
        longer = [token for token in self.tokens if token.kind is TokenKind.WORD and len(token.word) > 2]
        return bool(longer) and all(token.shouted for token in longer)
