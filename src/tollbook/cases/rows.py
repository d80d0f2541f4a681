"""The rows of the tables and of case files, as people write them in TOML."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

Text = Annotated[str, Meta(min_length=1, pattern=r"^\S(.*\S)?$")]
Spellings = Annotated[list[Text], Meta(min_length=1)]
Iso2 = Annotated[str, Meta(pattern="^[A-Z]{2}$")]


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing with names. Every name in `aliases` is one by which a text may call it."""

    name: Text
    aliases: list[Text] = []


class CountryRow(Row, frozen=True, forbid_unknown_fields=True):
    """A country.

    Attributes:
        iso2: ISO 3166-1 alpha-2, or a code of the range for private use where there is none.
        adjectives: The first is used to name others after it ("Syrian rebels").
        people: Nouns for its people, where they are not the adjectives: "Pole", "Poles".
        capital: Stands for its government, as do the `metonyms`.
        places: Regions and cities in it.
    """

    iso2: Iso2 | None = None
    adjectives: list[Text] = []
    people: list[Text] = []
    capital: Text | None = None
    metonyms: list[Text] = []
    places: list[Text] = []


class GroupRow(Row, frozen=True, forbid_unknown_fields=True):
    """An armed group, coalition or unrecognised authority: a side of its own, unless it has a `party`.

    `land`: it rules people who are not its fighters.
    """

    countries: list[Iso2] = []
    party: Text | None = None
    land: bool = False


class InstitutionRow(Row, frozen=True, forbid_unknown_fields=True):
    """An institution; `party` is the side that it is or speaks for."""

    party: Text | None = None
    country: Iso2 | None = None


class PersonRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A person who speaks for a side."""

    name: Text
    party: Text
    aliases: list[Text] = []


class OutletRow(Row, frozen=True, forbid_unknown_fields=True):
    """A publisher; the names in `quiet` are words too ("Time"): known, but not looked for in running text."""

    domains: list[Text] = []
    country: Iso2 | None = None
    zone: Text | None = None
    wire: bool = False
    quiet: list[Text] = []


class AmbiguousRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A name, of a place or not, that several entries share; a case that has just one of them settles it."""

    name: Text
    of: Annotated[list[Text], Meta(min_length=2)]
    place: bool = False


class Countries(Struct, frozen=True, forbid_unknown_fields=True):
    """countries.toml; `shouted` lists names in capitals that are words too ("CAR")."""

    country: list[CountryRow]
    ambiguous: list[AmbiguousRow] = []
    shouted: list[Text] = []


class Groups(Struct, frozen=True, forbid_unknown_fields=True):
    """armed_groups.toml."""

    group: list[GroupRow]
    ambiguous: list[AmbiguousRow] = []
    shouted: list[Text] = []


class Institutions(Struct, frozen=True, forbid_unknown_fields=True):
    """institutions.toml."""

    institution: list[InstitutionRow]
    ambiguous: list[AmbiguousRow] = []
    shouted: list[Text] = []


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """people.toml."""

    person: list[PersonRow]


class Outlets(Struct, frozen=True, forbid_unknown_fields=True):
    """outlets.toml."""

    outlet: list[OutletRow]
    ambiguous: list[AmbiguousRow] = []
    shouted: list[Text] = []


class RoleRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A person noun; `plural` only where it is not the regular one."""

    name: Text
    plural: Text | None = None
    also: list[Text] = []


class RoleGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Person nouns that say the same of people: `names` for regular plurals, `role` for others."""

    kind: Text
    status: Text
    rebel: bool = False
    group: bool = False
    names: list[Text] = []
    role: list[RoleRow] = []


class Roles(Struct, frozen=True, forbid_unknown_fields=True):
    """roles.toml."""

    nouns: list[RoleGroup]


class RankRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A rank; `role` is the person noun that it makes of its holder."""

    name: Text
    role: Text
    abbreviations: list[Text] = []


class Ranks(Struct, frozen=True, forbid_unknown_fields=True):
    """ranks.toml."""

    rank: list[RankRow]


class PartyRow(Row, frozen=True, forbid_unknown_fields=True):
    """A party of a case; a spokesperson is a name, or a list of spellings with the usual one first."""

    side: Text | None = None
    spokespeople: list[Text | Spellings] = []


class CaseFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A case file; `docs/case-files.md` has an annotated one."""

    name: Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    kind: Text
    party: Annotated[list[PartyRow], Meta(min_length=1)]
    description: str = ""
    start: date | None = None
    end: date | None = None
    began: list[Text] = []
    outlet: list[OutletRow] = []
    institution: list[InstitutionRow] = []
