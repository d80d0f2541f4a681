"""Nouns that count people, that do not, and that look like they might."""

from dataclasses import dataclass, fields
from functools import cache

from tollbook.cases import load_gazetteer
from tollbook.cases.roles import role_book
from tollbook.extract.lexicon.load import table, words


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The table people.toml.

    Attributes:
        things: Nouns of what is lost, hit or killed but is no person: equipment, units, animals, places.
        collectives: Nouns that say nothing without their "of": member, group.
        plural_adjectives: Adjectives that stand for people: dead, wounded.
        times: Nouns of time.
        persons: Nouns of single people: "a Finnish volunteer was killed".
        distrusted: Terms of harms.toml that too often tell of no harm for a count to rest on them.
        surely_people: Verbs that tell of deaths only where what they take is surely people: "bury".
        healers: Who treats the hurt.
        plagues: What carries people off as surely as it kills them.
        in_thousands: First words of terms that tell of flight only where thousands go: "crossed into".
        crowds: Nouns that are people in the plural only or by themselves.
    """

    things: frozenset[str]
    collectives: frozenset[str]
    plural_adjectives: frozenset[str]
    times: frozenset[str]
    persons: frozenset[str]
    crowds: frozenset[str]
    distrusted: frozenset[str]
    surely_people: frozenset[str]
    healers: frozenset[str]
    plagues: frozenset[str]
    in_thousands: frozenset[str]
    diseases: frozenset[str]

    def is_time(self, lower: str) -> bool:
        """Whether a noun, singular or plural, is one of time."""
        return lower in self.times or lower.removesuffix("s") in self.times


@cache
def people() -> PeopleWords:
    """The table, read once."""
    names = [one.name for one in fields(PeopleWords)]
    return PeopleWords(**{name: words(table("people")[name], where=f"people.toml: {name}") for name in names})


@cache
def is_person(lower: str) -> bool:
    """Whether a noun, singular or plural, counts people by itself, as far as the gazetteer's roles tell."""
    return role_book().role(lower) is not None


@cache
def is_nationality(word: str) -> bool:
    """Whether a capitalised word names somebody by his country: "Palestinian", "Briton", not "Homs"."""
    known = load_gazetteer()
    return word.endswith(_DEMONYMS) and known.party(word) is not None


_DEMONYMS = ("n", "i", "ese", "sh", "k", "r", "t", "que")
