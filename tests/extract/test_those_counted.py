"""Whom an amount counts whose own noun does not say: losers, groups, those at whom a deed was aimed."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Document


def _victims(text: str) -> list[str | None]:
    return [c.victims.text for c in extract_claims(Document("t", text, published=date(2022, 9, 20)))]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Police fired on protesters in the square, killing 12.", ["protesters"]),
        ("A driver ran into a crowd of shoppers, killing four.", ["shoppers"]),
        ("A gunman stormed a hotel, killing four.", ["people"]),
        ("Civilians had been injured and one killed in the shelling.", ["Civilians"]),
        ("Soldiers opened fire and 12 were killed.", ["people"]),
        ("Police were called and 12 were arrested.", ["people"]),
        ("Officers were met with stones and 14 were arrested.", ["people"]),
        ("Eleven hikers were hurt. Doctors said two of them were killed.", ["hikers", "hikers"]),
        ("The attackers threw grenades at guards before police killed three.", ["people"]),
    ],
)
def test_whom_a_deed_was_aimed_at(text: str, victims: list[str]) -> None:
    """People shot at, run into or hurt before are those whom a bare number counts; who acts is not."""
    assert _victims(text) == victims


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Mau Mau casualties in the week were 57 killed.", ["Mau Mau"]),
        ("Kurdish forces' losses stood at 57 dead.", ["Kurdish forces"]),
        ("The train's death toll rose to 57.", ["people"]),
        ("The enemy abandoned more than 400 dead on the slopes.", ["enemy"]),
        ("It said that out of 33 crew members, 10 were missing.", ["crew members"]),
        ("Injuries: Of the 52 passengers, 17 were injured.", ["passengers"]),
        ("The ministry reported 96 coronavirus deaths.", ["people"]),
        ("Doctors attribute 431 of the deaths to influenza.", ["people"]),
        ("Losses - Government: 37 killed. Rebels: 54 killed.", ["Government", "Rebels"]),
    ],
)
def test_whose_loss_and_of_which_group(text: str, victims: list[str]) -> None:
    """Owners of losses, a group that figures are taken from, and a line's label are who is counted."""
    assert _victims(text) == victims
