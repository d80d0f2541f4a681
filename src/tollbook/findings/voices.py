"""Whose word a claim is, and of which place: what makes claimants independent and figures comparable."""

from collections.abc import Iterator
from functools import cache

from tollbook.cases import Case, EntryKind, load_gazetteer
from tollbook.cases.tables import country_table
from tollbook.model import Claim, Relation

_PHRASE = 300
"""Characters of a phrase in which places are looked for."""


class Voices:
    """Tells voices and places of claims, as the gazetteer and a case know them.

    People and offices speak for their side: a ministry, its spokesman and an unnamed official of it are one
    voice, however many of them are quoted.
    """

    def __init__(self, case: Case | None = None) -> None:
        self._gazetteer = load_gazetteer(case)
        self._sides: dict[str, str | None] = dict(_names(case)) if case else {}
        self._places: dict[str, str | None] = {}

    def of(self, claim: Claim) -> str:
        """The party itself for its own people, else the claimant's side, the claimant, or the outlet."""
        claimant = claim.claimant
        if claimant is None:
            return _published(claim)
        if claimant.relation is Relation.SELF and claim.victims.party:
            return claim.victims.party
        name = claimant.name or claimant.text
        side = self._side(name) or self._side(claimant.text)
        return side or (name if _is_name(name) else f"{name} ({_published(claim)})")

    def place(self, claim: Claim) -> str | None:
        """The region or town that a figure is of, where its words or its claimant's name one.

        A capital in a claimant's name is its state's: the "ministry in Moscow" speaks of the whole country.
        """
        words = " ".join((claim.victims.text or "", *(span.exact for span in claim.spans)))
        return self._place(words[:_PHRASE]) or self._local(claim)

    def _local(self, claim: Claim) -> str | None:
        who = claim.claimant
        if who is None or who.anonymous:
            return None
        found = self._place(who.text[:_PHRASE])
        return None if found in _capitals() else found

    def _side(self, phrase: str) -> str | None:
        if phrase not in self._sides:
            self._sides[phrase] = self._gazetteer.party(phrase)
        return self._sides[phrase]

    def _place(self, words: str) -> str | None:
        if words not in self._places:
            named = (m.entry for m in self._gazetteer.find(words))
            self._places[words] = next((e.name for e in named if e.kind is EntryKind.PLACE), None)
        return self._places[words]


def _published(claim: Claim) -> str:
    ref = claim.document
    return ref.outlet or ref.title or f"an untitled report {ref.sha256[:8]}"


def _is_name(name: str) -> bool:
    """Whether a claimant is somebody: "police" of one report need not be those of another."""
    return any(letter.isupper() for letter in name) or not any(letter.islower() for letter in name)


def _names(case: Case) -> Iterator[tuple[str, str]]:
    for party in case.parties:
        yield from ((name, party.name) for name in (party.name, *party.aliases, *party.spokespeople))


@cache
def _capitals() -> frozenset[str]:
    rows = country_table().country
    return frozenset(name for row in rows for name in (row.capital, *row.metonyms) if name)
