"""Who says so, through whom, and how: attribution by general behaviour, in sentences of our own."""

import pytest

from tollbook.cases import load_case
from tollbook.extract import extract_claims
from tollbook.model import Claim, Document, Kind

Voice = tuple[str | None, tuple[str, ...]]


def _claims(text: str, case: str | None = None) -> list[Claim]:
    read = extract_claims(Document("d", text), case=load_case(case) if case else None)
    return [claim for claim in read if claim.kind is Kind.COUNT]


def _voices(text: str) -> list[Voice]:
    """Claimant's words and relays of each figure, the same ones once."""
    found = [(c.claimant.text if c.claimant else None, tuple(c.relayed_by)) for c in _claims(text)]
    return list(dict.fromkeys(found))


def _check(text: str, claimant: str | None, relays: tuple[str, ...] = ()) -> None:
    assert _voices(text) == [(claimant, relays)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Cholera has killed 7,000 refugees, according to the United Nations High Commissioner for Refugees.",
         "United Nations High Commissioner for Refugees"),
        ("According to WHO's situation report dated March 16, 6,515 people have died.", "WHO"),
        ("According to the reports by Johns Hopkins Center for Systems Science, 12 people have died.",
         "Johns Hopkins Center for Systems Science"),
        ("There have been 4,291 deaths, according to the official WHO report yesterday.", "WHO"),
    ],
)  # fmt: skip
def test_who_issues_a_paper_speaks(text: str, claimant: str) -> None:
    """The institution behind a report is the claimant, not the report."""
    _check(text, claimant)


@pytest.mark.parametrize(
    "text",
    [
        "A conservative estimate puts the death toll at 4,000.",
        "Guatemala volcano toll rises to 69 as more bodies found",
        "At 15:30: 12 people killed in blast.",
    ],
)
def test_estimates_bodies_and_times_say_nothing(text: str) -> None:
    """What is no person, institution or paper of one is no claimant."""
    _check(text, None)


def test_a_name_is_taken_whole() -> None:
    """A name that goes on after a preposition is one claimant."""
    _check("Doctors Without Borders said 355 people died.", "Doctors Without Borders")


def test_a_press_office_is_no_medium() -> None:
    """An institution's press office speaks for it, and relays nothing."""
    office = "Israel's government press office"
    _check(f"Hamas was holding 100 hostages, {office} said.", office)


def test_who_is_told_does_not_speak() -> None:
    """With a name in apposition before "told", the speaker is still who stands before it."""
    text = (
        '"We are dealing with 231 deaths," the director of the Aamin ambulance service, Abdulkadir Adam, '
        "told Reuters, adding that more than 275 were injured."
    )
    _check(text, "director of the Aamin ambulance service, Abdulkadir Adam", ("Reuters",))


def test_a_clause_with_a_vague_voice_inherits_none() -> None:
    """What unnamed reports speak of is not said by who spoke before."""
    text = "The Soviet government has acknowledged two deaths, while reports from Kiev spoke of 2,000 dead."
    assert _voices(text) == [("Soviet government", ()), (None, ())]


@pytest.mark.parametrize(
    ("text", "claimant", "relay"),
    [
        ("Twelve people died, the governor told state television.", "governor", "state television"),
        ("In an interview with CNN, the governor said 30 people had died.", "governor", "CNN"),
        ("The minister said in an interview with CNN that 30 people had died.", "minister", "CNN"),
        ("At least 30 people were killed, the mayor was quoted by Interfax as saying.", "mayor", "Interfax"),
        ("Some 30 people were killed, an army spokesman cited by the state agency said.", "army spokesman",
         "state agency"),
        ("Forty soldiers were killed, as reported by Al Jazeera.", None, "Al Jazeera"),
        ("Forty men died, Al Jazeera reported, citing Yemeni officials.", "Yemeni officials", "Al Jazeera"),
        ("The death toll is 45, per the BBC.", None, "BBC"),
        ("The Guardian reports that officials said 45 people had died.", "officials", "Guardian"),
        ("AFP quoted a hospital director as saying 45 people had died.", "hospital director", "AFP"),
        ('"We have lost 12 men," the governor wrote on Telegram.', "governor", "Telegram"),
        ("Twelve people were killed, police said on Twitter.", "police", "Twitter"),
    ],
)  # fmt: skip
def test_the_medium_of_a_claimant_is_a_relay(text: str, claimant: str | None, relay: str) -> None:
    """Whom a claimant told, where he wrote and who quotes him stand between him and the report."""
    _check(text, claimant, (relay,))


@pytest.mark.parametrize(
    ("text", "first", "denier"),
    [
        (
            "India claimed to have taken 90 prisoners. Pakistan dismissed the claim as absurd.",
            "India",
            "Pakistan",
        ),
        ("Ukraine said it had killed 12,000 soldiers. Moscow called the figure a lie.", "Ukraine", "Moscow"),
        ("The rebels said they killed 40 soldiers. The army denied that.", "rebels", "army"),
        ("Israel said 12 militants were killed. Hamas said the figure was false.", "Israel", "Hamas"),
        ("Israel said 12 militants were killed. Hamas described the claim as baseless.", "Israel", "Hamas"),
        ("Ukraine said 12,000 soldiers had been killed, a figure Moscow denied.", "Ukraine", "Moscow"),
    ],
)
def test_who_denies_the_figure_before_is_its_denier(text: str, first: str, denier: str) -> None:
    """A denial without a figure of its own denies the one told just before."""
    asserted, denied = _claims(text)
    assert (asserted.claimant.text, asserted.stance) == (first, "asserts")
    assert (denied.claimant.text, denied.stance) == (denier, "denies")
    assert denied.count == asserted.count


def test_who_disputes_one_figure_asserts_his_own() -> None:
    """The counter-figure of a denial is asserted, not denied."""
    text = "Nigeria's defence ministry disputed reports that up to 2,000 were killed, saying 150 had died."
    assert [(c.count.high, c.stance.value) for c in _claims(text)] == [(2000, "denies"), (150, "asserts")]


def test_a_short_name_does_not_make_another_person_known() -> None:
    """A surname in the gazetteer names nobody who has other first names."""
    (claim,) = _claims("Ali Reza Raisi, the deputy health minister, said 145 people had died.")
    assert claim.claimant.name == "Ali Reza Raisi"


def test_a_mayor_is_not_the_country() -> None:
    """Who speaks for a town goes by his own name."""
    (claim,) = _claims("New York Mayor Rudolph Giuliani said 4,763 people had been reported missing.")
    assert claim.claimant.name == "Rudolph Giuliani"


def test_an_office_beside_a_name_tells_the_side() -> None:
    """A named official relates to the victims as the institution does that his apposition names."""
    text = "Scott Marlow, director of the US Defense Intelligence Agency, said 3,000 Russian troops had died."
    (claim,) = _claims(text, "ukraine-2022")
    assert (claim.claimant.text, claim.claimant.relation.value) == ("Scott Marlow", "third_party")


@pytest.mark.parametrize(
    ("text", "claimant", "relays"),
    [
        ("The interior ministry, in a statement read on state television, said 32 were dead.",
         "interior ministry", ("state television",)),
        ("The rebels' Voice of Chechnya radio said 120 soldiers had been killed, Interfax said.",
         "rebels' Voice of Chechnya radio", ("Interfax",)),
        ("Save the Children estimates that 85,000 children have died.", "Save the Children", ()),
        ("Health officials in Gaza, which is run by Hamas, said 212 people died, including 61 children.",
         "Health officials in Gaza", ()),
        ("The French high command in Hanoi admitted the loss of 1,100 men, Agence France-Presse reported.",
         "French high command in Hanoi", ("Agence France-Presse",)),
        ("Sudan's doctors' union said on X that 413 civilians died.", "Sudan's doctors' union",
         ("X",)),
        ("The toll now stands at 312, the governor's office said in a statement posted on Facebook.",
         "governor's office", ("Facebook",)),
        ("Four people died, according to a statement from the sheriff's office.", "sheriff's office", ()),
        ("A senior U.S. defense official, speaking on condition of anonymity, said 50 fighters were killed.",
         "senior U.S. defense official", ()),
    ],
)  # fmt: skip
def test_long_attributions_are_followed(text: str, claimant: str | None, relays: tuple[str, ...]) -> None:
    """Relative clauses, statements read out, names with verbs in them and double relays are read through."""
    _check(text, claimant, relays)


def test_a_clause_of_the_same_rank_ends_what_is_said() -> None:
    """After "but police said", who spoke before relays nothing."""
    text = "Local media reports said 18 people were killed, but police said the number was 11."
    assert _voices(text) == [(None, ("Local media reports",)), ("police", ())]


def test_a_denial_in_the_same_sentence_is_of_its_figure() -> None:
    """After a semicolon, "Israel denied it" denies the figure before it."""
    text = "Cairo radio said 300 Israeli soldiers had been killed; Israel denied it."
    assert [(c.claimant and c.claimant.text, c.stance.value) for c in _claims(text)] == [
        ("Cairo radio", "asserts"),
        ("Israel", "denies"),
    ]
