"""Whom a document means by "the army", "government troops" and "the rebels", which name no side."""

from collections.abc import Collection
from dataclasses import dataclass, field

from tollbook.cases import Gazetteer, Mention, Role
from tollbook.cases.entries import EntryKind
from tollbook.extract.lexicon.conflict import conflict_words
from tollbook.extract.words import NONE, Words

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART"})
_REACH = 5


@dataclass(slots=True)
class Forces:
    """The states and armed groups that a document names, and what it calls the people of each.

    Attributes:
        states: States named, also by their places and institutions.
        armed: Those of them whose forces are named.
        groups: Sides that are no states, "Malian rebels" among them.
        rising: Those of them that are only named after a state.
        lands: The states in which a group named is active.
        abroad: Whether forces of several states together are named: an alliance's, a coalition's.
        called: Nouns of people and forces with the sides that the document gives them: "Malian soldiers".
    """

    states: set[str] = field(default_factory=set)
    armed: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    rising: set[str] = field(default_factory=set)
    lands: list[frozenset[str]] = field(default_factory=list)
    abroad: bool = False
    called: dict[str, set[str]] = field(default_factory=dict)

    def follow(self, words: Words) -> None:
        """Notes words of forces from abroad."""
        self.abroad = self.abroad or not conflict_words()["allies"].isdisjoint(words.lowers)

    def name(self, text: str, words: Words, mention: Mention, last: int, gazetteer: Gazetteer) -> None:
        """Notes a side that a document names, with the people whom it names after it."""
        party, entry = mention.entry.party or "", mention.entry
        noun = _noun_after(words, last) if entry.kind is not EntryKind.PLACE else NONE
        role = gazetteer.role(words.lowers[noun]) if noun != NONE else None
        shown = text[mention.start : words.ends[noun]] if noun != NONE else ""
        side = (gazetteer.party(shown) if role is not None and role.rebel else None) or party
        if gazetteer.lands(side) == (side,):
            self.states.add(side)
            if noun != NONE and (_is_force(words, noun) or _is_armed(role)):
                self.armed.add(side)
        elif entry.kind is EntryKind.PARTY:
            self.groups.add(side)
            if side != party:
                self.rising.add(side)
            self.lands.append(frozenset(gazetteer.lands(party)))
        if noun != NONE:
            self.called.setdefault(_singular(words.lowers[noun]), set()).add(side)

    def state(self, home: str | None) -> str | None:
        """The one state whose army or police a bare "soldiers" means, if the document has just one.

        The state of the dateline goes before others of which no forces are named; where no state is named
        at all, it is the one in which the groups named are active.
        """
        if self.abroad:
            return None
        for some in (self.armed, {home} if home in self.states else set(), self.states | {home or ""} - {""}):
            if len(some) == 1:
                return next(iter(some))
            if some:
                return None
        common = frozenset.intersection(*self.lands) if self.lands else frozenset()
        return next(iter(common)) if len(common) == 1 else None

    def rebels(self) -> str | None:
        """The one armed group of the document, which it means by "the rebels" and "the group".

        A group with a name of its own goes before "Sudanese rebels", which it may be.
        """
        groups = self.groups - self.rising or self.rising
        return next(iter(groups)) if len(groups) == 1 else None

    def meant(self, noun: str) -> str | None:
        """The one side to which a document gives a noun: "the militiamen" after "Kataeb militiamen"."""
        found = self.called.get(_singular(noun)) or set()
        return next(iter(found)) if len(found) == 1 else None


def is_ruled(words: Collection[str]) -> bool:
    """Whether words of a phrase, in small letters, say that people serve the state: "junta troops"."""
    return not conflict_words()["rulers"].isdisjoint(words)


def _noun_after(words: Words, last: int) -> int:
    """The noun that a side's name stands before: "Malian government soldiers"; NONE without one."""
    end = last
    while end < min(len(words), last + _REACH) and (words.tags[end] in _INSIDE or words.lowers[end] == "-"):
        end += 1
    for k in range(end - 1, last - 1, -1):
        if words.tags[k] in ("NOUN", "PROPN"):
            return k
    return NONE


def _is_force(words: Words, noun: int) -> bool:
    book = conflict_words()
    return words.lemmas[noun] in book["forces"] or words.lowers[noun] in book["bodies"]


def _is_armed(role: Role | None) -> bool:
    return role is not None and not role.rebel and role.kind.value in ("military", "security")


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


__all__ = ["Forces", "is_ruled"]
