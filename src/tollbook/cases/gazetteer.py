"""The gazetteer: who and what a text names, and on whose side it stands."""

from collections.abc import Sequence
from functools import cache

from tollbook.cases.case import Case
from tollbook.cases.entries import Entry, EntryKind, Mention, Outlet, Role
from tollbook.cases.matcher import Matcher
from tollbook.cases.outlets import OutletIndex
from tollbook.cases.overlay import overlaid
from tollbook.cases.phrases import Head, head_of, joined, phrasing
from tollbook.cases.roles import role_book
from tollbook.cases.tables import Names, builtin_names, country_table, group_table, outlet_table
from tollbook.model import Relation, Status

_LONGEST_PHRASE = 400
_KEPT = 4096  # names whose parties are remembered


@cache
def load_gazetteer(case: Case | None = None) -> "Gazetteer":
    """The built-in gazetteer, with a case's parties, people, institutions and outlets over it.

    Raises:
        CaseError: A built-in table is wrong.
    """
    return Gazetteer(builtin_names(), case)


class Gazetteer:
    """Names of countries, armed groups, institutions, outlets and a case's people.

    Args:
        tables: What the tables say; of two that claim a name, the first has it.
        case: Whose parties, sides and names come before all tables.
    """

    def __init__(self, tables: tuple[Names, ...], case: Case | None = None) -> None:
        named = overlaid(tables, case)
        self._names = Matcher(named, shouted=(name for table in tables for name in table.shouted))
        self._parties = {entry.name: entry.party for _, entry in reversed(named) if entry.party}
        self._known = self._parties.keys() | {e.name for _, e in named if e.kind is EntryKind.INSTITUTION}
        self._observers = {e.name for _, e in named if e.kind is EntryKind.INSTITUTION and not _is_side(e)}
        self._sides = {party.name: party.side for party in (case.parties if case else ()) if party.side}
        self._adjectives = {row.name: row.adjectives[0] for row in country_table().country if row.adjectives}
        self._standing: dict[str, str] = {}
        self._outlets = OutletIndex((*(case.outlets if case else ()), *outlet_table()))
        self._lands = self._lands_of_sides()
        self._fighting = {row.name for row in group_table().group if not row.land}

    def find(self, text: str) -> list[Mention]:
        """Where the text names what: whole words, longest from the left, in order, not overlapping.

        A name's capitals must be there, but a headline may have it all in capitals. Linear in the text.
        """
        return [Mention(start, end, entry) for start, end, entry in self._names.find(text)]

    def party(self, phrase: str) -> str | None:
        """The normalised side that a noun phrase is, belongs to or speaks for.

        Args:
            phrase: A name, demonym, capital, armed force or agency: "Russian", "Moscow", "Russian troops",
                "Russia's defence ministry", "the president of Russia". The first 400 characters count.

        Returns:
            None where the phrase names no side, or more than one.
        """
        phrase = phrase[:_LONGEST_PHRASE]
        head = head_of(phrase, self.find(phrase))
        if head.within:
            return None if joined(phrase, head.within) else self._side(head, head.within)
        if head.behind is None or not self._belongs(head):
            return None
        return self._side(head, (head.behind,))

    def role(self, noun: str) -> Role | None:
        """The role of a person noun or noun phrase, by its last words; ranks give their holders' role."""
        return role_book().role(noun)

    def outlet(self, name_or_domain: str) -> Outlet | None:
        """The outlet of a name, a web domain or an address."""
        return self._outlets.find(name_or_domain)

    def side(self, name: str) -> str | None:
        """The case's side that a party, person or institution is on; None where the case has none for it."""
        return self._sides.get(self._stands_for(name))

    def lands(self, party: str) -> tuple[str, ...]:
        """The states of a side: itself where it is one, else those in which the tables say it is active."""
        return self._lands.get(party, ())

    def fights(self, name: str) -> bool:
        """Whether a name is an armed group's, all whose people are fighters: "Kadyrovites"."""
        entry = self._names.whole(name)
        return entry is not None and entry.name in self._fighting

    def state(self, code: str | None) -> str | None:
        """The state with an ISO 3166-1 alpha-2 code, by the name that parties have."""
        found = self._lands.get(code or "")
        return found[0] if found else None

    def relation(self, claimant_party: str | None, victim_party: str | None) -> Relation:
        """How a claimant stands to those who suffered the harm, both by name.

        People and institutions count as the party they speak for. One party, or one side of the case, is
        `self`; two sides are `opponent`; somebody known beside the case's sides, and an institution that
        is nobody's anyhow, is `third_party`; all else is `unknown`.
        """
        if not claimant_party or not victim_party:
            return Relation.UNKNOWN
        claimant, victim = self._stands_for(claimant_party), self._stands_for(victim_party)
        ours, theirs = self._sides.get(claimant), self._sides.get(victim)
        if claimant == victim:
            return Relation.SELF
        if ours and theirs:
            return Relation.SELF if ours == theirs else Relation.OPPONENT
        outside = claimant in self._observers or (self._sides and claimant in self._known)
        return Relation.THIRD_PARTY if outside and not ours else Relation.UNKNOWN

    def _stands_for(self, name: str) -> str:
        """The party that a name is or speaks for, else its normalised name, else itself."""
        if name not in self._standing:
            if len(self._standing) >= _KEPT:
                self._standing.clear()
            entry = self._names.whole(name)
            self._standing[name] = self._parties.get(name) or (entry.party or entry.name if entry else name)
        return self._standing[name]

    def _lands_of_sides(self) -> dict[str, tuple[str, ...]]:
        """States by their own names and codes, and those of armed groups by the groups' names."""
        lands: dict[str, tuple[str, ...]] = {}
        for row in country_table().country:
            state = self._stands_for(row.name)
            lands[state] = (state,)
            lands.setdefault(row.iso2 or row.name, (state,))
        for group in group_table().group:
            found = tuple(lands[code][0] for code in group.countries if code in lands)
            lands.setdefault(self._stands_for(group.party or group.name), found)
        return lands

    def _side(self, head: Head, mentions: Sequence[Mention]) -> str | None:
        """The last mention's party, or those who rebel against it: "Malian rebels" are not Mali.

        An institution after another party's name is that party's: "Germany's Foreign Office".
        """
        named = [m for m in mentions if m.entry.kind is not EntryKind.INSTITUTION]
        party = (named or mentions)[-1].entry.party
        adjective = self._adjectives.get(party or "")
        role = self.role(head.noun)
        return f"{adjective} {role.plural}" if adjective and role is not None and role.rebel else party

    def _belongs(self, head: Head) -> bool:
        words = phrasing()
        nouns = set(head.noun.lower().split())
        if head.link in words.belonging or (head.link == "to" and nouns & words.aides):
            return True
        if head.link not in words.place:
            return False
        role = self.role(head.noun)
        if role is not None and role.status is Status.COMBATANT:
            return False
        return words.visitors.isdisjoint(nouns)


def _is_side(entry: Entry) -> bool:
    return entry.party is not None and entry.party != entry.name
