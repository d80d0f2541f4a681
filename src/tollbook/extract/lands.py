"""The land in which people were harmed, whose people they are unless they are called visitors."""

from tollbook.cases import Gazetteer
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.sides import is_held
from tollbook.extract.words import Words

_WITHIN = frozenset({"in", "across", "throughout", "within", "inside"})
_STOPS = frozenset({";", "while", "but"})
_NEARBY = 14


def land_of(text: str, words: Words, frame: Frame, phrase: Phrase | None, gazetteer: Gazetteer) -> str | None:
    """People harmed in a country are its people, unless they are called visitors: "80 deaths in China"."""
    noun = words.lowers[phrase.head] if phrase is not None and phrase.head != NONE else ""
    if noun in conflict_words()["guests"]:
        return None
    first = min(frame.amount.first, frame.reading.first)
    last = max(frame.amount.last, frame.reading.last)
    start, limit = max(0, first - _NEARBY), min(len(words), last + _NEARBY)
    lead = next((k for k in range(first - 1, start - 1, -1) if words.lowers[k] in _STOPS), start - 1)
    end = next((k for k in range(last, limit) if _ends_clause(words, k)), limit)
    opens = words.lower(0) in _WITHIN and _STOPS.isdisjoint(words.lowers[:first])
    if opens and (land := _land(text, words, 1, first, gazetteer)):
        return land  # "In Peru, …"
    for low, high in ((last, end), (lead + 1, first)):
        for k in range(low, high):
            if words.lowers[k] in _WITHIN and (land := _land(text, words, k + 1, high, gazetteer)):
                return land
    return None


def land_of_gap(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The land of a figure without words of its own: "80 deaths in Chile and 19 in Peru"."""
    last = frame.amount.last
    if words.lower(last) not in _WITHIN:
        return None
    return _land(text, words, last + 1, len(words), gazetteer)


def _land(text: str, words: Words, first: int, last: int, gazetteer: Gazetteer) -> str | None:
    """The country right behind a preposition, past "the" or "eastern"."""
    if first >= last:
        return None
    start = words.starts[first]
    for mention in gazetteer.find(text[start : words.ends[min(first + 3, last) - 1]]):
        at, after = words.at(mention.start + start, mention.end + start)
        return mention.entry.party if at <= first + 1 and not is_held(words, after) else None
    return None


def _ends_clause(words: Words, k: int) -> bool:
    """Whether another figure or clause begins: "1,035 in Turkey and about 19 in Greece"."""
    return words.lowers[k] in (";", "while", "but") or (
        words.lowers[k] in (",", "and") and any(words.tag(n) == "NUM" for n in (k + 1, k + 2))
    )
