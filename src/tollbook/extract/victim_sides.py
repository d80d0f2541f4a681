"""Which side victims are of: named with them, the speaker's own, the loser's, or the one attacked."""

from dataclasses import dataclass

from tollbook.cases import Gazetteer
from tollbook.cases.entries import EntryKind
from tollbook.extract.attribution.spans import around
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.sides import Sides, conflict_words, is_held
from tollbook.extract.words import Words
from tollbook.model import Harm, Relation, Status

_OWN = frozenset({"its", "their", "his", "her", "our"})


@dataclass(frozen=True, slots=True)
class Around:
    """What victims are looked up in: names, the document's sides, and the sentence's place in it.

    `told` is the side of those that a sentence shortly before called by the same noun, `home` that of the
    dateline: "the army" of a report from Yerevan is Armenia's.
    """

    gazetteer: Gazetteer
    sides: Sides
    index: int
    told: str | None = None
    home: str | None = None


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
        loser = _loser(text, words, frame, gazetteer)
        if loser or speaker is None:
            return loser
        claims = "claim" in words.lemmas[: frame.amount.first] and sufferers_of(words, frame)
        return around.sides.opponent(speaker.party) if claims else speaker.party
    if around.told:
        return around.told
    own = _own(speaker, around)
    taken = frame.reading.harm is Harm.CAPTURED and status is not Status.CIVILIAN
    killer, target = _doing(text, words, frame, gazetteer)
    if own and killer in (None, own) and (taken or _speaker_kills(words, frame, status)):
        return around.sides.opponent(own)
    if owner := _owner(text, words, frame, gazetteer):
        return owner
    if victim := target or around.sides.opponent(killer):
        return victim
    fighters = status is Status.COMBATANT
    if fighters:
        found = _of_fighters(around, speaker, own, military)
    else:
        found = _of_people(around, own) or _of_the_land(text, words, frame, phrase, gazetteer)
    return found if found != killer else None


def _own(speaker: Speaker | None, around: Around) -> str | None:
    """The side that a speaker speaks for; that of the dateline for a state's body without a name."""
    if speaker is None or _observes(speaker, around.gazetteer):
        return None
    if speaker.party or speaker.known or speaker.outlet:
        return speaker.party
    return None if conflict_words()["bodies"].isdisjoint(speaker.text.lower().split()) else around.home


def _of_fighters(around: Around, speaker: Speaker | None, own: str | None, military: bool) -> str | None:
    """Fighters of whom only the deed or the speaker tells the side."""
    told_by = speaker.text.split()[-1:] if speaker else []
    own_unit = any(word.lower() in conflict_words()["forces"] for word in told_by)
    theirs = own if not around.sides.fights or around.sides.fought(own) else None
    return around.sides.hit(around.index) or (theirs if military or own_unit else None)


def _of_people(around: Around, own: str | None) -> str | None:
    """People of no named side: whom this sentence attacks, for whom the speaker speaks, who is at home."""
    sides = around.sides
    for_own = own is not None and (sides.fought(own) or not sides.named.keys() - {own})
    return sides.hit(around.index) or (own if for_own else None) or sides.attacked(around.index)


def _of_the_land(
    text: str, words: Words, frame: Frame, phrase: Phrase | None, gazetteer: Gazetteer
) -> str | None:
    """People harmed in a country are its people, unless they are called visitors: "80 deaths in China"."""
    noun = words.lowers[phrase.head] if phrase is not None and phrase.head != NONE else ""
    if noun in conflict_words()["guests"]:
        return None
    first = min(frame.amount.first, frame.reading.first)
    last = max(frame.amount.last, frame.reading.last)
    start, limit = max(0, first - _NEARBY), min(len(words), last + _NEARBY)
    lead = next((k for k in range(first - 1, start - 1, -1) if words.lowers[k] in _STOPS), start - 1)
    end = next((k for k in range(last, limit) if _ends_clause(words, k)), limit)
    for low, high in ((last, end), (lead + 1, first)):
        for k in range(low, high):
            if words.lowers[k] in _WITHIN and (land := _land(text, words, k + 1, high, gazetteer)):
                return land
    return None


def land_of_gap(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The land of a figure without words of its own: "80 deaths in Chile and 19 in Peru"."""
    last = frame.amount.last
    if not frame.reading.rule.startswith("joined-gap") or words.lower(last) not in _WITHIN:
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


_WITHIN = frozenset({"in", "across", "throughout", "within", "inside"})
_STOPS = frozenset({";", "while", "but"})
_NEARBY = 14


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


def _doing(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """The side whose doing it was, and the one that the deed was aimed at, as far as the clause says.

    "Turkish jets killed 12", "12 were killed by Turkish fire", "a strike by Turkish jets on Syrian posts,
    killing 12".
    """
    reading = frame.reading
    if reading.rule.startswith("right"):
        i = reading.last
        while i < min(len(words), reading.last + 4) and words.lowers[i] != "by":
            i += 1
        if words.lower(i) != "by":
            return None, None
        return _doer(text, words, i, min(len(words), i + 6), gazetteer), None
    if reading.rule != "left-object" or not words.parsed:
        return None, None
    subject = _subject(words, reading.first)
    if subject == NONE:
        return None, None
    first, last = around(words, subject)
    last = _reach(words, subject, last, reading.first)
    target = next((k for k in range(subject + 1, last) if words.lowers[k] in ("on", "against", "at")), last)
    book = conflict_words()
    if words.lemmas[subject] not in book["blows"] | book["means"]:
        target = last
    return (
        _doer(text, words, first, target, gazetteer),
        _doer(text, words, target, last, gazetteer) if target < last else None,
    )


def _subject(words: Words, verb: int) -> int:
    """The subject of a verb, or of the clause that it goes on with: "a strike hit it, killing 8"."""
    for _ in range(_CLIMB):
        subject = words.nearest(verb, "nsubj")
        if subject != NONE or words.heads[verb] == NONE or words.is_dep(verb, "ccomp", "acl", "parataxis"):
            return subject
        verb = words.heads[verb]
    return NONE


def _reach(words: Words, subject: int, last: int, verb: int) -> int:
    """Where all that hangs on a subject ends, before its verb."""
    waiting = [subject]
    while waiting:
        below = [c for c in words.below[waiting.pop()] if subject < c < verb and words.lowers[c] != ","]
        last = max([last, *(c + 1 for c in below)])
        waiting += below
    return last


def _doer(text: str, words: Words, first: int, last: int, gazetteer: Gazetteer) -> str | None:
    """The first side named in words [first, last), places and what it merely holds aside."""
    if first >= last:
        return None
    start = words.starts[first]
    for mention in gazetteer.find(text[start : words.ends[last - 1]]):
        _, after = words.at(mention.start + start, mention.end + start)
        acts = mention.entry.kind is not EntryKind.PLACE and not is_held(words, after)
        if mention.entry.party and acts:
            return mention.entry.party
    return None


def _observes(speaker: Speaker, gazetteer: Gazetteer) -> bool:
    """Whether a speaker is nobody's side: the dead that an alliance or an agency counts are not its own."""
    return gazetteer.relation(speaker.party, "\0") is Relation.THIRD_PARTY


def _suffered(words: Words, frame: Frame) -> bool:
    """Whether the subject bore it: "Russian forces suffered losses, including an estimated 400 dead"."""
    first = min(frame.amount.first, frame.reading.first)
    lead = words.lemmas[max(0, first - 4) : first]
    if not _BORNE.isdisjoint(lead):
        return True
    k = frame.amount.phrase.head if frame.amount.phrase.head != NONE else frame.reading.first
    for _ in range(_CLIMB):
        if not words.parsed or words.heads[k] == NONE:
            return False
        below, k = k, words.heads[k]
        if words.tags[k] == "VERB":
            return words.lemmas[k] in _BORNE and words.is_dep(below, "obj", "obl")
    return False


def sufferers_of(words: Words, frame: Frame) -> Phrase | None:
    """The forces that bore a loss counted without a noun: "the 155th Brigade had suffered 600 killed"."""
    if not words.parsed or not _suffered(words, frame):
        return None
    k = frame.amount.phrase.head if frame.amount.phrase.head != NONE else frame.amount.last - 1
    for _ in range(_CLIMB + 1):
        subject = words.nearest(k, "nsubj")
        if subject != NONE:
            forces = words.lemmas[subject] in conflict_words()["forces"]
            first, _ = around(words, subject)
            first += words.tags[first] == "DET"
            return Phrase(first, subject + 1, subject) if forces else None
        if words.heads[k] == NONE:
            return None
        k = words.heads[k]
    return None


_BORNE = frozenset({"suffer", "sustain", "incur", "lose"})
_CLIMB = 5


def _speaker_kills(words: Words, frame: Frame, status: Status) -> bool:
    """Whether the speaker's own forces did it: "India says it has killed", "claims to have killed"."""
    verb = frame.reading.first
    object_of = frame.reading.rule == "left-object"
    if "claim" in words.lemmas[max(0, verb - 6) : verb] and (object_of or status is Status.COMBATANT):
        return True
    if not object_of:
        return False
    lead = words.lowers[max(0, verb - 6) : verb]
    return any(w in ("it", "they", "we", "its", "their", "our", "to") for w in lead)


def _loser(text: str, words: Words, frame: Frame, gazetteer: Gazetteer) -> str | None:
    """The side that is the subject of "lost" or "suffered", also where it stands with the main verb."""
    if not words.parsed:
        return _subject_party(text, words, frame, gazetteer)
    k = frame.reading.first
    for _ in range(_CLIMB):
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
