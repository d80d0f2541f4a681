"""Whose people were harmed where no word beside the figure says so."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Document


def _party(text: str) -> str | None:
    claims = list(extract_claims(Document("t", text, published=date(2022, 9, 20))))
    return claims[-1].victims.party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Russia invaded Ukraine. A strike by Russian jets killed 50 soldiers of the 9th Brigade.",
            "Ukraine",
        ),
        (
            "Russia invaded Ukraine. Ukraine's prosecutor claimed that Russian forces killed a journalist.",
            "Ukraine",
        ),
        (
            "Russia invaded Ukraine. Russia said the Ukrainians suffered losses, including 120 men killed.",
            "Ukraine",
        ),
        ("Russia invaded Ukraine. A strike on a Russian base killed 40 soldiers.", "Russia"),
        ("The outbreak has caused 80 deaths in Chile and about 19 in Peru.", "Peru"),
        ("YEREVAN (Reuters) - The army said on Monday that 12 soldiers had been killed.", "Armenia"),
    ],
)
def test_the_clause_tells_before_the_document(text: str, party: str) -> None:
    """The doer, the target, the sufferer and the land in the figure's own clause decide."""
    assert _party(text) == party


@pytest.mark.parametrize(
    "names", [("Russia", "Russian", "Ukraine", "Ukrainian"), ("Ukraine", "Ukrainian", "Russia", "Russian")]
)
def test_sides_swapped_swap_the_answer(names: tuple[str, str, str, str]) -> None:
    """The same words with the sides' names exchanged give the other side."""
    attacker, attacking, victim, _ = names
    text = f"{attacker} invaded {victim}. Shelling by {attacking} troops killed 12 people on Monday."
    assert _party(text) == victim


def test_a_tourist_is_not_of_the_land_where_he_died() -> None:
    """Guests of a country are of none that the text names."""
    assert _party("Three tourists were killed in Egypt on Monday.") is None


def test_ground_that_a_side_holds_makes_it_no_attacker() -> None:
    """Areas "held" by a side are where people died, not who killed them."""
    assert _party("Shelling killed 13 people in Russian-held areas of the region.") is None
