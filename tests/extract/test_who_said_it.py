"""Speakers, their names, media and denials where reports put them, in sentences of our own."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document, Kind, Stance


def _claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(Document("d", text, published=date(2021, 6, 10)))


def _claimant(text: str) -> str | None:
    """The claimant of the last figure of a text."""
    claimant = _claims(text)[-1].claimant
    return claimant.text if claimant else None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The health minister, Ada Obi, said 20 people were killed.", "health minister, Ada Obi"),
        ("The village chief, Ada Obi, later corrected this to 75 dead.", "village chief, Ada Obi"),
        ("An adviser to the mayor of Oro, Ivo Rask, said 130 people were killed.",
         "adviser to the mayor of Oro, Ivo Rask"),
        ("The monitors' union gave 273 civilian deaths.", "monitors' union"),
        ("Oro's police counted 57 dead, according to a statement.", "Oro's police"),
        ("The mayor accused the rebels of killing 12 villagers.", "mayor"),
        ("The mayor blamed gunmen for the deaths of 12 villagers.", "mayor"),
        ("At least 40 deaths were confirmed by the health ministry.", "health ministry"),
        ("According to senior American and Mexican officials, 30 sailors were killed.",
         "senior American and Mexican officials"),
        ("WHO: 40 dead in cholera outbreak", "WHO"),
        ("In the war 109 islanders were killed, by an AP count.", "AP"),
    ],
)  # fmt: skip
def test_the_speaker_is_who_puts_the_figure_forward(text: str, claimant: str) -> None:
    """Names beside offices, agents of passives, accusers and counters speak."""
    assert _claimant(text) == claimant


def test_who_finds_bodies_claims_nothing() -> None:
    """Rescuers who find bodies put no figure forward."""
    assert _claimant("Rescuers found 11 more bodies, bringing the toll to 54.") is None


@pytest.mark.parametrize(
    "text",
    [
        '"We lost 12 men on the bridge. It was over in minutes," said Ade Bako.',
        '"It was a raid. We lost 12 men. Nobody came." So said Ade Bako late on Monday.',
        "“We lost 12 men on the bridge.\n\n“It was over in minutes,” said Ade Bako.",
    ],
)
def test_a_quotation_belongs_to_the_speaker_named_at_its_end(text: str) -> None:
    """A figure quoted sentences before its speaker is named is his."""
    assert _claimant(text) == "Ade Bako"


def test_a_speaker_after_the_quotation_closed_unnamed_gets_nothing_of_it() -> None:
    """A figure told before a quotation opens is not given to who is quoted."""
    assert _claimant('Twelve men died. "We are in shock," said Ade Bako.') is None


def test_soldiers_claimed_to_be_there_claim_nothing() -> None:
    """In "with 650 soldiers claimed to have been housed there" the soldiers do not speak."""
    text = (
        "The islanders claimed to have struck the port, with 650 marines claimed to have been there. "
        "They claimed to have killed 100 marines."
    )
    assert _claimant(text) == "islanders"


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ('"We pulled out 12 bodies," said a clinic worker who would not give his name.', True),
        ("A nurse, who asked not to be identified, said 12 people were killed.", True),
        ("Ada Obi, who is not authorised to speak, said 12 people were killed.", False),
        ("An aide, Ada Obi, said 12 people were killed.", False),
    ],
)
def test_who_is_not_to_be_named_is_anonymous(text: str, unnamed: bool) -> None:
    """The sentence says so of somebody without a name."""
    claimant = _claims(text)[-1].claimant
    assert claimant is not None
    assert claimant.anonymous is unnamed


@pytest.mark.parametrize(
    "text",
    [
        '"The figure of 40 dead is pure invention," said a spokesman.',
        'Herders said 40 people were killed. "These claims are totally false," a spokesman said.',
    ],
)
def test_calling_a_figure_untrue_denies_it(text: str) -> None:
    """A judgement inside the quotation denies its figure, or the one of the sentence before."""
    denial = _claims(text)[-1]
    assert denial.stance is Stance.DENIES
    assert denial.claimant is not None
    assert denial.claimant.text == "spokesman"


def test_who_goes_on_speaking_speaks_through_the_same_medium() -> None:
    """What "he added" comes through the outlet that the speaker was told to have spoken to."""
    text = "In an interview with *Nova Hora*, a mother said she fled. She said that 138 people were killed."
    assert _claims(text)[-1].relayed_by == ("Nova Hora",)


def test_a_report_that_cites_relays() -> None:
    """The report through which an office is cited is the relay."""
    claim = _claims("According to a report citing the mayor's office, 20 people were arrested.")[-1]
    assert claim.relayed_by == ("report",)


def test_not_to_be_drawn_on_a_number_refuses() -> None:
    """Who "would not be drawn on the number" withholds it."""
    claim = _claims("The defence minister would not be drawn on the number of civilians killed.")[-1]
    assert claim.kind is Kind.REFUSAL


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("The militants, in a statement carried by its Oro agency, boasted of killing 40 men.", "Oro agency"),
        ("In a statement read over Radio Oro, the marchers said 13 men were shot dead.", "Radio Oro"),
        ("A nurse contacted by AFP said 13 men were shot dead.", "AFP"),
        ("Eleven people drowned, the Oro agency quoted police officers as saying.", "Oro agency"),
        ("The mayor told KQVU by phone that 13 men were shot dead.", "KQVU"),
        ("In March, two officers told *The* *Oro Times* that 12 men were killed.", "Oro Times"),
    ],
)
def test_a_statement_comes_through_what_carried_it(text: str, relay: str) -> None:
    """Agencies, stations and papers relay, whoever's they are and however they are set."""
    assert _claims(text)[-1].relayed_by == (relay,)


def test_those_who_look_into_a_claim_do_not_make_it() -> None:
    """A claim that an army looks into is not the army's."""
    assert _claimant('The army said it was "looking into" the claim that 47 civilians had died.') is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("A doctor at the Oro hospital, reached by telephone, put the number of dead at 137.",
         "doctor at the Oro hospital"),
        ("A battalion gave up, with island officials saying they captured 267 marines.", "island officials"),
        ("Detectives believe 8 women were killed.", "Detectives"),
        ("An embassy official reached by telephone said 12 people were killed.", "embassy official"),
        ("The State Minister of Defence, Ivo Rask, said 12 people were killed.",
         "State Minister of Defence, Ivo Rask"),
    ],
)  # fmt: skip
def test_asides_do_not_hide_the_speaker(text: str, claimant: str) -> None:
    """Who speaks is found before an aside, after "with", and where he only believes."""
    assert _claimant(text) == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Ada Obi, who heads the monitors in Oro, said her team counted 92 bodies.", "Ada Obi"),
        (
            "The committee said 13 people were killed; the agency, citing a nurse, reported 7 hurt.",
            "committee",
        ),
    ],
)
def test_a_count_is_its_speakers(text: str, claimant: str) -> None:
    """His own team's count is his; who is cited after a semicolon said nothing before it."""
    claim = _claims(text)[0]
    assert claim.claimant is not None
    assert claim.claimant.text == claimant


def test_who_blames_each_other_counts_nobody() -> None:
    """In "both sides blamed each other" nobody puts the figure forward."""
    assert _claimant("Both sides blamed each other for the shelling, in which 53 captives died.") is None


def test_who_dismisses_a_figure_denies_it() -> None:
    """In "a figure Tehran dismissed" the name is who denies, without the word before it."""
    denial = _claims("Reuters reported that 150 people had been killed, a figure Tehran dismissed as fake.")[
        -1
    ]
    assert denial.stance is Stance.DENIES
    assert denial.claimant is not None
    assert denial.claimant.text == "Tehran"


def test_a_number_in_an_outlets_name_counts_nobody() -> None:
    """Who "told the Nine Network" at the sentence's end told what stands before."""
    claim = _claims("A further 220 islanders were killed, Ivo Rask told the Nine Network.")[-1]
    assert claim.claimant is not None
    assert (claim.claimant.text, claim.relayed_by) == ("Ivo Rask", ("Nine Network",))
