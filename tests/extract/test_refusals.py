"""Refusals: who withholds a figure, whose dead, and what is no refusal."""

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Document, Kind, Stance

SELF, UNKNOWN, THIRD = "self", "unknown", "third_party"


def _refusals(text: str) -> list[tuple[str, str | None, str, str]]:
    """Claimant's words, victims' party, relation and harm of each refusal."""
    return [
        (c.claimant.text, c.victims.party, c.claimant.relation.value, c.harm.value)
        for c in extract_claims(Document("d", text))
        if c.kind is Kind.REFUSAL and c.claimant and c.stance is Stance.DECLINES and c.count is None
    ]


@pytest.mark.parametrize(
    ("text", "claimant", "party", "relation", "harm"),
    [
        ("Azerbaijan has not disclosed its military losses.", "Azerbaijan", "Azerbaijan", SELF, "casualties"),
        ("The Kremlin will not give figures for the dead.", "Kremlin", "Russia", SELF, "killed"),
        (
            "U.S. Central Command does not do body counts.",
            "U.S. Central Command",
            "United States",
            SELF,
            "killed",
        ),
        (
            "U.S. Central Command does not give estimates of Iraqi military or civilian casualties.",
            "U.S. Central Command",
            "Iraq",
            UNKNOWN,
            "casualties",
        ),
        ("The army would not comment on the number of soldiers killed.", "army", None, UNKNOWN, "killed"),
        (
            "The Pentagon refused to confirm or deny the casualty figures.",
            "Pentagon",
            "United States",
            SELF,
            "casualties",
        ),
        ("The junta has yet to release a death toll.", "junta", None, UNKNOWN, "killed"),
        ("China has never published a death toll for the crackdown.", "China", "China", SELF, "killed"),
        ("The airline said it had no figures for the dead.", "airline", None, UNKNOWN, "killed"),
        (
            "The fire department did not say how many people were hurt.",
            "fire department",
            None,
            UNKNOWN,
            "wounded",
        ),
        (
            "The ministry acknowledged that soldiers had been killed but declined to say how many.",
            "ministry",
            None,
            UNKNOWN,
            "killed",
        ),
        (
            "The army said several soldiers had been killed, without giving a number.",
            "army",
            None,
            UNKNOWN,
            "killed",
        ),
        (
            "The rebels said they had suffered losses without specifying how many.",
            "rebels",
            None,
            UNKNOWN,
            "casualties",
        ),
    ],
)
def test_a_party_that_withholds_a_figure_refuses(
    text: str, claimant: str, party: str | None, relation: str, harm: str
) -> None:
    """Declining, not having given, keeping no count and leaving the number out are refusals of a party."""
    assert _refusals(text) == [(claimant, party, relation, harm)]


def test_two_sides_victims_are_nobodys_own() -> None:
    """Who withholds the casualties of two other sides is a third party to both."""
    text = "The U.S. government has largely declined to provide estimates of Russian or Ukrainian casualties."
    assert _refusals(text) == [("U.S. government", None, THIRD, "casualties")]


def test_withheld_civilians_are_not_the_withholding_side() -> None:
    """Civilians whose number an army does not give are not taken for its own."""
    text = "The Pentagon declined to say how many civilians were killed in its strikes."
    assert _refusals(text) == [("Pentagon", None, UNKNOWN, "killed")]


def test_a_pronoun_refuses_for_who_spoke_in_its_sentence() -> None:
    """The refusal after a semicolon is by the subject before it."""
    text = "The Sri Lankan army says 6,261 soldiers were killed; it has given no figure for civilians."
    assert _refusals(text) == [("Sri Lankan army", None, UNKNOWN, "killed")]


@pytest.mark.parametrize(
    "text",
    [
        "There was no immediate word on casualties.",
        "There were no reports of casualties.",
        "Hospital officials have not reported any casualties.",
        "The coroner did not give the cause of death.",
        "The company has not said whether anyone was hurt.",
        "He refused to say whether he killed the three men.",
        "The union declined to comment on the strike that killed its contract.",
    ],
)
def test_silence_that_is_nobodys_or_of_no_figure_is_no_refusal(text: str) -> None:
    """Without a party that withholds, or a figure of harm that is withheld, there is no refusal."""
    assert _refusals(text) == []
