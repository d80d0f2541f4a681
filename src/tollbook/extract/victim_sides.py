"""Which side victims are of: named with them, the speaker's own, the loser's, or the one attacked."""

from dataclasses import dataclass

from tollbook.cases import Gazetteer
from tollbook.cases.entries import EntryKind
from tollbook.extract.attribution.spans import around
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.sides import Sides, conflict_words
from tollbook.extract.words import Words
from tollbook.model import Harm, Relation, Status

_OWN = frozenset({"its", "their", "his", "her", "our"})


@dataclass(frozen=True, slots=True)
class Around:
    """What victims are looked up in: names, the document's sides, and the sentence's place in it.

    `told` is the side of those that a sentence shortly before called by the same noun.
    """

    gazetteer: Gazetteer
    sides: Sides
    index: int
    told: str | None = None


def side_of(
    text: str, words: Words, frame: Frame, phrase: Phrase | None, speaker: Speaker | None, around: Around,
    status: Status, *, military: bool = False,
) -> str | None:  # fmt: skip
    """The victims' side: named in the phrase, owned by the speaker, the loser's, or the attacked."""
    gazetteer = around.gazetteer
    if phrase is not None:
        shown = text[words.starts[phrase.first] : words.ends[phrase.last - 1]]
        if party := gazetteer.party(shown):
            return party
        if words.lower(phrase.first - 1) in _OWN or words.lower(phrase.first - 2) in _OWN:
            return _loser(text, words, frame, gazetteer) or (speaker.party if speaker else None)
    if frame.reading.agent or _suffered(words, frame):
        return _loser(text, words, frame, gazetteer) or (speaker.party if speaker else None)
    if around.told:
        return around.told
    own = speaker.party if speaker is not None and not _observes(speaker, gazetteer) else None
    taken = frame.reading.harm is Harm.CAPTURED and status is not Status.CIVILIAN
    if own and (taken or _speaker_kills(words, frame)):
        return around.sides.opponent(own)
    if owner := _owner(text, words, frame, gazetteer):
        return owner
    if victim := around.sides.opponent(_killer(text, words, frame, gazetteer)):
        return victim
    if status is Status.COMBATANT:
        told_by = speaker.text.split()[-1:] if speaker else []
        own_unit = any(word.lower() in conflict_words()["forces"] for word in told_by)
        return around.sides.hit(around.index) or (own if military or own_unit else None)
    speaks_for_own = own is not None and any(own in pair for pair in around.sides.fights)
    return around.sides.attacked(around.index) or (own if speaks_for_own else None) or around.sides.home()


def _owner(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """Whose own toll it is ("Turkey's own tally stands at 40"), or whose line it is ("Turkey: 64 dead")."""
    first = min(frame.amount.first, frame.reading.first)
    for k in range(first - 1, max(0, first - _OWNED), -1):
        if words.lowers[k] == "own" and words.lower(k - 1) in ("'s", "'"):
            return _last_party(text, words, k - 1, gazetteer)
    if ":" in words.lowers[1:4]:
        label = text[words.starts[0] : words.ends[words.lowers.index(":", 1) - 1]]
        found = gazetteer.find(label)
        return found[0].entry.party if found and found[0].end - found[0].start == len(label) else None
    return None


_OWNED = 14


def _last_party(text: str, words: Words, end: int, gazetteer: Gazetteer) -> str | None:
    found = gazetteer.find(text[words.starts[max(0, end - 5)] : words.ends[end - 1]])
    return found[-1].entry.party if found else None


def _killer(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The side whose doing it was: "Turkish jets killed 12", "12 were killed by Turkish fire"."""
    reading = frame.reading
    if reading.rule.startswith("right"):
        i = reading.last
        while i < min(len(words), reading.last + 4) and words.lowers[i] != "by":
            i += 1
        if words.lower(i) != "by":
            return None
        end = min(len(words), i + 6)
        found = gazetteer.find(text[words.starts[i] : words.ends[end - 1]])
        return next((m.entry.party for m in found if m.entry.kind is not EntryKind.PLACE), None)
    if reading.rule != "left-object" or not words.parsed:
        return None
    subject = words.nearest(reading.first, "nsubj")
    if subject == NONE:
        return None
    first, last = around(words, subject)
    return gazetteer.party(text[words.starts[first] : words.ends[last - 1]])


def _observes(speaker: Speaker, gazetteer: Gazetteer) -> bool:
    """Whether a speaker is nobody's side: the dead that an alliance or an agency counts are not its own."""
    return gazetteer.relation(speaker.party, "\0") is Relation.THIRD_PARTY


def _suffered(words: Words, frame: Frame) -> bool:
    """Whether the subject bore it: "Russian forces suffered an estimated 400 dead"."""
    first = min(frame.amount.first, frame.reading.first)
    lead = words.lemmas[max(0, first - 4) : first]
    return any(lemma in ("suffer", "sustain", "incur", "lose") for lemma in lead)


def _speaker_kills(words: Words, frame: Frame) -> bool:
    """Whether the speaker's own forces did it: "India says it has killed", "claims to have killed"."""
    verb = frame.reading.first
    if "claim" in words.lemmas[max(0, verb - 6) : verb]:
        return True
    if frame.reading.rule != "left-object":
        return False
    lead = words.lowers[max(0, verb - 6) : verb]
    return any(w in ("it", "they", "we", "its", "their", "our", "to") for w in lead)


def _loser(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The side that is the subject of "lost" or "suffered", also where it stands with the main verb."""
    if not words.parsed:
        return _subject_party(text, words, frame, gazetteer)
    k = frame.reading.first
    for _ in range(4):
        subject = words.nearest(k, "nsubj")
        if subject != NONE:
            first, last = around(words, subject)
            return gazetteer.party(text[words.starts[first] : words.ends[last - 1]])
        if words.heads[k] == NONE:
            break
        k = words.heads[k]
    return _subject_party(text, words, frame, gazetteer)


def _subject_party(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The side named last before the verb of the frame."""
    start = max(0, frame.reading.first - 30)
    if start >= frame.reading.first:
        return None
    lead = text[words.starts[start] : words.ends[frame.reading.first - 1]] if frame.reading.first else ""
    for mention in reversed(gazetteer.find(lead)):
        if mention.entry.party:
            return mention.entry.party
    return None
