"""Acts of speaking that verbs tell of: who speaks, what of the sentence is said, and to whom."""

from dataclasses import replace

from tollbook.extract.attribution.contents import content_of, until_comma
from tollbook.extract.attribution.events import Event, Range
from tollbook.extract.attribution.saying import BE, denied_at, given_before, speaks
from tollbook.extract.attribution.spans import ending_before
from tollbook.extract.attribution.speakers import head_of
from tollbook.extract.attribution.subjects import WHO, hearer_of, phrase_at, subject_of
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words
from tollbook.model import Stance

_GIVEN = 12  # words from the figure to the verb of "the figure of 38,400 that the ministry gives"
_JOINTS = frozenset({"but", "while", "whereas", "although", "though"})


def verb_events(words: Words, harming: frozenset[int] = frozenset()) -> list[Event]:
    """The acts of speaking that verbs tell of, in reading order.

    Args:
        words: The sentence.
        harming: Verbs that belong to a phrase of harm: "claimed the lives of" says nothing.
    """
    found: list[Event] = []
    for verb in range(len(words)):
        if words.tags[verb] == "VERB" and words.lemmas[verb] in speech().verbs and speaks(words, verb):
            event = None if verb in harming else _event(words, verb, found)
            if event is not None:
                found.append(event)
    return [_since_last(words, _until_next(words, event, found), found) for event in found]


def _since_last(words: Words, event: Event, others: list[Event]) -> Event:
    """An act of speaking whose content starts after the semicolon that closes another's."""
    if event.speaker is None:
        return event
    starts = min(event.speaker[0], event.verb)
    stop = next((k for k in range(starts - 1, 0, -1) if words.lowers[k] == ";"), 0)
    if not stop or not any(other.speaker and other.verb < stop for other in others):
        return event
    content = tuple((max(first, stop + 1), last) for first, last in event.content if last > stop + 1)
    return replace(event, content=content)


def _until_next(words: Words, event: Event, others: list[Event]) -> Event:
    """An act of speaking whose content ends where another clause with its own speaker is joined on."""
    joints = (
        other.speaker[0] - 1
        for other in others
        if other.speaker and event.verb < other.speaker[0] < other.verb and other.speaker != event.speaker
    )
    end = next((k for k in joints if _joins(words, k)), NONE)
    if end == NONE:
        return event
    content = tuple((first, min(last, end)) for first, last in event.content if first < end)
    return replace(event, content=content)


def _joins(words: Words, k: int) -> bool:
    """Whether the word at `k` joins on a clause of the same rank: "…, but police said"."""
    return words.lower(k) in _JOINTS or (words.lower(k) == "and" and words.lower(k - 1) == ",")


def _event(words: Words, verb: int, before: list[Event]) -> Event | None:
    lemma = words.lemmas[verb]
    if _is_passive(words, verb):
        return _by_agent(words, verb)
    speaker, inverted = subject_of(words, verb, before)
    if speaker and _is_mute(words, speaker):
        return None
    content = content_of(words, verb, speaker, inverted=inverted)
    if lemma in speech().tolling and given_before(words, verb):
        content = ((max(0, verb - _GIVEN), speaker[0] if speaker else verb),)
    if (
        speaker
        and speaker[1] < verb
        and words.lower(speaker[1]) == ","
        and words.lower(speaker[1] + 1) in WHO
        and "," not in words.lowers[speaker[1] + 1 : verb]
    ):
        content = tuple((first, until_comma(words, first, last)) for first, last in content if first > verb)
    if speech().verbs[lemma] is Stance.DENIES and words.lower(verb + 1) != "that":
        content = tuple((first, until_comma(words, first, last)) for first, last in content)
    if not content and denied_at(words, verb, outright=speech().verbs[lemma] is Stance.DENIES) != NONE:
        content = ((verb + 1, len(words)),)
    if not content and inverted and words.lower(verb - 1) == "so":
        content = ((0, verb),)
    if not content:
        return None
    hearer = hearer_of(words, verb) if lemma in ("tell", "inform", "brief") else None
    return Event(
        verb, speaker, content, speech().verbs[lemma], "verb-inverted" if inverted else "verb",
        hearer=hearer, lemma=lemma, negated=_negated(words, verb),
    )  # fmt: skip


def _is_mute(words: Words, speaker: Range) -> bool:
    """Whether what claims or shows is no speaker: "the fire of 1875 claimed 69"."""
    head = head_of(words, speaker)
    return words.texts[head].islower() and words.lemmas[head] in speech().mute


def _by_agent(words: Words, verb: int) -> Event | None:
    """As in "40 deaths were confirmed by the ministry"."""
    by = verb + 1 + (words.tag(verb + 1) == "ADV")
    if words.lower(by) != "by" or words.fine[verb] not in ("VBN", "VBD"):
        return None
    agent = phrase_at(words, by + 1)
    told = words.lemmas[verb] in ("tell", "inform")
    if agent is None or not (told or words.lemmas[verb] in speech().counting | speech().issued):
        return None
    content: tuple[Range, ...] = ((0, verb), (agent[1], len(words)))
    if told:  # "the inquest was told by the surveyor that"
        content = content[1:]
    return Event(
        verb, agent, content, speech().verbs[words.lemmas[verb]], "verb-passive", lemma=words.lemmas[verb]
    )


def _is_passive(words: Words, verb: int) -> bool:
    if words.lower(verb + 1) == "to" and (before := ending_before(words, verb)):
        first = next((k for k in range(*before) if words.tags[k] != "NUM"), before[0])
        if "with" in words.lowers[max(0, first - 2) : first]:
            return True  # "with 650 soldiers claimed to have been there"
    k = verb - 1
    while words.tag(k) == "ADV":
        k -= 1
    if words.lower(k) in BE and words.fine[verb] in ("VBN", "VBD"):
        return True
    supposed = words.lemmas[verb] in _SUPPOSES and words.lower(verb + 1) == "to"
    if supposed and words.tag(verb + 2) in ("VERB", "AUX"):
        return True  # "militants said to belong to the group"
    if words.lemmas[verb] in speech().argues and words.lower(verb + 1) in (";", "."):
        return False  # "ten died, survivors maintained;"
    if words.parsed and words.child(verb, "nsubj:pass", "aux:pass") != NONE:
        return True
    return words.parsed and words.fine[verb] == "VBN" and words.is_dep(verb, "acl", "amod")


_SUPPOSES = frozenset({"say", "report", "believe", "think", "allege", "estimate", "note"})


def _negated(words: Words, verb: int) -> bool:
    return any(words.lower(k) in ("not", "n't", "never") for k in range(max(0, verb - 3), verb))
