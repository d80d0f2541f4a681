"""People told of by their names: "Private Ann Hill and Sergeant Tom Rowe were killed" counts two."""

from collections.abc import Iterator

from tollbook.cases import load_gazetteer
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import Amount
from tollbook.extract.lexicon.people import is_person, people
from tollbook.extract.quantities import Quantity, QuantityKind
from tollbook.extract.words import Words
from tollbook.model import Hedge

_LONGEST = 6
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


def named_groups(words: Words) -> Iterator[Amount]:
    """Rows of two or more full names that end in "and", each as one amount of as many people."""
    i = 0 if "and" in words.lowers else len(words)  # most sentences end here
    while i < len(words):
        if not words.texts[i][0].isupper():
            i += 1
            continue
        last, names = _row(words, i)
        if names > 1:
            first = i - 1 if _is_title(words, i - 1) else i
            start, end = words.starts[first], words.ends[last - 1]
            shown = " ".join(words.texts[first:last])
            quantity = Quantity(
                start, end, shown, names, names, Hedge.EXACT, QuantityKind.COUNT, (start, end)
            )
            yield Amount(quantity, first, first, Phrase(first, last, last - 1), implied=True)
        i = max(last, i + 1)


def _row(words: Words, i: int) -> tuple[int, int]:
    """Past a row of names that starts at a word, and how many there are; a row without "and" is none."""
    names, closed = 0, False
    last = i
    while (end := _name(words, i)) and not closed:
        names, last = names + 1, end
        closed = words.lower(i - 1) == "and" and names > 1
        i = _past_age(words, end)
        i += words.lower(i) == "," and words.lower(i + 1) != "and"
        i += (words.lower(i) == ",") + 1 if words.lower(i + (words.lower(i) == ",")) == "and" else 0
    return (last, names) if closed else (last, 0)


def _name(words: Words, i: int) -> int:
    """Past a full name, at least two capitalised words that are no side's name; 0 where none starts."""
    k = i
    while k < min(len(words), i + _LONGEST) and (
        (words.tags[k] in _NOMINAL and words.texts[k][:1].isupper())
        or (k > i and words.lowers[k] in (".", "-") and words.tag(k + 1) == "PROPN")
    ):
        k += 1
    if k - i < 2 or not words.texts[k - 1].isalpha() or words.texts[k - 1].isupper():
        return 0
    shown = " ".join(words.texts[i:k])
    return 0 if load_gazetteer().find(shown) else k


def _past_age(words: Words, i: int) -> int:
    """Past ", 24" or "(24)" behind a name."""
    if words.lower(i) in (",", "(") and words.tag(i + 1) == "NUM":
        return i + 2 + (words.lower(i + 2) == ")")
    return i


def _is_title(words: Words, i: int) -> bool:
    """Whether a noun of people stands before the names: "journalists", "brothers"."""
    low = words.lower(i)
    return bool(low) and (words.lemmas[i] in people().persons or low in people().persons or is_person(low))
