"""Through what somebody speaks: whom he told, where he wrote, who carried his statement."""

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.events import Event, Range
from tollbook.extract.attribution.spans import around
from tollbook.extract.attribution.speakers import ARTICLE, head_of, outlet_of
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = _NOUNS | {"DET", "ADJ"}
_STOPS = frozenset({".", ";", "that", '"', "“", "”"})
_REACH = 14
_OPENING = 6
_ASKED = frozenset({"interview", "contact", "reach"})
_LONGEST_SIGN = 5
_PAPERS = frozenset({"report", "bulletin"})


def medium_of(text: str, words: Words, span: Range, gazetteer: Gazetteer) -> str | None:
    """The outlet or medium that a hearer or host is, in the text's words; None for people in a room."""
    head = head_of(words, span)
    if words.lemmas[head] in _PAPERS and words.lower(span[1]) == "by":
        end = span[1] + 1
        while words.tag(end) in _INSIDE:
            end += 1
        if end > span[1] + 1:
            return medium_of(text, words, (span[1] + 1, end), gazetteer)  # "a report by The Times"
    phrase = " ".join(text[words.starts[span[0]] : words.ends[span[1] - 1]].replace("*", " ").split())
    phrase = ARTICLE.sub("", phrase, count=1) if ARTICLE.match(phrase) else phrase
    if words.lemmas[head] in speech().rooms or words.tags[head] == "PRON":
        return None
    if text[words.starts[span[0]] - 1 : words.starts[span[0]]] == "*":
        return phrase  # an encyclopedia's titles stand in italics
    if span[1] - span[0] == 1 and _is_call_sign(phrase) and not gazetteer.find(phrase):
        return phrase
    known = outlet_of(phrase, words, span, gazetteer)
    if known:
        return phrase if len(phrase) < 40 and words.lemmas[head] not in _PAPERS else known
    if words.lemmas[head] in _PAPERS:
        return phrase
    if any(words.lowers[k] in speech().media or words.lemmas[k] in speech().media for k in range(*span)):
        return phrase
    return None


def _is_call_sign(phrase: str) -> bool:
    """Whether capitals alone name a station nobody else is called: "KTVU"."""
    return 3 <= len(phrase) <= _LONGEST_SIGN and phrase.isalpha() and phrase.isupper()


def medium_beside(text: str, words: Words, event: Event, gazetteer: Gazetteer) -> str | None:
    """The medium of an act of speaking: "said on Telegram", "in an interview with CNN", "carried by TASS"."""
    if event.speaker and (
        between := _first_medium(text, words, range(event.speaker[1], event.verb), gazetteer)
    ):
        return between
    after = max(event.verb, event.speaker[1] - 1 if event.speaker else 0) + 1
    beside = range(after, min(len(words), after + _REACH))
    if found := _first_medium(text, words, beside, gazetteer):
        return found
    opening = (k for k in range(min(event.verb, _REACH)) if _opens(words, k))
    return next((m for k in opening if (m := _medium_at(text, words, k, gazetteer))), None)


def _first_medium(text: str, words: Words, places: range, gazetteer: Gazetteer) -> str | None:
    """The first medium among the words at some places, before another clause begins."""
    for k in places:
        if words.lowers[k] in _STOPS or (
            words.tags[k] in ("VERB", "AUX") and not _carries(words, k) and words.lemmas[k] not in _ASKED
        ):
            break
        if found := _medium_at(text, words, k, gazetteer):
            return found
    return None


def _medium_at(text: str, words: Words, k: int, gazetteer: Gazetteer) -> str | None:
    """The medium that stands after the preposition at `k`."""
    near = words.lemmas[max(0, k - 3) : k]
    interviewed = words.lower(k) in ("with", "to", "by") and not _ASKED.isdisjoint(near)
    carried = words.lower(k) in ("by", "on", "over") and _carries(words, k - 1)
    if not interviewed and not carried and words.lower(k) not in ("on", "via", "to"):
        return None
    last = NONE
    i = k + 1 + (words.lower(k + 1) in ("_", "its", "their"))
    while i < len(words) and words.tags[i] in _INSIDE and not (last != NONE and words.tags[i] == "DET"):
        last = i if words.tags[i] in _NOUNS else last
        i += 1
    return None if last == NONE else medium_of(text, words, around(words, last), gazetteer)


def _carries(words: Words, k: int) -> bool:
    return words.lemmas[k] in speech().issued and words.fine[k] in ("VBN", "VBD")


def _opens(words: Words, k: int) -> bool:
    """Whether the sentence opens with an interview: "Speaking to the BBC, …"."""
    before = words.lemmas[max(0, k - 3) : k]
    if words.lower(k) in ("by", "on", "over") and _carries(words, k - 1):
        return True
    if words.lower(k) == "on" and (k == 0 or not speech().statements.isdisjoint(before)):
        return "," in words.lowers[k + 2 : k + _OPENING]  # "On Facebook, …", "In a post on X, …"
    return "interview" in before or (k == 1 and words.lowers[0] in ("speaking", "writing"))
