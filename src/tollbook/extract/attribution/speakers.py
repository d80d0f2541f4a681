"""Who a speaker is: name, institution, whether named, whether an outlet."""

import re
from dataclasses import dataclass, replace

from tollbook.cases import EntryKind, Gazetteer, Mention
from tollbook.extract.attribution.events import Range
from tollbook.extract.lexicon.people import people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import Words

ARTICLE = re.compile(r"(?:the|a|an|his|her|their|its|our)\s+", re.IGNORECASE)
_LATEST = re.compile(r"(?:official|latest)\s+")
_LONGEST = 160
_LONG_NAME = 6
_OWNER = re.compile(r".*['’]s?\s+")


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
        paper: He speaks by a bulletin or telegram, or it is one itself.
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
    paper: bool = False


def speaker_of(text: str, words: Words, span: Range, gazetteer: Gazetteer) -> Speaker | None:
    """The speaker that words [first, last) name; None where they name nobody in particular."""
    span = _whole_names(text, words, span, gazetteer)
    first, last = span
    if first >= last or words.ends[last - 1] - words.starts[first] > _LONGEST:
        return None
    phrase = text[words.starts[first] : words.ends[last - 1]]
    phrase = ARTICLE.sub("", phrase, count=1) if ARTICLE.match(phrase) else phrase
    head = head_of(words, span)
    low, lemma = words.lowers[head], words.lemmas[head]
    if words.tags[head] == "PROPN" and _LATEST.match(phrase):
        phrase = _LATEST.sub("", phrase, count=1)
    if words.tags[head] == "PRON":
        if low not in ("he", "she", "it", "they", "we", "i"):
            return None
        return Speaker(
            low, None, None, low, low in ("he", "she", "i"), pronoun=True, plural=low in ("they", "we")
        )
    if lemma in speech().papers or low in speech().papers:
        issuer = _issuer(text, words, span, head, gazetteer)
        if issuer != span:
            found = speaker_of(text, words, issuer, gazetteer) if issuer else None
            counts = found is not None and found.outlet and lemma in speech().own_nouns
            return (
                replace(found, head=lemma) if found and counts else found
            )  # "a tally by AFP": it counts itself
    paper = lemma in speech().documents
    if paper and (issued := _issued_by(text, words, span, head, gazetteer)):
        return replace(issued, paper=True)
    if lemma in speech().nobody and last - first <= 2 and words.tags[head] != "PROPN":
        return None
    outlet = outlet_of(phrase, words, span, gazetteer)
    if low[:1].isdigit() or words.lowers[first] in ("least", "most") or _mere_adjective(words, head):
        return None  # "at least 60 people reported killed", "40 new confirmed cases"
    titled = words.tags[head] == "PROPN" or (head > 0 and words.texts[head][0].isupper())  # "The Times"
    mute = lemma in speech().mute and not titled
    if low in ("q", "a") or mute or people().is_time(low):
        return None
    name, party = _named(phrase, gazetteer)
    personal = _has_personal_name(words, span, head, gazetteer, text)
    is_person = lemma in speech().people or personal
    if personal or lemma in speech().local:
        name = _own_name(text, words, span, head, name, party)
    anonymous = lemma in speech().officials and not personal
    definite = words.lowers[first] in ("the", "that", "this", "those", "these") and lemma in speech().anaphors
    if personal and len(phrase.split()) > _LONG_NAME and (owned := _OWNER.search(phrase)):
        phrase = phrase[owned.end() :]  # "the president's press aide Ivan Petrov"
    return Speaker(
        phrase, name or phrase, party, lemma, is_person, anonymous, outlet,
        definite=definite and not personal,
        plural=low != lemma and low.endswith("s"),
        known=name is not None,
        paper=paper,
    )  # fmt: skip


def _mere_adjective(words: Words, head: int) -> bool:
    """Whether a phrase ends in an adjective in the singular: nobody is called so."""
    low = words.lowers[head]
    return words.tags[head] == "ADJ" and words.texts[head].islower() and low in _MERE


_MERE = frozenset({"new", "further", "additional", "suspected", "probable", "total", "more"})


def _issued_by(text: str, words: Words, span: Range, head: int, gazetteer: Gazetteer) -> Speaker | None:
    """Who issued a document, where its words name him: "the bulletin issued by the staff"."""
    issuer = _issuer(text, words, span, head, gazetteer)
    if issuer is None or issuer == span:
        return None
    phrase = text[words.starts[issuer[0]] : words.ends[issuer[1] - 1]]
    mentions = gazetteer.find(phrase)
    last = words.lemmas[issuer[1] - 1]
    office = last in speech().institutions | speech().anaphors or last in speech().people
    named = office or any(m.entry.kind is not EntryKind.PLACE for m in mentions)
    if words.lower(issuer[0] - 1) == "from" and not named:
        return None  # "a telegram from Pretoria" is nobody's but its own
    return speaker_of(text, words, issuer, gazetteer)


def head_of(words: Words, span: Range) -> int:
    """The last noun before the first preposition."""
    best = span[0]
    for k in range(*span):
        if words.tags[k] == "ADP" and k > span[0]:
            break
        office = not words.parsed and words.lowers[k] in speech().people  # "major" is also an adjective
        if words.tags[k] in ("NOUN", "PROPN", "PRON") or office:
            best = k
    return best


def _named(phrase: str, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """Normalised name and party: a party before the institution that speaks for it."""
    mentions = gazetteer.find(phrase)
    others = [m for m in mentions if m.entry.kind is EntryKind.PERSON and _other_person(phrase, m)]
    party = gazetteer.party(phrase) if len(others) < len(mentions) or not mentions else None
    for mention in mentions:
        if mention.entry.kind is EntryKind.PERSON and mention not in others:
            return mention.entry.name, mention.entry.party or party
    if party:
        return party, party
    for mention in mentions:
        if mention.entry.kind is EntryKind.INSTITUTION:
            return mention.entry.name, mention.entry.party
    return None, None


def _other_person(phrase: str, mention: Mention) -> bool:
    """Whether a person's short name stands in a longer one that is another's: "Ali Reza Raisi"."""
    before, after = phrase[: mention.start].split(), phrase[mention.end :].split()
    if not before:
        return bool(after) and after[0][0].isupper()
    last = before[-1].strip(".,").lower()
    book = speech()
    office = last in book.people or last in book.titles or last in book.officials
    return before[-1][:1].isupper() and before[-1][-1:].isalpha() and not office


def _own_name(
    text: str, words: Words, span: Range, head: int, name: str | None, party: str | None
) -> str | None:
    """A person's name without his office, instead of his side's where he speaks for a town."""
    k = head
    while k > span[0] and words.tags[k - 1] == "PROPN" and words.lowers[k - 1] not in speech().people:
        k -= 1
    titled = k > span[0] and words.lowers[k - 1] in speech().people
    is_local = not speech().local.isdisjoint(words.lowers[span[0] : span[1]])
    if name and not (is_local and name == party):
        return name
    return text[words.starts[k] : words.ends[head]] if titled and head - k in (1, 2) else None


def _whole_names(text: str, words: Words, span: Range, gazetteer: Gazetteer) -> Range:
    """The words, and those of a name that goes on after them: "Doctors Without Borders"."""
    first, last = span
    if not 0 <= first < last <= len(words):
        return span
    start = words.starts[max(0, first - 4)]
    stop = min(len(words), last + 8)
    for mention in gazetteer.find(text[start : words.ends[stop - 1]]):
        begin, end = mention.start + start, mention.end + start
        if begin < words.ends[last - 1] <= end and (
            begin < words.starts[first] or words.ends[last - 1] < end
        ):
            named = words.at(begin, end)
            return min(first, named[0]), max(last, named[1])
    return span


def _issuer(text: str, words: Words, span: Range, head: int, gazetteer: Gazetteer) -> Range | None:
    """Who issues a paper: its owner, a name in it, or who stands after "by"; `span` for words of an office.

    None where it is nobody's: "a conservative estimate".
    """
    first = span[0]
    owned = next((k for k in range(head, first, -1) if words.lowers[k] in ("'s", "'")), None)
    if owned:
        return first, owned
    after = head + 1
    if words.lemmas[after : after + 1] and words.lemmas[after] in speech().issued:
        after += 1
    preps = ("by", "from", "of", "at") if after > head + 1 else ("by", "from", "of")
    if words.lower(after) in preps and words.tag(after + 1) in ("DET", "ADJ", "PROPN", "NOUN"):
        end = after + 1
        while words.tag(end) in ("DET", "ADJ", "PROPN", "NOUN") or words.lower(end) in (
            "for",
            "of",
            "and",
            "'s",
        ):
            end += 1
        named = any(words.tags[k] == "PROPN" for k in range(after + 1, end))
        if words.lower(after) == "from" and words.lemmas[head] == "report" and end == after + 2:
            return None  # "reports from Kiev" come from a place
        # In "an AFP tally from official sources" they are what it rests on
        rests = words.lower(after) == "from" and words.lemmas[head] in speech().own_nouns and not named
        issued = words.lower(after) == "by" or (
            words.lower(after) == "from" and words.lemmas[head] != "report"
        )
        if not rests and (named or (issued and end > after + 1)):
            return after + 1, end
    start = words.starts[first]
    for mention in gazetteer.find(text[start : words.ends[head]]):
        if mention.entry.kind is not EntryKind.PLACE and mention.end + start <= words.starts[head]:
            return words.at(mention.start + start, mention.end + start)
    plain = all(words.tags[k] in ("DET", "ADJ", "NUM", "ADV", "VERB", "PRON") for k in range(first, head))
    nobodys = (plain and not _official(words, first, head)) or words.lemmas[head] in speech().hearsay
    return None if nobodys else span


def _official(words: Words, first: int, head: int) -> bool:
    return any(words.lowers[k] in ("official", "medical", "military") for k in range(first, head))


def _has_personal_name(words: Words, span: Range, head: int, gazetteer: Gazetteer, text: str) -> bool:
    """Whether the phrase ends in a person's name: "spokesman Ivan Petrov"."""
    if words.tags[head] != "PROPN" or words.lowers[head] in speech().people | speech().institutions:
        return False
    k = head
    while k > span[0] and words.tags[k - 1] == "PROPN":
        k -= 1
    name = text[words.starts[k] : words.ends[head]]
    known = gazetteer.find(name)
    return not known or any(m.entry.kind is EntryKind.PERSON for m in known)


def outlet_of(phrase: str, words: Words, span: Range, gazetteer: Gazetteer) -> str | None:
    """The outlet that a phrase is: one of the gazetteer's, or what its own words call a medium."""
    for name in (phrase, f"The {phrase}"):
        if found := gazetteer.outlet(name):
            return found.name
    mentions = gazetteer.find(phrase)
    for mention in mentions:
        owns = mention.start == 0 and phrase[mention.end :].startswith(("'s ", "’s "))
        if mention.entry.kind is EntryKind.OUTLET and owns:
            return phrase
        if mention.entry.kind is EntryKind.OUTLET and len(mention.entry.name) * 2 > len(phrase):
            return mention.entry.name
    lows = words.lowers[span[0] : span[1]]
    office = any(
        low in ("press", "media")
        and words.lemmas[k + 1 : k + 2]
        and words.lemmas[k + 1] in speech().press_offices
        for k, low in zip(range(*span), lows, strict=True)
    )
    head = words.lemmas[head_of(words, span)]
    other = lows[-1] in speech().people or head in speech().people | speech().wires
    if not office and not speech().press.isdisjoint(lows) and not other:
        return phrase
    return None


def same(pronoun: Speaker, earlier: Speaker) -> Speaker:
    """An earlier speaker who comes back as a pronoun or as "the official"."""
    text = earlier.text if pronoun.pronoun or " " not in pronoun.text else pronoun.text
    return replace(earlier, text=text, definite=False)
