"""Whose claim a figure is: the act of speaking whose words it stands in, and the outlets in between."""

from collections.abc import Sequence
from dataclasses import replace

from tollbook.extract.attribution.events import Event
from tollbook.extract.attribution.memory import REMEMBERED, Memory
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.attribution.talk import Talk
from tollbook.extract.attribution.voice import Voice
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE
from tollbook.model import Stance

_QUOTED = (('"',), ("“",))


def voice_at(talk: Talk, memory: Memory, at: int) -> Voice:
    """Whose claim the figure at word `at` is."""
    if not talk.events and _leans_back(talk, at) and memory.last is not None:
        return memory.last
    if not talk.events and memory.floor is None and (voice := _going_on(talk, memory)):
        return voice
    inside = [
        (k, e)
        for k, e in enumerate(talk.events)
        if e.covers(at) and (talk.speakers[k] or e.host or k in talk.vague) and not e.negated
    ]
    if not talk.events and talk.opening[:1] in _QUOTED and memory.last and memory.last.speaker:
        return Voice(memory.last.speaker, memory.last.relays, rule="quotation-goes-on")
    if not inside and memory.quotation.voice is not None:
        return memory.quotation.voice
    if not inside:
        return Voice(memory.floor, rule="floor") if memory.floor else Voice()
    inside.sort(key=lambda pair: (_rank(pair[1]), abs(pair[1].verb - at), pair[1].verb))
    index, event = inside[0]
    if event.lemma in _OF_PLACES and _is_place(talk.speakers[index]):  # "Oro recorded 12 deaths, he said"
        over = ((k, e) for k, e in inside if e.covers(event.verb) and _is_source(talk.speakers[k]))
        index, event = next(over, inside[0])
    if index in talk.owned and event.lemma in speech().own_count:  # "she said her team counted": she counts
        over = ((k, e) for k, e in inside if e.covers(event.verb) and _is_source(talk.speakers[k]))
        index, event = next(over, inside[0])
    if index in talk.vague:
        return Voice(None, (), event.stance, event, "nobody-in-particular")
    if talk.judged.get(index, (at, at))[0] < at < talk.judged.get(index, (at, at))[1]:
        event = replace(event, stance=Stance.DENIES)
    speaker = talk.speakers[index]
    relays: list[str] = []
    if medium := talk.media[index] or _medium_of_the_same(talk, index):
        relays.append(medium)
    if speaker is None:
        speaker = next((s for k, _ in inside[1:] if (s := talk.speakers[k]) and not s.outlet), None)
    for other, outer in inside[1:]:
        further = talk.speakers[other]
        if further and further.outlet and further != speaker and _outer(outer, event):
            relays.append(further.text)
    if (
        speaker
        and speaker.outlet
        and event.rule in ("verb", "verb-inverted", "according")
        and not _counts_itself(event, speaker)
    ):
        return Voice(
            None, tuple(dict.fromkeys((speaker.text, *relays))), event.stance, event, "relayed-by-outlet"
        )
    if speaker and not relays and index not in talk.fresh:
        relays.extend(talk.carried.get(index) or _relays_before(memory, speaker))
    return Voice(speaker, tuple(dict.fromkeys(relays)), event.stance, event, f"attribution-{event.rule}")


_OF_PLACES = frozenset({"record", "register", "log"})


def _is_place(speaker: Speaker | None) -> bool:
    """Whether a speaker is a land or town by its bare name."""
    return speaker is not None and speaker.known and speaker.name == speaker.party and " " not in speaker.text


def _is_source(speaker: Speaker | None) -> bool:
    return speaker is not None and not speaker.outlet


def _medium_of_the_same(talk: Talk, index: int) -> str | None:
    """The medium that the speaker named elsewhere in the sentence: "told Reuters, adding that …"."""
    own = talk.speakers[index]
    others = (talk.media[k] for k, speaker in talk.speakers.items() if own and speaker == own)
    return next((medium for medium in others if medium), None)


_BACK = (
    ("of", "these"), ("of", "those"), ("of", "them"), ("out", "of", "these"), ("out", "of", "those"),

    ("among", "them"), ("among", "those"), ("they", "include"), ("they", "included"), ("out", "these"),
)  # fmt: skip


def _going_on(talk: Talk, memory: Memory) -> Voice | None:
    """The voice of the sentence before, where this one of its paragraph names none but goes on with it."""
    last = memory.last
    if last is None or last.speaker is None or not memory.same_paragraph:
        return None
    adds = any(" ".join(talk.opening).startswith(f"{phrase} ") for phrase in speech().additions)
    goes_on = adds or talk.own_side or last.speaker.paper
    return replace(last, stance=Stance.ASSERTS, event=None, rule="attribution-carried") if goes_on else None


def _leans_back(talk: Talk, at: int) -> bool:
    """Whether a sentence goes on with the figure before it: "Of these, 12 died"."""
    if talk.opening[:1] in (("that",), ("this",)):
        return talk.goes_on
    return any(talk.opening[: len(row)] == row for row in _BACK)


def _counts_itself(event: Event, speaker: Speaker) -> bool:
    """Whether an outlet counts rather than relays: "The Times counted", "an Associated Press count"."""
    own = event.lemma in speech().own_count or speaker.head in speech().own_nouns | speech().own_eyes
    boasts = event.lemma in _BOASTS and speaker.head == "radio" and " " in speaker.text
    return own or boasts or _speaks_for_a_side(speaker)


_BOASTS = frozenset({"claim", "assert", "allege", "boast", "admit", "acknowledge", "concede", "deny"})


def _speaks_for_a_side(speaker: Speaker) -> bool:
    """Whether an outlet is a side's own voice: "state television", "Radio Hanoi", "the official agency"."""
    named = set(speaker.text.lower().split())
    if named & speech().official and named & (speech().stations | {"news"}) - {"agency", "press"}:
        return True
    return speaker.party is not None and bool(named & speech().stations)


def _relays_before(memory: Memory, speaker: Speaker) -> tuple[str, ...]:
    """The outlet that somebody unnamed spoke through when he first spoke."""
    if not speaker.anonymous:
        return ()
    return next(
        (r for s, r in memory.spoke[-REMEMBERED:] if s.name == speaker.name and s.head == speaker.head and r),
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
