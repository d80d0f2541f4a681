"""Whether victims took part in the fighting, as far as their nouns and what they belong to say."""

from tollbook.cases import Gazetteer, RoleKind
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.losses import OWN
from tollbook.extract.surroundings import Around
from tollbook.extract.words import Words
from tollbook.model import Status

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
# Who is no fighter because the text says so; a child or a nurse may be one or not.
_CIVILIAN = frozenset(
    {"civilian", "civilians", "noncombatant", "noncombatants", "non-combatants", "villagers"}
)


def role_of(words: Words, phrase: Phrase, gazetteer: Gazetteer) -> tuple[Status, str | None, bool]:
    """Status, narrower role, and whether the noun is of armed people."""
    row = " ".join(words.lowers[phrase.first : phrase.last])
    head = " ".join(words.lowers[phrase.first : phrase.head + 1])
    found = gazetteer.role(head) or gazetteer.role(row) or gazetteer.role(words.lowers[phrase.head])
    if status := _by_membership(words, phrase, gazetteer):
        return status, None, status is Status.COMBATANT
    if found is None:
        status = Status.CIVILIAN if _CIVILIAN.intersection(row.split()) else Status.UNKNOWN
        return status, None, False
    role = None if found.group or found.name in _GENERIC else found.name
    status = found.status
    if status is not Status.COMBATANT:
        status = Status.CIVILIAN if _CIVILIAN.intersection(row.split()) else Status.UNKNOWN
    return status, role, found.kind is RoleKind.MILITARY


def _by_membership(words: Words, phrase: Phrase, gazetteer: Gazetteer) -> Status | None:
    """What "Kadyrovites" and "members of the 5th Battalion" say of themselves; None for others."""
    row = words.texts[phrase.first : phrase.last]
    shown = " ".join(row)
    if gazetteer.fights(shown) or (len(row) > 1 and gazetteer.fights(row[-1])):
        return Status.COMBATANT
    if words.lemmas[phrase.head] != "member" or "of" not in row:
        return None
    body = row[row.index("of") + 1 :]
    role = gazetteer.role(" ".join(body).lower())
    armed = role is not None and role.kind in (RoleKind.MILITARY, RoleKind.FIGHTER)
    named = any(gazetteer.fights(m.entry.name) for m in gazetteer.find(" ".join(body)))
    return Status.COMBATANT if armed or named else None


def is_fighter(words: Words, phrase: Phrase, party: str | None, around: Around) -> bool:
    """Whether people fought whose noun leaves it open: officers of a side at war, members of a group."""
    row = words.lowers[phrase.first : phrase.last]
    lemma = words.lemmas[phrase.head]
    if lemma == "member" and party is not None and around.gazetteer.fights(party):
        return not conflict_words()["insurgents"].isdisjoint(row) or words.lower(phrase.first - 1) in OWN
    role = around.gazetteer.role(" ".join(row))
    if role is None or role.kind not in (RoleKind.MILITARY, RoleKind.SECURITY) or lemma not in _RANKED:
        return False
    sides = around.sides
    taken = not {"prisoner", "prisoners"}.isdisjoint(words.lowers)
    at_war = sides.fought(party) or taken or (party is not None and sides.conflict)
    return at_war and conflict_words()["police"].isdisjoint(words.lowers)


_RANKED = frozenset(
    {"officer", "commander", "captain", "pilot", "sailor", "seaman", "cadet", "submariner", "ranger"}
)

__all__ = ["is_fighter", "role_of"]
