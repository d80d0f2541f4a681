"""Who suffered the harm of a frame: the text's head phrase, side, status and role."""

from dataclasses import dataclass

from tollbook.cases import Gazetteer, RoleKind
from tollbook.cases.entries import EntryKind
from tollbook.extract.attribution.spans import around
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.frames.phrases import Phrase, counted
from tollbook.extract.frames.reading import NONE, Frame
from tollbook.extract.sides import Sides, conflict_words
from tollbook.extract.words import Words
from tollbook.model import Harm, Hedge, Relation, Status, Victims

PEOPLE = "people"
_OWN = frozenset({"its", "their", "his", "her", "our"})
_GENERIC = frozenset(
    {
        "soldier",
        "troop",
        "troops",
        "civilian",
        "fighter",
        "personnel",
        "combatant",
        "serviceman",
        "person",
        "people",
        "man",
        "national",
        "citizen",
        "victim",
        "member",
        "force",
        "resident",
    }
)
_DEAD_NOUNS = frozenset(
    {
        "fatality",
        "casualty",
        "death",
        "dead",
        "wounded",
        "injured",
        "missing",
        "injury",
        "loss",
        "displaced",
        "homeless",
        "life",
        "killing",
        "murder",
        "losses",
        "arrest",
        "detention",
        "kidnapping",
        "abduction",
        "disappearance",
        "victim",
        "lives",
    }
)


# Who is no fighter because the text says so; a child or a nurse may be one or not.
_CIVILIAN = frozenset(
    {"civilian", "civilians", "noncombatant", "noncombatants", "non-combatants", "villagers"}
)


@dataclass(frozen=True, slots=True)
class Sufferers:
    """The victims of a frame and the rule that found each part."""

    victims: Victims
    rule: str


@dataclass(frozen=True, slots=True)
class Around:
    """What victims are looked up in: names, the document's sides, and the sentence's place in it.

    `told` is the side of those that a sentence shortly before called by the same noun.
    """

    gazetteer: Gazetteer
    sides: Sides
    index: int
    told: str | None = None


def victims_of(
    text: str, words: Words, frame: Frame, before: Victims | None, speaker: Speaker | None, around: Around
) -> Sufferers:
    """The victims of a frame.

    Args:
        text: The document's text.
        words: The sentence.
        frame: The frame.
        before: The victims of the frame before it, for "another 12".
        speaker: Who says so: "its soldiers" are his.
        around: Names, and the sides of the document.
    """
    gazetteer = around.gazetteer
    phrase, rule = _phrase(words, frame)
    if phrase is None and before is not None and _leans(frame, before):
        return Sufferers(before, "victims-as-before")
    if phrase is None:
        return Sufferers(
            Victims(PEOPLE, _side(text, words, frame, None, speaker, around, Status.UNKNOWN)),
            "victims-people",
        )
    shown = text[words.starts[phrase.first] : words.ends[phrase.last - 1]]
    status, role, military = role_of(words, phrase, gazetteer)
    party = _side(text, words, frame, phrase, speaker, around, status, military=military)
    if words.lemmas[phrase.head] == "officer" and status is Status.UNKNOWN and around.sides.fought(party):
        status = Status.UNKNOWN if "police" in words.lowers[phrase.first : phrase.last] else Status.COMBATANT
    return Sufferers(Victims(_shown(words, phrase, shown), party, status, role), rule)


def _shown(words: Words, phrase: Phrase, shown: str) -> str:
    return PEOPLE if words.lowers[phrase.last - 1] in ("person",) else shown


def _phrase(words: Words, frame: Frame) -> tuple[Phrase | None, str]:
    """The words that name the victims; None where the text gives none."""
    if frame.amount.phrase.head == NONE and (group := _group_of(words, frame.amount.first)):
        return group, "victims-of-group"
    reading, amount = frame.reading, frame.amount
    if reading.victims is not None:
        return _without_harm(words, reading.victims, frame), "victims-complement"
    phrase = amount.phrase
    if phrase.head == NONE or phrase.anaphor:
        return None, ""
    return _without_harm(words, phrase, frame), "victims-counted"


def _group_of(words: Words, before: int) -> Phrase | None:
    """Those that a sentence takes its figures from: "of the 450 health workers infected, 244 died"."""
    if words.lower(0) != "of" or words.lower(1) not in ("the", "those"):
        return None
    k = 2
    while words.tag(k) == "NUM":
        k += 1
    phrase = counted(words, k)
    usable = k > 2 and phrase.head != NONE and phrase.last <= before
    return _plain_people(words, phrase) if usable else None


def _plain_people(words: Words, phrase: Phrase) -> Phrase | None:
    return None if words.lemmas[phrase.head] in _DEAD_NOUNS else phrase


def _without_harm(words: Words, phrase: Phrase, frame: Frame) -> Phrase | None:
    """The phrase without its noun of harm ("civilian deaths") and without adjectives of harm."""
    first, last = phrase.first, phrase.last
    head_lemma, head_low = words.lemmas[phrase.head], words.lowers[phrase.head]
    if phrase.head == last - 1 and (head_lemma in _DEAD_NOUNS or head_low in _DEAD_NOUNS):
        last = phrase.head
    while first < last and (
        words.lowers[first] in _HARM_ADJECTIVES
        or words.lowers[first : first + 2] in (("member", "crew"), ("man", "crew"), ("strong", "crew"))
        or words.lowers[first]
        in (
            "-",
            "more",
            "other",
            "reported",
            "confirmed",
            "new",
            "additional",
            "premature",
            "total",
            "known",
            "related",
            "excess",
        )
    ):
        first += 1
    if first < last and words.lowers[last - 1] == "related":
        return None  # "coronavirus-related deaths"
    if frame.reading.rule == "left-around" and last == frame.reading.last and last - first > 1:
        last -= 1  # "took 250 people hostage"
    while last > first and words.tags[last - 1] in ("PUNCT", "PART"):
        last -= 1
    if first >= last:
        return None
    return Phrase(first, last, min(phrase.head, last - 1))


_BY_ADJECTIVE = ("inside-self", "inside-modifier")
_REMAINS = frozenset({"bodies", "body", "corpses", "remains"})
_HARM_ADJECTIVES = frozenset(
    {
        "dead",
        "wounded",
        "injured",
        "missing",
        "killed",
        "displaced",
        "homeless",
        "captured",
        "slain",
        "deceased",
        "hurt",
        "fatal",
        "detained",
    }
)


def _leans(frame: Frame, before: Victims | None) -> bool:
    """Whether a figure without a noun counts people of the kind counted before."""
    if before is None or before.text is None or before.text.split()[-1].lower() in _REMAINS:
        return False
    amount = frame.amount
    if frame.reading.rule.startswith(("toll-change", "toll-anaphor", "part")):
        return True
    alone = amount.phrase.last - amount.phrase.first <= 1 and frame.reading.rule in _BY_ADJECTIVE
    if not alone and frame.reading.rule.startswith(("toll", "inside")):
        return amount.phrase.others or amount.quantity.increment
    return amount.phrase.others or amount.quantity.increment or amount.quantity.hedge is not Hedge.VAGUE


def role_of(words: Words, phrase: Phrase, gazetteer: Gazetteer) -> tuple[Status, str | None, bool]:
    """Status, narrower role, and whether the noun is of armed people."""
    row = " ".join(words.lowers[phrase.first : phrase.last])
    head = " ".join(words.lowers[phrase.first : phrase.head + 1])
    found = gazetteer.role(head) or gazetteer.role(row) or gazetteer.role(words.lowers[phrase.head])
    if found is None:
        status = Status.CIVILIAN if _CIVILIAN.intersection(row.split()) else Status.UNKNOWN
        return status, None, False
    role = None if found.group or found.name in _GENERIC else found.name
    status = found.status
    if status is not Status.COMBATANT:
        status = Status.CIVILIAN if _CIVILIAN.intersection(row.split()) else Status.UNKNOWN
    return status, role, found.kind is RoleKind.MILITARY


def _side(
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


__all__ = ["PEOPLE", "Sufferers", "victims_of"]
