"""The acts of speaking of a sentence with their speakers looked up."""

from dataclasses import dataclass, field, replace

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.events import Event, Range
from tollbook.extract.attribution.marks import marked_events
from tollbook.extract.attribution.media import medium_beside, medium_of
from tollbook.extract.attribution.memory import Memory, means
from tollbook.extract.attribution.saying import denied_at, judged_in
from tollbook.extract.attribution.spans import appositions, around
from tollbook.extract.attribution.speakers import Speaker, speaker_of
from tollbook.extract.attribution.verbs import verb_events
from tollbook.extract.frames.triggers import Triggers
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words
from tollbook.model import Stance

_LEAST_NAME = 2
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})


@dataclass(slots=True)
class Talk:
    """The acts of speaking of one sentence with their speakers resolved."""

    events: list[Event]
    speakers: dict[int, Speaker | None] = field(default_factory=dict)
    vague: set[int] = field(default_factory=set)
    denials: dict[int, int] = field(default_factory=dict)
    judged: dict[int, tuple[int, int]] = field(default_factory=dict)
    owned: set[int] = field(default_factory=set)
    carried: dict[int, tuple[str, ...]] = field(default_factory=dict)
    media: dict[int, str | None] = field(default_factory=dict)
    opening: tuple[str, ...] = ()
    goes_on: bool = False
    own_side: bool = False
    fresh: set[int] = field(default_factory=set)


def talk_of(text: str, words: Words, harms: Triggers | None, gazetteer: Gazetteer, memory: Memory) -> Talk:
    """The acts of speaking of a sentence; remembers who spoke."""

    def can_speak(span: Range) -> bool:
        found = speaker_of(text, words, span, gazetteer)
        if found is None or found.pronoun:
            return False
        return bool(found.party or found.outlet or found.known or found.person or _institution(found))

    harming = frozenset(t.first for t in (harms.all if harms else ()) if t.is_verb and len(t.term.words) > 1)
    events = verb_events(words, harming) + marked_events(words, can_speak)
    talk = Talk(events, opening=words.lowers[:4], goes_on=words.tag(1) in ("VERB", "AUX"))
    talk.own_side = _of_own_side(words)
    memory.names.extend(_names(text, words, gazetteer))
    for index, event in enumerate(events):
        speaker, relays = identified(text, words, event.speaker, gazetteer, memory)
        if event.rule == "claimed" and speaker and not (speaker.known or _has_noun(words, event.speaker)):
            speaker = None  # "initial claims of 40 dead" are nobody's
        talk.speakers[index] = speaker
        if event.speaker and words.lower(event.speaker[0]) in _OWNERS and not (speaker and speaker.person):
            talk.owned.add(index)
        if event.speaker and words.lower(event.speaker[0]) in _ONE_MORE:
            talk.fresh.add(index)
        if event.speaker and words.tag(event.speaker[0]) == "PRON":
            talk.carried[index] = relays
        claim = denied_at(words, event.verb, outright=event.stance is Stance.DENIES)
        if claim != NONE and not event.negated:
            talk.denials[index] = claim
        for first, last in event.content:
            if verdict := judged_in(words, first, last):
                talk.judged[index] = verdict
                talk.denials.setdefault(index, verdict[0])
        if event.rule == "examined":
            talk.vague.add(index)
        if speaker is None and event.speaker and _begins_anew(words, event.speaker[0]):
            talk.vague.add(index)
        spoken_to = event.hearer or event.host
        talk.media[index] = medium_of(text, words, spoken_to, gazetteer) if spoken_to else None
        if talk.media[index] is None and event.rule.startswith("verb"):
            talk.media[index] = medium_beside(text, words, event, gazetteer)
        if speaker:
            medium = talk.media[index]
            memory.spoke.append((speaker, (medium,) if medium else relays))
    return talk


def identified(
    text: str, words: Words, span: Range | None, gazetteer: Gazetteer, memory: Memory
) -> tuple[Speaker | None, tuple[str, ...]]:
    """Who the words [first, last) mean, pronouns and definite nouns looked up, and through whom he spoke."""
    if span and (other := _another(text, words, span, memory)):
        return other, ()
    speaker = speaker_of(text, words, span, gazetteer) if span else None
    relays: tuple[str, ...] = ()
    if span is None or speaker is None:
        return None, relays
    if speaker.pronoun and (near := _subject_before(text, words, span[0], speaker, gazetteer)):
        return near, relays
    if speaker.pronoun and speaker.head in ("i", "we") and memory.floor:
        return memory.floor, relays
    if (speaker.pronoun or speaker.definite) and (found := memory.recall(speaker)):
        speaker, relays = found
    if speaker.pronoun:
        return None, relays
    speaker = _with_name(text, words, span, _unnamed(words, speaker))
    return _with_office(text, words, span, speaker, gazetteer), relays


def _another(text: str, words: Words, span: Range, memory: Memory) -> Speaker | None:
    """One more of those unnamed who spoke before: "One soldier claimed …. Another said …. A third …"."""
    low = words.lowers[span[1] - 1]
    alone = span[1] - span[0] == 1 if low == "another" else words.lower(span[0]) == "a" and low in _RANKED
    before = memory.spoke[-1][0] if memory.spoke and alone else None
    if before is None or not before.person or not before.anonymous:
        return None
    phrase = text[words.starts[span[0]] : words.ends[span[1] - 1]]
    return replace(before, text=phrase, definite=False)


_RANKED = frozenset({"second", "third", "fourth", "fifth"})
_ONE_MORE = frozenset({"one", "another", "a", "an"})


def _of_own_side(words: Words) -> bool:
    """Whether a sentence speaks of "our losses" or "the enemy", and not of "our correspondent"."""
    found = [k for k in range(len(words)) if words.lowers[k] in speech().own_side]
    pressmen = speech().own_eyes | speech().press
    return any(words.lemmas[k + 1 : k + 2] == () or words.lemmas[k + 1] not in pressmen for k in found)


def _unnamed(words: Words, speaker: Speaker) -> Speaker:
    """A person of whom the sentence says that he is not to be named."""
    if not speaker.person or speaker.known or speaker.text[-1:].isupper() or speaker.anonymous:
        return speaker
    sentence = " ".join(words.lowers)
    hidden = not _is_name(words, speaker) and any(phrase in sentence for phrase in speech().unnamed)
    return replace(speaker, anonymous=True) if hidden else speaker


def _is_name(words: Words, speaker: Speaker) -> bool:
    """Whether a speaker's last noun is a name's, and no office in capitals."""
    if speaker.head in speech().people or speaker.head in speech().officials:
        return False
    return any(
        low == speaker.head and tag == "PROPN" for low, tag in zip(words.lemmas, words.tags, strict=True)
    )


def _has_noun(words: Words, span: Range | None) -> bool:
    return span is not None and any(words.tags[k] in ("NOUN", "PROPN") for k in range(*span))


def _part_of_name(words: Words, k: int) -> bool:
    """Whether a word can be a name's: a capitalised noun."""
    return words.tag(k) in ("PROPN", "NOUN") and words.texts[k][0].isupper()


def _with_name(text: str, words: Words, span: Range, speaker: Speaker) -> Speaker:
    """An office with the name of its holder set off by commas: "the health minister, Firas Abiad, said"."""
    if not (speaker.person or speaker.anonymous) or speaker.plural or _is_name(words, speaker):
        return speaker
    first = span[1] + 1
    last = first
    while _part_of_name(words, last) or (last > first and words.lower(last) in ("-", "al", ".")):
        last += 1
    closed = words.lower(last) in (",", ".", '"', "”") or words.tag(last) == "VERB"
    if words.lower(span[1]) != "," or last - first < _LEAST_NAME or not closed:
        return speaker
    name = text[words.starts[first] : words.ends[last - 1]]
    shown = f"{speaker.text}, {name}"
    return replace(
        speaker, text=shown, name=speaker.name if speaker.known else name, anonymous=False, definite=False
    )


def _with_office(text: str, words: Words, span: Range, speaker: Speaker, gazetteer: Gazetteer) -> Speaker:
    """A person with the side that the office beside his name serves: "X, director of the US agency, said"."""
    if not speaker.person or speaker.party:
        return speaker
    for office in appositions(words, span):
        beside = speaker_of(text, words, office, gazetteer)
        local = not speech().local.isdisjoint(words.lowers[slice(*office)])
        if beside and beside.person and beside.party and not local:
            return replace(speaker, party=beside.party)
    return speaker


def _names(text: str, words: Words, gazetteer: Gazetteer) -> list[str]:
    """People's names in a sentence: two or more capitalised words that are nothing else."""
    found: list[str] = []
    k = 0
    while "PROPN" in words.tags[k:]:
        k = end = words.tags.index("PROPN", k)
        while words.tag(end) == "PROPN" and words.texts[end][0].isupper():
            end += 1
        if end - k in (2, 3):
            name = text[words.starts[k] : words.ends[end - 1]]
            does = not words.parsed or any(words.is_dep(i, "nsubj") for i in range(k, end))
            if does and not gazetteer.find(name):
                found.append(name)
        k = max(end, k + 1)
    return found


def _subject_before(
    text: str, words: Words, at: int, pronoun: Speaker, gazetteer: Gazetteer
) -> Speaker | None:
    """The subject before a pronoun in its own sentence: "Russia gave no update since it said …"."""
    if not words.parsed:
        return None
    for k in range(at - 1, -1, -1):
        if words.is_dep(k, "nsubj") and words.tags[k] in ("NOUN", "PROPN"):
            found = speaker_of(text, words, around(words, k), gazetteer)
            if (
                found
                and means(pronoun, found)
                and (found.party or found.outlet or found.person or found.known)
            ):
                return found
    return None


def _institution(speaker: Speaker) -> bool:
    return speaker.head in speech().anaphors or speaker.head in speech().officials


def _begins_anew(words: Words, first: int) -> bool:
    """Whether a clause with a subject at `first` has a voice of its own: "…, while reports spoke of"."""
    while first > 0 and words.tags[first - 1] in ("ADJ", "DET", "VERB", "NOUN"):
        first -= 1
    return words.lower(first - 1) in ("while", "whereas", "but", "although", "though", ";")
