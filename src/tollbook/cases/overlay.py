"""A case's names laid over the tables': its parties, people, institutions and outlets come first."""

from collections.abc import Iterator
from dataclasses import replace

from tollbook.cases.case import Case
from tollbook.cases.entries import Entry, EntryKind
from tollbook.cases.tables import Named, Names


def overlaid(tables: tuple[Names, ...], case: Case | None) -> list[Named]:
    """All names in the order of their rights: the case's, the tables', and last the ambiguous ones.

    Where the case calls a built-in country or group by another of its names ("Britain"), all that the
    tables know of it goes by the case's name.
    """
    builtin = [pair for table in tables for pair in table.named]
    shared = [pair for table in tables for pair in _shared(table, case)]
    if case is None:
        return [*builtin, *shared]
    called = _called(builtin, case)
    countries = {entry.name: entry.country for _, entry in builtin if entry.kind is EntryKind.PARTY}
    known = {called.get(name, name): country for name, country in countries.items()}
    rest = [(name, _as_called(entry, called)) for name, entry in (*builtin, *shared)]
    return [*_case_names(case, known), *rest]


def _called(builtin: list[Named], case: Case) -> dict[str, str]:
    """Built-in parties' names with the names that the case has for them."""
    entries = {name: entry for name, entry in reversed(builtin) if entry.kind is EntryKind.PARTY}
    names = [party.name for party in case.parties]
    found = ((entries[name].name, name) for name in names if name in entries)
    return {name: called for name, called in found if name != called and name not in names}


def _as_called(entry: Entry, called: dict[str, str]) -> Entry:
    if entry.party not in called:
        return entry
    name = called[entry.party] if entry.name == entry.party else entry.name
    return replace(entry, name=name, party=called[entry.party])


def _case_names(case: Case, countries: dict[str, str | None]) -> Iterator[Named]:
    for party in case.parties:
        entry = Entry(party.name, EntryKind.PARTY, party.name, countries.get(party.name))
        yield from ((name, entry) for name in (party.name, *party.aliases))
    for spellings, side in case.people:
        entry = Entry(spellings[0], EntryKind.PERSON, side, countries.get(side))
        yield from ((name, entry) for name in spellings)
    for names, speaks_for in case.institutions:
        entry = Entry(names[0], EntryKind.INSTITUTION, speaks_for)
        yield from ((name, entry) for name in names)
    for outlet in case.outlets:
        entry = Entry(outlet.name, EntryKind.OUTLET, None, outlet.country)
        yield from ((name, entry) for name in (outlet.name, *outlet.aliases))


def _shared(table: Names, case: Case | None) -> Iterator[Named]:
    """Ambiguous names: of the one that is a party of the case, else of nobody."""
    parties = {party.name for party in case.parties} if case else set()
    for name, meant in table.ambiguous.items():
        at_hand = [entry for entry in meant if entry.party in parties]
        yield name, at_hand[0] if len(at_hand) == 1 else Entry(name, meant[0].kind)
