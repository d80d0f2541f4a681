"""Who a speaker is: name, institution, whether named, whether an outlet."""

import re
from dataclasses import dataclass, replace

from tollbook.cases import EntryKind, Gazetteer
from tollbook.extract.attribution.events import Range
from tollbook.extract.lexicon.people import people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import Words

_ARTICLE = re.compile(r"(?:the|a|an|his|her|their|its|our)\s+", re.IGNORECASE)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who puts figures forward.

    Attributes:
        text: The text's own words, without an article.
        name: Normalised institution or person.
        party: The side that he speaks for, where the gazetteer knows it.
        head: The last noun of the phrase, in lower case.
        person: A person rather than an institution.
        anonymous: Unnamed, and no institution.
        outlet: The outlet's normalised name, where it is one.
        pronoun: "he", "it": to be looked up among those who spoke before.
        known: The gazetteer knows it.
        definite: "the official": may be one who spoke before.
    """

    text: str
    name: str | None
    party: str | None
    head: str
    person: bool
    anonymous: bool = False
    outlet: str | None = None
    pronoun: bool = False
    definite: bool = False
    plural: bool = False
    known: bool = False


def speaker_of(text: str, words: Words, span: Range, gazetteer: Gazetteer) -> Speaker | None:
    """The speaker that words [first, last) name; None where they name nobody in particular."""
    first, last = span
    if first >= last or words.ends[last - 1] - words.starts[first] > _LONGEST:
        return None
    phrase = text[words.starts[first] : words.ends[last - 1]]
    phrase = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
    head = _head(words, span)
    low, lemma = words.lowers[head], words.lemmas[head]
    if words.tags[head] == "PRON":
        if low not in ("he", "she", "it", "they", "we", "i"):
            return None
        return Speaker(
            low, None, None, low, low in ("he", "she", "i"), pronoun=True, plural=low in ("they", "we")
        )
    if lemma in speech().nobody and last - first <= 2 and words.tags[head] != "PROPN":
        return None
    outlet = _outlet(phrase, words, span, gazetteer)
    if low in ("q", "a") or lemma in speech().mute or people().is_time(low):
        return None
    name, party = _named(phrase, gazetteer)
    is_person = lemma in speech().people or _has_personal_name(words, span, head, gazetteer, text)
    personal = _has_personal_name(words, span, head, gazetteer, text)
    anonymous = lemma in speech().officials and not personal
    definite = words.lowers[first] in ("the", "that", "this", "those", "these") and lemma in speech().anaphors
    return Speaker(
        phrase, name or phrase, party, lemma, is_person, anonymous, outlet,
        definite=definite and not personal,
        plural=low != lemma and low.endswith("s"),
        known=name is not None,
    )  # fmt: skip


def _head(words: Words, span: Range) -> int:
    """The last noun before the first preposition."""
    best = span[0]
    for k in range(*span):
        if words.tags[k] == "ADP" and k > span[0]:
            break
        if words.tags[k] in ("NOUN", "PROPN", "PRON"):
            best = k
    return best


def _named(phrase: str, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """Normalised name and party: a party before the institution that speaks for it."""
    party = gazetteer.party(phrase)
    mentions = gazetteer.find(phrase)
    for mention in mentions:
        if mention.entry.kind is EntryKind.PERSON:
            return mention.entry.name, mention.entry.party or party
    if party:
        return party, party
    for mention in mentions:
        if mention.entry.kind is EntryKind.INSTITUTION:
            return mention.entry.name, mention.entry.party
    return None, None


def _has_personal_name(words: Words, span: Range, head: int, gazetteer: Gazetteer, text: str) -> bool:
    """Whether the phrase ends in a person's name: "spokesman Ivan Petrov"."""
    if words.tags[head] != "PROPN" or words.lowers[head] in speech().people:
        return False
    k = head
    while k > span[0] and words.tags[k - 1] == "PROPN":
        k -= 1
    name = text[words.starts[k] : words.ends[head]]
    known = gazetteer.find(name)
    return not known or any(m.entry.kind is EntryKind.PERSON for m in known)


def _outlet(phrase: str, words: Words, span: Range, gazetteer: Gazetteer) -> str | None:
    """The outlet that a phrase is: one of the gazetteer's, or what its own words call a medium."""
    for name in (phrase, f"The {phrase}"):
        if found := gazetteer.outlet(name):
            return found.name
    mentions = gazetteer.find(phrase)
    for mention in mentions:
        if mention.entry.kind is EntryKind.OUTLET and len(mention.entry.name) * 2 > len(phrase):
            return mention.entry.name
    lows = words.lowers[span[0] : span[1]]
    if not speech().press.isdisjoint(lows) and lows[-1] not in speech().people:
        return phrase
    return None


def medium_of(text: str, words: Words, span: Range, gazetteer: Gazetteer) -> str | None:
    """The outlet or medium that a hearer or host is, in the text's words; None for people in a room."""
    phrase = text[words.starts[span[0]] : words.ends[span[1] - 1]]
    phrase = _ARTICLE.sub("", phrase, count=1) if _ARTICLE.match(phrase) else phrase
    head = _head(words, span)
    if words.lemmas[head] in speech().rooms or words.tags[head] == "PRON":
        return None
    known = _outlet(phrase, words, span, gazetteer)
    if known:
        return phrase if len(phrase) < 40 else known
    if any(words.lowers[k] in speech().media or words.lemmas[k] in speech().media for k in range(*span)):
        return phrase
    return None


def same(pronoun: Speaker, earlier: Speaker) -> Speaker:
    """An earlier speaker who comes back as a pronoun or as "the official"."""
    text = earlier.text if pronoun.pronoun or " " not in pronoun.text else pronoun.text
    return replace(earlier, text=text, definite=False)
