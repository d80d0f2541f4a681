"""What the readers of expressions of time share: the row of words, the day of publication, and a result."""

from dataclasses import dataclass, replace
from datetime import date

from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.lexicon.date_words import DateWords, bare, date_words
from tollbook.extract.rows.row import Row
from tollbook.model import Precision


@dataclass(frozen=True, slots=True)
class Partial:
    """A calendar date as far as the words give it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A reading of tokens up to `end` (exclusive), resolved as far as it can be.

    `start` is its first token where that lies before the token it was read from, as in "about two weeks ago".
    `partial` is kept so that the other end of a range can lend it its year or month.
    """

    end: int
    kind: TimeKind = TimeKind.POINT
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    open_end: bool = False
    anchored: bool = False
    approximate: bool = False
    shift: int | None = None
    partial: Partial | None = None

    def to(self, end: int) -> "When":
        """The same over more tokens."""
        return replace(self, end=end)


class Reading:
    """A row of words to be read for time, and the day that its relative expressions count from."""

    def __init__(self, row: Row, published: date | None) -> None:
        self.row, self.published = row, published
        self.words: DateWords = date_words()
        self.bare = [bare(word) for word in row.words]  # without possessives
        self._length = len(self.bare)
        self.points: dict[int, When | None] = {}  # those already read, by their first token

    def __len__(self) -> int:
        return len(self.row)

    def word(self, index: int) -> str:
        """The word at an index without its possessive; empty past either end."""
        return self.bare[index] if 0 <= index < self._length else ""

    def capital(self, index: int) -> bool:
        """Whether the word at an index starts with a capital."""
        return 0 <= index < len(self.row) and self.row.tokens[index].capital

    def whole(self, index: int) -> int | None:
        """The plain whole number in digits at an index, as days and years are written, if any."""
        if not self.row.is_digits(index):
            return None
        token = self.row.tokens[index]
        if token.value is None or token.grouped or token.decimals or token.suffix or len(token.word) > 4:
            return None
        return int(token.value)
