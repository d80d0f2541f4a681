"""How a claimant stands to the victims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.cases import demo_case, load_gazetteer
from tollbook.model import Relation

NAMES = st.sampled_from(
    [
        "Russia",
        "Ukraine",
        "Donetsk People's Republic",
        "NATO",
        "United States",
        "Kremlin",
        "ICRC",
        "Nobody",
        "Turkey",
    ]
)


@pytest.mark.parametrize(
    ("claimant", "victims", "relation"),
    [
        ("Russia", "Russia", Relation.SELF),
        ("Ukraine", "Russia", Relation.OPPONENT),
        ("Dmitry Peskov", "Russia", Relation.SELF),
        ("Kremlin", "Ukraine", Relation.OPPONENT),
        ("Donetsk People's Republic", "Russia", Relation.SELF),
        ("Volodymyr Zelensky", "Donetsk People's Republic", Relation.OPPONENT),
        ("NATO", "Russia", Relation.THIRD_PARTY),
        ("Pentagon", "Ukraine", Relation.THIRD_PARTY),
        ("Office of the UN High Commissioner for Human Rights", "Ukraine", Relation.THIRD_PARTY),
        ("Human Rights Watch", "Ukraine", Relation.THIRD_PARTY),
        ("Turkey", "Russia", Relation.THIRD_PARTY),
        ("Russia", "Turkey", Relation.UNKNOWN),
        ("a neighbour", "Russia", Relation.UNKNOWN),
        (None, "Russia", Relation.UNKNOWN),
        ("Russia", None, Relation.UNKNOWN),
    ],
)
def test_relation_in_a_case(claimant: str | None, victims: str | None, relation: Relation) -> None:
    """One party or side is itself; sides oppose; the known rest stands beside; else unknown."""
    assert load_gazetteer(demo_case()).relation(claimant, victims) is relation


def test_relation_without_a_case() -> None:
    """Nobody is anybody's opponent without a case, but institutions that are no side stand beside all."""
    gazetteer = load_gazetteer()
    assert gazetteer.relation("Ukraine", "Russia") is Relation.UNKNOWN
    assert gazetteer.relation("Vladimir Putin", "Russia") is Relation.SELF
    assert gazetteer.relation("United Nations", "Mali") is Relation.THIRD_PARTY
    assert gazetteer.relation("ICRC", "Mali") is gazetteer.relation("Amnesty International", "Russia")


@given(NAMES, NAMES)
def test_opponents_and_selves_are_mutual(one: str, other: str) -> None:
    """Whoever is my opponent, or of my side, has me as theirs: the same rule for every party."""
    gazetteer = load_gazetteer(demo_case())
    there, back = gazetteer.relation(one, other), gazetteer.relation(other, one)
    mutual = {Relation.OPPONENT, Relation.SELF}
    assert (there in mutual) == (back in mutual)
    assert there not in mutual or there is back
