"""Person nouns and ranks."""

import pytest

from tollbook.cases import load_gazetteer
from tollbook.cases.roles import plural_of, role_book
from tollbook.model import Status


def test_every_noun_has_its_role() -> None:
    """Each noun of the table, singular or plural, in any case, is read as its role, and ranks as theirs."""
    book = role_book()
    assert len({role.name for role in book.nouns.values()}) >= 400
    for noun, role in book.nouns.items():
        assert book.role(noun) == role
        assert book.role(noun.upper()) == role
        assert book.nouns[role.plural.lower()] == role
    for rank, role in book.ranks.items():
        assert book.role(rank) == book.nouns.get(rank, role)


@pytest.mark.parametrize(
    ("phrase", "name", "status"),
    [
        ("Ukrainian marines", "marine", Status.COMBATANT),
        ("Russian generals", "general", Status.COMBATANT),
        ("Maj. Gen.", "general", Status.COMBATANT),
        ("Colonel General Sergei Rudskoi", "general", Status.COMBATANT),
        ("sergeant major", "sergeant", Status.COMBATANT),
        ("prisoners of war", "prisoner of war", Status.UNKNOWN),
        ("members of the security forces", "security personnel", Status.UNKNOWN),
        ("police officers in Gao", "police officer", Status.UNKNOWN),
        ("Journalists Igor Kornelyuk and Anton Voloshin", "journalist", Status.CIVILIAN),
        ("children from the camp", "child", Status.CIVILIAN),
        ("women", "woman", Status.UNKNOWN),
        ("UN peacekeepers", "peacekeeper", Status.UNKNOWN),
        ("passers-by", "passer-by", Status.CIVILIAN),
    ],
)
def test_role_of_a_phrase(phrase: str, name: str, status: Status) -> None:
    """The head of the phrase decides, with the status that the noun alone settles."""
    role = load_gazetteer().role(phrase)
    assert role is not None
    assert (role.name, role.status) == (name, status)


@pytest.mark.parametrize("phrase", ["", "tanks", "aircraft", "7,000", "...", "Kyiv"])
def test_no_role(phrase: str) -> None:
    """What counts no people has no role."""
    assert load_gazetteer().role(phrase) is None


def test_plurals() -> None:
    """Regular plurals, on the head of the noun."""
    nouns = ["soldier", "serviceman", "baby", "boy", "coach", "prisoner of war", "hostage"]
    plurals = ["soldiers", "servicemen", "babies", "boys", "coaches", "prisoners of war", "hostages"]
    assert [plural_of(noun) for noun in nouns] == plurals
