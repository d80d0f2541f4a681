"""The built-in tables: rows to entries, each table checked as it is loaded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tollbook.cases.entries import Entry, EntryKind, Outlet
from tollbook.cases.outlets import outlet_keys
from tollbook.cases.rows import (
    AmbiguousRow,
    Countries,
    CountryRow,
    Groups,
    InstitutionRow,
    Institutions,
    OutletRow,
    Outlets,
    People,
)
from tollbook.cases.tomlfile import read_toml
from tollbook.errors import CaseError

Named = tuple[str, Entry]


@dataclass(frozen=True, slots=True)
class Names:
    """What a table says.

    Attributes:
        named: Each name with its entry, in the table's order.
        ambiguous: Names that several entries share, each with all that it may mean.
        shouted: Names in capitals that are words too.
    """

    named: tuple[Named, ...]
    ambiguous: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    shouted: tuple[str, ...] = ()


def table_file(name: str) -> Traversable:
    """The file of a built-in table."""
    return files("tollbook.cases") / "tables" / f"{name}.toml"


@cache
def country_table() -> Countries:
    """countries.toml, as read."""
    return read_toml(table_file("countries"), Countries)


@cache
def group_table() -> Groups:
    """armed_groups.toml, as read."""
    return read_toml(table_file("armed_groups"), Groups)


@cache
def outlet_table() -> tuple[Outlet, ...]:
    """The outlets of outlets.toml, after the check that each name and domain is of one of them.

    Raises:
        CaseError: Two outlets claim a name or a domain.
    """
    outlets = tuple(outlet_of(row) for row in _outlets().outlet)
    owners: dict[str, Outlet] = {}
    for outlet in outlets:
        for key in outlet_keys(outlet):
            if (owner := owners.setdefault(key, outlet)) is not outlet:
                complaint = f"both '{owner.name}' and '{outlet.name}' claim '{key}'"
                raise CaseError(complaint, where="outlets.toml", hint="take it from one")
    return outlets


@cache
def builtin_names() -> tuple[Names, ...]:
    """Countries, armed groups, institutions, outlets and people, checked; the first has the right of way.

    Raises:
        CaseError: A table is wrong, or somebody speaks for a side that no table has.
    """
    sides = country_names(country_table()), _groups()
    others = _institutions(), outlet_names(_outlets()), _people()
    known = {entry.name for table in (*sides, others[0]) for _, entry in table.named}
    for table in (*sides, *others):
        for _, entry in table.named:
            if entry.party is not None and entry.party not in known:
                raise CaseError(f"'{entry.name}' speaks for '{entry.party}', which no table has")
    return (*sides, *others)


def country_names(table: Countries) -> Names:
    """Names of countries, of their people and, as places, of what lies in them."""
    named = [pair for row in table.country for pair in _country(row)]
    return checked(named, table.ambiguous, table.shouted, where="countries.toml")


def institution_names(rows: Iterable[InstitutionRow]) -> Iterator[Named]:
    """Names of institutions."""
    for row in rows:
        entry = Entry(row.name, EntryKind.INSTITUTION, row.party, row.country)
        yield from ((name, entry) for name in _spellings(row.name, *row.aliases))


def _spellings(*names: str) -> Iterator[str]:
    """Names, and their acronyms with full stops, as older papers print them: "FLN", "F.L.N."."""
    yield from names
    for name in names:
        if len(name) in _ACRONYM and name.isascii() and name.isalpha() and name.isupper():
            yield ".".join(name) + "."


_ACRONYM = range(3, 6)


def outlet_names(table: Outlets) -> Names:
    """Names of outlets that may be looked for in running text."""
    named = [pair for row in table.outlet for pair in outlet_pairs(row)]
    return checked(named, table.ambiguous, table.shouted, where="outlets.toml")


def outlet_pairs(row: OutletRow) -> Iterator[Named]:
    """Names of one outlet that may be looked for in running text."""
    entry = Entry(row.name, EntryKind.OUTLET, None, row.country)
    yield from ((name, entry) for name in (row.name, *row.aliases) if name not in row.quiet)


def outlet_of(row: OutletRow) -> Outlet:
    """The outlet that a row describes."""
    return Outlet(row.name, (*row.aliases,), (*row.domains,), row.country, row.zone, row.wire)


def checked(
    named: Iterable[Named], ambiguous: Iterable[AmbiguousRow], shouted: Iterable[str], *, where: str
) -> Names:
    """The names, after the check that each stands for one entry, or is listed as ambiguous.

    Raises:
        CaseError: Two entries claim a name, a name does not begin with a letter or digit, or an
            ambiguous name refers to an entry that the table does not have.
    """
    owners: dict[str, Entry] = {}
    for name, entry in named:
        if not name[0].isalnum():
            raise CaseError(f"the name '{name}' does not begin with a letter or digit", where=where)
        owner = owners.setdefault(name, entry)
        if owner != entry:
            raise CaseError(
                f"both '{owner.name}' and '{entry.name}' claim the name '{name}'",
                where=where,
                hint="take it from one, or list it under [[ambiguous]]",
            )
    entries = {entry.name: entry for entry in owners.values()}
    listed: dict[str, tuple[Entry, ...]] = {}
    for row in ambiguous:
        if row.name in owners:
            holder = owners[row.name].name
            raise CaseError(f"'{row.name}' is listed as ambiguous, but '{holder}' has it too", where=where)
        if missing := [name for name in row.of if name not in entries]:
            raise CaseError(
                f"ambiguous '{row.name}' refers to '{missing[0]}', which is not there", where=where
            )
        meant = (entries[name] for name in row.of)
        listed[row.name] = tuple(_place(row.name, e) if row.place else e for e in meant)
    return Names(tuple(owners.items()), listed, tuple(shouted))


def _place(name: str, of: Entry) -> Entry:
    return Entry(name, EntryKind.PLACE, of.party, of.country)


def _country(row: CountryRow) -> Iterator[Named]:
    party = Entry(row.name, EntryKind.PARTY, row.name, row.iso2)
    for name in (row.name, *row.aliases, *row.adjectives, *row.people):
        yield name, party
    for name in (*((row.capital,) if row.capital else ()), *row.metonyms, *row.places):
        if name not in (row.name, *row.aliases):
            yield name, _place(name, party)


@cache
def _groups() -> Names:
    table = group_table()
    named = []
    for row in table.group:
        country = row.countries[0] if len(row.countries) == 1 else None
        entry = Entry(row.name, EntryKind.PARTY, row.party or row.name, country)
        named += [(name, entry) for name in _spellings(row.name, *row.aliases)]
    return checked(named, table.ambiguous, table.shouted, where="armed_groups.toml")


@cache
def _institutions() -> Names:
    table = read_toml(table_file("institutions"), Institutions)
    named = institution_names(table.institution)
    return checked(named, table.ambiguous, table.shouted, where="institutions.toml")


@cache
def _people() -> Names:
    table = read_toml(table_file("people"), People)
    entries = ((row, Entry(row.name, EntryKind.PERSON, row.party)) for row in table.person)
    named = [(name, entry) for row, entry in entries for name in (row.name, *row.aliases)]
    return checked(named, (), (), where="people.toml")


@cache
def _outlets() -> Outlets:
    return read_toml(table_file("outlets"), Outlets)
