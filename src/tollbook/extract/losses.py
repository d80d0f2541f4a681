"""Whose losses a figure is said to be: "Turkish losses were put at 40", "it put its own dead at nine"."""

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.spans import around
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.lexicon.people import is_person
from tollbook.extract.words import Words

OWN = frozenset({"its", "their", "his", "her"})
HOSTILE = frozenset({"enemy", "enemies", "hostile"})
_FAR = 16
_BEHIND = 8
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "DET", "PART", "PRON"})
_BELONGING = frozenset({"of", "in", "from", "for"})
_WITH = frozenset({"among", "on", "by", "amongst"})


def loss_of(words: Words, frame: Frame) -> tuple[int, int] | None:
    """The words [first, last) of the losses, with their owner, whose number a figure is; None without any."""
    at = _in_toll(words, frame)
    if at == NONE:
        at = _before_value(words, frame)
    if at == NONE:
        return None
    first = at
    while first > 0 and (words.tags[first - 1] in _INSIDE or words.lowers[first - 1] in ("'s", "'", "-")):
        first -= 1
    return None if words.tag(first - 1) == "NUM" else (first, at + 1)


def people_of(words: Words, loss: tuple[int, int], gazetteer: Gazetteer) -> Phrase | None:
    """The people whose losses they are, where more than a country names them: "Kurdish forces' losses"."""
    first, last = loss[0], loss[1] - 1
    while words.tag(last - 1) in ("PART", "ADJ", "PUNCT") and last > first:
        last -= 1
    while first < last and words.tags[first] in ("DET", "PRON", "PART"):
        first += 1
    if first >= last:
        return None
    book, head = conflict_words(), last - 1
    forces = words.lemmas[head] in book["forces"] or words.lowers[head] in book["units"]
    named = gazetteer.fights(" ".join(words.texts[first:last]))
    harmed = _is_loss(words, head) or not book["losses"].isdisjoint(words.lowers[first:last])
    usual = not harmed and words.tags[head] in ("NOUN", "PROPN") and is_person(words.lowers[head])
    return Phrase(first, last, head) if forces or named or usual else None


def _in_toll(words: Words, frame: Frame) -> int:
    """The noun of loss that a toll is read from."""
    reading = frame.reading
    if not reading.rule.startswith("toll"):
        return NONE
    return next((k for k in range(reading.first, reading.last) if _is_loss(words, k)), NONE)


def _before_value(words: Words, frame: Frame) -> int:
    """The noun of loss before the value: "Turkish losses in the south are put at 3,200 killed"."""
    first = min(frame.amount.first, frame.reading.first)
    direct = words.lower(first - 1) == ":" or words.lemmas[first - 1] in ("be", "number", "total", "reach")
    linked = direct
    for k in range(first - 1, max(-1, first - _FAR), -1):
        low = words.lowers[k]
        if _is_loss(words, k):
            return k if linked else NONE
        if low in (";", "but", "while") or (not direct and (low in (",", "and") or words.tags[k] == "NUM")):
            return NONE
        linked |= words.lemmas[k] in conflict_words()["values"]
    return NONE


def _is_loss(words: Words, k: int) -> bool:
    return words.lemmas[k] in conflict_words()["losses"] or words.lowers[k] in conflict_words()["losses"]


def owner_of(text: str, words: Words, loss: tuple[int, int], gazetteer: Gazetteer) -> str | None:
    """The side that losses are said to be of, by a name beside them."""
    first, last = loss
    if party := gazetteer.party(text[words.starts[first] : words.ends[last - 1]]):
        return party
    if words.lower(last) not in _BELONGING | _WITH:
        return None
    end = last + 1
    while end < min(len(words), last + _BEHIND) and words.tags[end] in _INSIDE | {"ADP"}:
        end += 1
    if not conflict_words()["blows"].isdisjoint(words.lemmas[last + 1 : end]):
        return None  # "the dead in the Turkish attack"
    start = last - 1 if words.lowers[last] in _BELONGING else last + 1
    return gazetteer.party(text[words.starts[start] : words.ends[end - 1]]) if end > last + 1 else None


def who_rejects(text: str, words: Words, before: int, gazetteer: Gazetteer) -> str | None:
    """Whose "its" is in another's claim: "dismissed a claim that 40 of its men died"."""
    that = next((k for k in range(before - 1, 0, -1) if words.tags[k] == "SCONJ"), NONE)
    if that == NONE or not words.parsed or words.lemmas[that - 1] not in conflict_words()["claims"]:
        return None
    root = next((k for k in range(that) if words.heads[k] == NONE), NONE)
    subject = words.nearest(root, "nsubj") if root != NONE else NONE
    if subject == NONE:
        return None
    first, last = around(words, subject)
    return gazetteer.party(text[words.starts[first] : words.ends[last - 1]])


__all__ = ["HOSTILE", "OWN", "loss_of", "owner_of", "people_of", "who_rejects"]
