"""What is read at all: running text; not digits by the thousand, rows of a table, or one sentence for ever.

These rules bound the work for each character of a text, whatever it is made of. Their limits lie far from
real reports, of which the densest sentences hold half as many figures, and none comes again more than a
few times (`docs/reference/limits.md`).
"""

import re
from functools import cache
from string import ascii_letters

from tollbook.extract.lexicon.harms import harm_lexicon
from tollbook.extract.lexicon.quantity_words import number_words

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]{2,}")
_LETTERS = ascii_letters.encode()
_NO_DIGITS = bytes(code for code in range(128) if not 48 <= code < 58)
_SHORT = 48
_MARKS = 30
_WORDS_A_MARK = 4
_SURELY = _MARKS * _WORDS_A_MARK // (_WORDS_A_MARK - 1)  # so few marks have words enough in themselves
_MOST_WORDS = 500
_AGAIN = 5000
_ROWS = 200


def is_prose(text: str) -> bool:
    """Whether numbers and words of harm stand as thinly in a sentence as writers put them.

    At most 30 of them, and one more for every four words; at most 500 words.
    """
    if len(text) < _SHORT or _is_plain(text):
        return True
    words = _WORD.findall(text.lower())
    marks = sum(map(_marks().__contains__, words)) + sum(map(str.isdigit, words))
    return len(words) <= _MOST_WORDS and marks <= _MARKS + len(words) // _WORDS_A_MARK


def _is_plain(text: str) -> bool:
    """A cheap test that most sentences pass: too few numbers, and too few words for enough of them to count.

    Each word is parted from the next by something that is no letter; what is not ASCII may be anything.
    """
    data = text.encode("utf-8", "surrogatepass")
    others = data.translate(None, _LETTERS)
    digits = len(others.translate(None, _NO_DIGITS))
    return len(text) <= _MOST_WORDS and len(others) + 1 + digits <= _SURELY


@cache
def _marks() -> frozenset[str]:
    """The words that count and those that begin a term of harm; not "a" and "the", which are everywhere."""
    numbers = number_words()
    counting = {*numbers.units, *numbers.tens, *numbers.scales, *numbers.vague, *numbers.groups}
    return frozenset(counting | harm_lexicon().by_first_form.keys()) - {"a", "an", "the"}


class Patience:
    """What one document may ask of its reader: so much of one sentence, and so many rows of figures."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._rows = 0

    def is_worn(self, text: str) -> bool:
        """Whether a sentence has come so often, word for word, that it has taken 5,000 characters."""
        taken = self._taken.get(text, 0)
        self._taken[text] = taken + len(text)
        return taken >= _AGAIN

    def is_row(self, text: str) -> bool:
        """Whether a sentence with a figure is a row of a table: under 48 characters, after 200 such."""
        self._rows += len(text) < _SHORT
        return self._rows > _ROWS and len(text) < _SHORT
