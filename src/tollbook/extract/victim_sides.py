"""Which side victims are of: named with them, the speaker's own, the loser's, or the one attacked."""

from collections.abc import Sequence

from tollbook.cases import Gazetteer, RoleKind
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.bearers import bearer_of, loser_of, suffered
from tollbook.extract.deeds import deed_of
from tollbook.extract.forces import is_ruled
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.frames.reading import Frame
from tollbook.extract.lands import land_of
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.losses import HOSTILE, OWN, loss_of, owner_of, who_rejects
from tollbook.extract.surroundings import Around
from tollbook.extract.words import Words
from tollbook.model import Harm, Status

_WE = frozenset({"we", "our"})
_PRISONERS = frozenset({"prisoner", "prisoners", "men"})


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
    row = words.lowers[phrase.first : phrase.last] if phrase is not None else ()
    if not HOSTILE.isdisjoint(row):
        return around.enemy(speaker)
    if phrase is not None and (whose := _owned(words, phrase)):
        own = around.possessor(speaker, ours=whose == "our")
        claimed = who_rejects(text, words, phrase.first, gazetteer)
        loser = loser_of(text, words, frame, around, speaker)
        found = claimed or ((loser or own) if frame.reading.agent else (own or loser))
        return found or _of_crew(words, phrase, around)
    if frame.reading.agent or suffered(words, frame):
        return bearer_of(text, words, frame, around, speaker)
    if (loss := loss_of(words, frame)) and (whose := _of_losses(text, words, loss, speaker, around)):
        return whose
    if around.told:
        return around.told
    own = around.own(speaker)
    taken = _is_taken(frame, status, row)
    killer, target = deed_of(text, words, frame, gazetteer)
    if taken and own is None and killer is None and target is None and _WE.intersection(words.lowers):
        return around.enemy(speaker)
    fighters = status is Status.COMBATANT or not conflict_words()["insurgents"].isdisjoint(row)
    if target is None and own and killer in (None, own) and (taken or _speaker_kills(words, frame, status)):
        return around.sides.opponent(own) or (
            _by_noun(words, phrase, around, own) if fighters and phrase is not None else None
        )
    if owner := _owner(text, words, frame, gazetteer):
        return owner
    if phrase is not None and target is None and (crew := _of_crew(words, phrase, around)):
        return crew
    if around.concedes and own and (fighters or phrase is None or words.lowers[phrase.head] == "men"):
        return own
    if victim := target or around.sides.opponent(killer):
        return victim
    if phrase is not None and (fighters or military or _is_of_state(words, phrase, around)):
        found = _of_fighters(words, phrase, around, speaker, own, military)
    else:
        found = None
    if found is None and not (fighters or military):
        found = _of_people(around, own) or land_of(text, words, frame, phrase, gazetteer)
    return found if found != killer or frame.reading.harm is Harm.DETAINED else None


def _is_taken(frame: Frame, status: Status, row: Sequence[str]) -> bool:
    """Whether people are the enemy's whom a side says it took; of those "taken", only who fought."""
    if frame.reading.harm is not Harm.CAPTURED or status is Status.CIVILIAN:
        return False
    passive = frame.reading.rule.startswith("right")
    return not passive or status is Status.COMBATANT or not _PRISONERS.isdisjoint(row)


def _of_losses(
    text: str, words: Words, loss: tuple[int, int], speaker: Speaker | None, around: Around
) -> str | None:
    """The side whose losses a figure is said to be."""
    row = words.lowers[loss[0] : loss[1]]
    if not HOSTILE.isdisjoint(row):
        return around.enemy(speaker)
    if found := owner_of(text, words, loss, around.gazetteer):
        return found
    if found := around.meant(row):
        return found
    owns = not OWN.isdisjoint(row) or "our" in row
    return around.possessor(speaker, ours="our" in row) if owns else None


def _owned(words: Words, phrase: Phrase) -> str | None:
    """The possessive before a phrase: "its soldiers", "33 of its own men"."""
    near = (words.lower(phrase.first - 1), words.lower(phrase.first - 2))
    return next((low for low in near if low in OWN or low == "our"), None)


def _of_fighters(
    words: Words, phrase: Phrase, around: Around, speaker: Speaker | None, own: str | None, military: bool
) -> str | None:
    """Fighters of whom only the deed, their noun or the speaker tells the side."""
    sides = around.sides
    if found := sides.hit(around.index):
        return found
    told_by = speaker.text.split()[-1:] if speaker else []
    own_unit = any(word.lower() in conflict_words()["forces"] for word in told_by)
    return _by_noun(words, phrase, around, own, military=military or own_unit)


def _of_crew(words: Words, phrase: Phrase, around: Around) -> str | None:
    """The side of those on board of what was hit: "shot down a Syrian jet; its pilot was captured"."""
    is_crew = not conflict_words()["crews"].isdisjoint(words.lemmas[phrase.first : phrase.last])
    return around.sides.crew_of(around.index) if is_crew else None


def _by_noun(
    words: Words, phrase: Phrase, around: Around, own: str | None, *, military: bool = False
) -> str | None:
    """The side that a bare noun of fighters means: "the rebels", "junta troops", "soldiers"."""
    sides, forces = around.sides, around.sides.forces
    row = words.lowers[phrase.first : phrase.last]
    role = around.gazetteer.role(words.lowers[phrase.head])
    if _is_foreign(words, phrase):
        return None
    if (role is not None and role.rebel) or not conflict_words()["insurgents"].isdisjoint(row):
        is_own = own is not None and around.gazetteer.lands(own) != (own,)
        return own if is_own else forces.rebels()
    if is_ruled(row[:-1]):
        return around.state()
    theirs = own if not sides.fights or sides.fought(own) else None
    armed = role is not None and role.kind in (RoleKind.MILITARY, RoleKind.SECURITY)
    if theirs and (military or armed):
        return theirs
    if role is not None and role.kind is RoleKind.FIGHTER:
        return forces.meant(row[-1]) or theirs or forces.rebels()
    return around.state() if own is None or around.state() == own else None


def _is_foreign(words: Words, phrase: Phrase) -> bool:
    """Whether fighters are said to be from elsewhere, or of a side that no table knows."""
    row = words.lowers[phrase.first : phrase.last]
    named = any(words.tags[k] == "PROPN" for k in range(phrase.first, phrase.head))
    book = conflict_words()
    return (named and not is_ruled(row)) or not (book["outsiders"] | book["allies"]).isdisjoint(row)


def _is_of_state(words: Words, phrase: Phrase, around: Around) -> bool:
    """Whether a noun is of people who bear arms for a state: police, guards, officers; in war, crews."""
    row = words.lowers[phrase.first : phrase.last]
    lemmas = words.lemmas[phrase.first : phrase.last]
    if around.sides.conflict and not conflict_words()["crews"].isdisjoint(lemmas):
        return True
    role = around.gazetteer.role(" ".join(row))
    return role is not None and role.kind in (RoleKind.SECURITY, RoleKind.MILITARY)


def _of_people(around: Around, own: str | None) -> str | None:
    """People of no named side: whom this sentence attacks, for whom the speaker speaks, who is at home."""
    sides = around.sides
    for_own = own is not None and (sides.fought(own) or not sides.named.keys() - {own})
    return sides.hit(around.index) or (own if for_own else None) or sides.attacked(around.index)


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
