"""The built-in tables: whole, even-handed, and refused with a clear error where they are wrong."""

import re
from zoneinfo import available_timezones

import pytest

from tollbook.cases import load_gazetteer
from tollbook.cases.rows import Countries, Institutions, Outlets
from tollbook.cases.tables import builtin_names, checked, country_names, country_table, outlet_table
from tollbook.cases.tomlfile import parse_toml
from tollbook.errors import CaseError


def test_every_name_is_found_as_its_entry() -> None:
    """Each alias of each table, alone in a text, is found whole, and as the first table has it."""
    owners = {}
    for table in builtin_names():
        for name, entry in table.named:
            owners.setdefault(name, entry)
    gazetteer = load_gazetteer()
    for name, entry in owners.items():
        sentence = f"As {name} put it"
        assert [(m.start, m.end, m.entry) for m in gazetteer.find(sentence)] == [(3, 3 + len(name), entry)], (
            name
        )
        assert gazetteer.party(name) == entry.party, name


def test_every_country_has_name_code_and_people() -> None:
    """Every country's people can be named as well as any other's, by an adjective, a noun or a shared one."""
    table = country_table()
    shared = {name for row in table.ambiguous if not row.place for name in row.of}
    for row in table.country:
        assert row.adjectives or row.people or row.name in shared or row.name == "Vatican City", row.name
        assert row.iso2 or row.name in _BEFORE_CODES, row.name
    names = [row.name for row in table.country]
    assert len(names) == len(set(names)) >= 195
    assert all(name in names for name in ("Israel", "Palestine", "Kosovo", "Taiwan", "Western Sahara"))


# States that were gone before ISO 3166 gave any codes, or got none.
_BEFORE_CODES = frozenset(
    {"Austria-Hungary", "Confederate States", "North Vietnam", "Ottoman Empire", "Prussia", "South Vietnam"}
)


def test_ambiguous_names_are_nobodys() -> None:
    """A place that two states claim, and a word for two peoples, give no side without a case."""
    for name in ("Jerusalem", "Kashmir", "Crimea", "Congolese", "Korean", "Nagorno-Karabakh"):
        (mention,) = load_gazetteer().find(name)
        assert mention.entry.party is None
        assert load_gazetteer().party(f"{name} officials") is None


def test_outlets_are_many_known_once_and_in_real_zones() -> None:
    """Names and domains belong to one outlet each, and every zone is one of IANA's."""
    outlets = outlet_table()
    assert len(outlets) >= 300
    assert sum(outlet.wire for outlet in outlets) >= 50
    zones = available_timezones()
    seen: dict[str, str] = {}
    for outlet in outlets:
        assert outlet.zone is None or outlet.zone in zones, outlet.name
        for key in {*outlet.domains, *(n.casefold() for n in (outlet.name, *outlet.aliases))}:
            assert seen.setdefault(key, outlet.name) == outlet.name, key
        for domain in outlet.domains:
            assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain), domain


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (
            '[[country]]\nname = "A"\niso2 = "aa"\n',
            r"t.toml, line 3, country\[0\].iso2: Expected `str` matching",
        ),
        (
            '[[country]]\nname = "A"\n\n[[country]]\nname = "B"\nadjectivs = ["Ab"]\n',
            r"t.toml, line 6, country\[1\]: .*unknown field `adjectivs`; did you mean 'adjectives'\?",
        ),
        ('[[country]]\naliases = ["A"]\n', r"t.toml, line 1, country\[0\]: .*missing required field `name`"),
        ('[[country]]\nname = "A\n', r"t.toml: is no TOML: .*line 2"),
        ('[[country]]\nname = " A"\n', r"t.toml, line 2, country\[0\].name: Expected"),
        ("", r"missing required field `country`"),
    ],
)
def test_malformed_table_is_refused_with_its_line(table: str, complaint: str) -> None:
    """What is wrong, in which line and field, and what was meant."""
    with pytest.raises(CaseError) as error:
        parse_toml(table, Countries, where="t.toml")
    assert re.search(complaint, str(error.value)), str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (
            '[[country]]\nname = "A"\n[[country]]\nname = "B"\naliases = ["A"]',
            "both 'A' and 'B' claim the name 'A'",
        ),
        ('[[country]]\nname = "(A)"', "does not begin with a letter"),
        ('[[country]]\nname = "A"\n[[ambiguous]]\nname = "A"\nof = ["A", "B"]', "listed as ambiguous, but"),
        (
            '[[country]]\nname = "A"\n[[ambiguous]]\nname = "X"\nof = ["A", "B"]',
            "refers to 'B', which is not there",
        ),
    ],
)
def test_contradictory_table_is_refused(table: str, complaint: str) -> None:
    """A name of two entries is an error unless it is listed as ambiguous, and then of entries that exist."""
    with pytest.raises(CaseError, match=re.escape(complaint)):
        country_names(parse_toml(table, Countries, where="t.toml"))


def test_ambiguous_names_are_allowed_when_listed() -> None:
    """Two entries may share a listed name, and neither has it."""
    table = parse_toml(
        '[[country]]\nname = "A"\n[[country]]\nname = "B"\n[[ambiguous]]\nname = "X"\nof = ["A", "B"]',
        Countries,
        where="t.toml",
    )
    names = country_names(table)
    assert [entry.name for entry in names.ambiguous["X"]] == ["A", "B"]
    assert "X" not in dict(names.named)


def test_other_tables_hold_to_their_types() -> None:
    """Institutions and outlets refuse unknown fields too, and empty tables are fine."""
    with pytest.raises(CaseError, match="unknown field `site`"):
        parse_toml('[[outlet]]\nname = "A"\nsite = "a.org"', Outlets, where="t.toml")
    assert (
        checked([], parse_toml("institution = []", Institutions, where="t").ambiguous, (), where="t").named
        == ()
    )
