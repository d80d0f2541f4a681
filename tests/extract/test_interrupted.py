"""Subjects and their harm with something in between."""

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Document


def figures(text: str) -> set[tuple[str, int | None]]:
    """Harm and low end of every claim."""
    return {(c.harm.value, c.count.low) for c in extract_claims(Document("x", text)) if c.count}


@pytest.mark.parametrize(
    "share",
    ["nearly half of them children", "two thirds of them women", "more than a third of whom were boys"],
)
def test_a_share_does_not_hide_the_verb(share: str) -> None:
    """An apposition on some of the victims stands between the subject and what befell it."""
    assert ("killed", 320) in figures(f"More than 320 people, {share}, died in the siege of the school.")


@pytest.mark.parametrize(
    "text",
    [
        "The wave killed at least 222 people, with 28 still missing.",
        "Toll mounts to 276, 28 still missing",
        "Ten people were killed, with 28 others still unaccounted for, police said.",
    ],
)
def test_an_adverb_may_stand_before_the_harm(text: str) -> None:
    """Still missing says as much as missing."""
    assert ("missing", 28) in figures(text)
