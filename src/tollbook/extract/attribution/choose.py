"""Whose claim a figure is: the act of speaking whose words it stands in, and the outlets in between."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.events import Event, Range, denied_at, verb_events
from tollbook.extract.attribution.marks import marked_events
from tollbook.extract.attribution.media import medium_beside, medium_of
from tollbook.extract.attribution.spans import appositions, around
from tollbook.extract.attribution.speakers import Speaker, same, speaker_of
from tollbook.extract.frames.triggers import Triggers
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words
from tollbook.model import Stance

_REMEMBERED = 60
_QUOTED = (('"',), ("“",))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who puts a figure forward, how, through whom, by which event; no speaker: the outlet itself."""

    speaker: Speaker | None = None
    relays: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    event: Event | None = None
    rule: str = "own-voice"


@dataclass(slots=True)
class Talk:
    """The acts of speaking of one sentence with their speakers resolved."""

    events: list[Event]
    speakers: dict[int, Speaker | None] = field(default_factory=dict)
    vague: set[int] = field(default_factory=set)
    denials: dict[int, int] = field(default_factory=dict)
    media: dict[int, str | None] = field(default_factory=dict)
    opening: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(slots=True)
class Memory:
    """Those who spoke in a document so far, latest last, with the outlets that they spoke through."""

    spoke: list[tuple[Speaker, tuple[str, ...]]] = field(default_factory=list)
    floor: Speaker | None = None
    quoted: Speaker | None = None
    quoted_at: int = -9
    last: "Voice | None" = None
    last_at: int = -9
    names: list[str] = field(default_factory=list)

    def recall(self, speaker: Speaker) -> tuple[Speaker, tuple[str, ...]] | None:
        """The earlier speaker whom a pronoun or a definite noun means."""
        for earlier, relays in reversed(self.spoke[-_REMEMBERED:]):
            if means(speaker, earlier):
                return same(speaker, earlier), relays
        if speaker.pronoun and speaker.head in ("he", "she") and self.names:
            return Speaker(self.names[-1], self.names[-1], None, self.names[-1].lower(), person=True), ()
        return None


def means(speaker: Speaker, earlier: Speaker) -> bool:
    """Whether a pronoun or a definite noun can stand for an earlier speaker."""
    if speaker.pronoun:
        if speaker.head in ("he", "she", "i"):
            return earlier.person and not earlier.plural
        return (
            speaker.head == "we"
            or (speaker.head == "it" and not earlier.person)
            or (speaker.head == "they" and earlier.plural)
        )
    if earlier.pronoun:
        return False
    if speaker.head == earlier.head:
        return speaker.party is None or speaker.party == earlier.party
    return False


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
    memory.names.extend(_names(text, words, gazetteer))
    for index, event in enumerate(events):
        speaker, relays = identified(text, words, event.speaker, gazetteer, memory)
        talk.speakers[index] = speaker
        claim = denied_at(words, event.verb, outright=event.stance is Stance.DENIES)
        if claim != NONE and not event.negated:
            talk.denials[index] = claim
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
    speaker = speaker_of(text, words, span, gazetteer) if span else None
    relays: tuple[str, ...] = ()
    if span is None or speaker is None:
        return None, relays
    if speaker.pronoun and (near := _subject_before(text, words, span[0], speaker, gazetteer)):
        return near, relays
    if (speaker.pronoun or speaker.definite) and (found := memory.recall(speaker)):
        speaker, relays = found
    if speaker.pronoun:
        return None, relays
    return _with_office(text, words, span, speaker, gazetteer), relays


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
    found, k = [], 0
    while k < len(words):
        end = k
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


def voice_at(talk: Talk, memory: Memory, at: int) -> Voice:
    """Whose claim the figure at word `at` is."""
    if not talk.events and _leans_back(talk, at) and memory.last is not None:
        return memory.last
    inside = [
        (k, e)
        for k, e in enumerate(talk.events)
        if e.covers(at) and (talk.speakers[k] or e.host or k in talk.vague) and not e.negated
    ]
    if not talk.events and talk.opening[:1] in _QUOTED and memory.last and memory.last.speaker:
        return Voice(memory.last.speaker, memory.last.relays, rule="quotation-goes-on")
    if not inside and memory.quoted is not None:
        return Voice(memory.quoted, rule="quotation-goes-on")
    if not inside:
        return Voice(memory.floor, rule="floor") if memory.floor else Voice()
    inside.sort(key=lambda pair: (_rank(pair[1]), abs(pair[1].verb - at), pair[1].verb))
    index, event = inside[0]
    if index in talk.vague:
        return Voice(None, (), event.stance, event, "nobody-in-particular")
    speaker = talk.speakers[index]
    relays: list[str] = []
    if medium := talk.media[index] or _medium_of_the_same(talk, index):
        relays.append(medium)
    if speaker is None:
        speaker = next((s for k, _ in inside[1:] if (s := talk.speakers[k]) and not s.outlet), None)
    for other, outer in inside[1:]:
        voice = talk.speakers[other]
        if voice and voice.outlet and voice != speaker and _outer(outer, event):
            relays.append(voice.text)
    if (
        speaker
        and speaker.outlet
        and event.rule in ("verb", "verb-inverted", "according")
        and not _counts_itself(event, speaker)
    ):
        return Voice(
            None, tuple(dict.fromkeys((speaker.text, *relays))), event.stance, event, "relayed-by-outlet"
        )
    if speaker and not relays:
        relays.extend(_relays_before(memory, speaker))
    return Voice(speaker, tuple(dict.fromkeys(relays)), event.stance, event, f"attribution-{event.rule}")


def _begins_anew(words: Words, first: int) -> bool:
    """Whether a clause with a subject at `first` has a voice of its own: "…, while reports spoke of"."""
    while first > 0 and words.tags[first - 1] in ("ADJ", "DET", "VERB", "NOUN"):
        first -= 1
    return words.lower(first - 1) in ("while", "whereas", "but", "although", "though", ";")


def _medium_of_the_same(talk: Talk, index: int) -> str | None:
    """The medium that the speaker named elsewhere in the sentence: "told Reuters, adding that …"."""
    own = talk.speakers[index]
    others = (talk.media[k] for k, speaker in talk.speakers.items() if own and speaker == own)
    return next((medium for medium in others if medium), None)


_BACK = (
    ("of", "these"), ("of", "those"), ("of", "them"), ("out", "of", "these"), ("out", "of", "those"),

    ("among", "them"), ("among", "those"), ("they", "include"), ("they", "included"), ("out", "these"),
)  # fmt: skip


def _leans_back(talk: Talk, at: int) -> bool:
    """Whether a sentence goes on with the figure before it: "Of these, 12 died"."""
    if talk.opening[:1] in (("that",), ("this",)):
        return talk.goes_on
    return any(talk.opening[: len(row)] == row for row in _BACK)


def _counts_itself(event: Event, speaker: Speaker) -> bool:
    """Whether an outlet counts rather than relays: "The Times counted", "an Associated Press count"."""
    return event.lemma in speech().own_count or speaker.head in ("count", "tally", "estimate", "analysis")


def _relays_before(memory: Memory, speaker: Speaker) -> tuple[str, ...]:
    """The outlet that somebody unnamed spoke through when he first spoke."""
    if not speaker.anonymous:
        return ()
    return next(
        (
            r
            for s, r in memory.spoke[-_REMEMBERED:]
            if s.name == speaker.name and s.head == speaker.head and r
        ),
        (),
    )


def _rank(event: Event) -> int:
    return 0 if event.rule in ("citing", "quoted") else 1


def _outer(outer: Event, inner: Event) -> bool:
    return outer.rule.startswith("verb") or inner.rule in ("citing", "quoted", "according")


def answers(talk: Talk) -> Speaker | None:
    """Who denies what was told just before, without a figure of his own: "Moscow denied the claim"."""
    return next((speaker for index in talk.denials if (speaker := talk.speakers[index])), None)


def deniers(talk: Talk, at: int, chosen: Event | None) -> Sequence[tuple[Speaker, Event]]:
    """Those who deny what another says at word `at`: "Moscow denied Kyiv's claim that 400 died"."""
    own = next((talk.speakers[k] for k, event in enumerate(talk.events) if event is chosen), None)
    return [
        (speaker, event)
        for k, event in enumerate(talk.events)
        if event is not chosen
        and (
            (event.stance is Stance.DENIES and event.covers(at))
            or at < event.verb < talk.denials.get(k, NONE)
        )
        and (speaker := talk.speakers[k])
        and speaker != own
    ]
