"""Who stands behind figures of communiqués, situation reports and transcripts, in sentences of our own."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document, Stance

NEWS = date(2019, 5, 16)  # a Thursday


def _claims(text: str) -> list[Claim]:
    return list(extract_claims(Document("d", text, published=NEWS)))


def _claimants(text: str) -> list[str | None]:
    """The claimant of each claim of a text."""
    return [claim.claimant.text if claim.claimant else None for claim in _claims(text)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("A bulletin issued here last night states that the cavalry took 2,800 prisoners.", "bulletin"),
        ("A telegram from Oro states that 40 troopers were killed.", "telegram"),
        ("The dossier, which the court has seen, lists 81 miners killed.", "dossier"),
        ("The count now stands at 67 dead, according to a statement issued at Ada House.", "Ada House"),
    ],
)
def test_a_document_speaks_itself_or_for_whoever_issued_it(text: str, claimant: str) -> None:
    """Bulletins, telegrams and dossiers are claimants, unless the text says who issued them."""
    assert _claimants(text) == [claimant]


@pytest.mark.parametrize(
    "text",
    [
        "No one died, according to initial information, the mayor said.",
        "The mayor said that, according to insider information, 40 miners died.",
    ],
)
def test_information_is_nobodys(text: str) -> None:
    """What "information" says is said by whoever passes it on."""
    assert _claimants(text) == ["mayor"]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The staff announced tonight that rebel losses exceed 900 killed. Our own losses are 70 killed.",
         ["staff", "staff"]),
        ("Police said 57 rebels were killed. A further 203 villagers were detained.", ["Police", "Police"]),
        ("Police said 57 rebels were killed. In addition, 12 rebels were captured.", ["Police", "Police"]),
        ("The communiqué issued by the staff says that it held on. Troops lost 14 killed.", ["staff"]),
        ("Police said 57 rebels were killed. A bus fell, and 12 pupils were hurt.", ["Police", None]),
        ("Police said 57 rebels were killed.\n\nA further 203 villagers were detained.", ["Police", None]),
    ],
)  # fmt: skip
def test_what_goes_on_with_a_statement_is_its_speakers(text: str, claimants: list[str | None]) -> None:
    """Additions, "our losses" and what follows a communiqué are the same speaker's, others not."""
    assert _claimants(text) == claimants


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The Secretary of the Navy makes the following announcement:—\n\nThirty-four men are missing.",
         ["Secretary of the Navy"]),
        ("The following statement was issued by the War Office last night:\n\nWe lost 36 killed.",
         ["War Office"]),
        ("BRIG. GEN. HARLOW: Good morning. Three soldiers were killed.", ["Brig. Gen. Harlow"]),
        ("• 63 deaths confirmed\n\n• 189 people injured\n\nSource: OORA", ["OORA", "OORA"]),
        ("Forty people died in a fire.\n\nSource: Reuters", [None]),
    ],
)  # fmt: skip
def test_lines_name_who_speaks_below_or_above(text: str, claimants: list[str | None]) -> None:
    """An announcement's opening, a transcript's turn and a list's "Source:" name the claimant."""
    assert _claimants(text) == claimants


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("My sergeant counted 340 dead and asked to be excused.", "My sergeant"),
        ("Southern headquarters listed 187 of its men dead.", "Southern headquarters"),
        ("The bureau carries 38 dead and counts the rest as missing on its list.", "bureau"),
        ("As Governor Ivan Bako informed, 12 pupils were injured.", "Governor Ivan Bako"),
        ("The council later clarified that 23 villagers had died.", "council"),
        ("Rebel officials increased the toll to 54 dead.", "Rebel officials"),
        ("Oro's own estimate, given out by an aide who would not be named, was 40 soldiers killed.", "aide"),
        ("Bishop Juan Prado, quoted by the paper El Dia, said 70 villagers had been killed.",
         "Bishop Juan Prado"),
        ("Two soldiers died, an official in the pro-Oro Chechen administration said.",
         "official in the pro-Oro Chechen administration"),
        ("Italy recorded 12 deaths in May, the chief inspector disclosed on Monday.", "chief inspector"),
        ("Some 900 refugees were displaced in Chad (UNHCR).", "UNHCR"),
        ("The marshal wired the premier that 40 lancers were killed.", "marshal"),
        ("The inquest was told by the surveyor on Monday that 34 bodies had been recovered.", "surveyor"),
        ("At least 33 people died, according to a tally by Agence France-Presse.", "Agence France-Presse"),
        ("An AFP tally from official sources puts the toll at 212 dead.", "AFP"),
        ("The army, in a note sent to the press, acknowledged the loss of 12 men.", "army"),
        ("Some 239 civilians were killed, the mission said on Oct. 17.", "mission"),
        ("The Ministry of Health reports: 12 dead, 30 wounded.", "Ministry of Health"),
        ("Militants said to belong to the group killed 20 farmers, residents said.", "residents"),
        ("The defence ministry in a statement to Anadolu Agency said 6 rebels died.", "defence ministry"),
        ("Interior ministry spokesman Sediq Sediqqi put the number of dead at 13.",
         "Interior ministry spokesman Sediq Sediqqi"),
    ],
)  # fmt: skip
def test_less_usual_ways_of_saying_have_their_speaker(text: str, claimant: str) -> None:
    """Counting, listing, informing, asides and brackets all name who puts a figure forward."""
    assert _claimants(text)[0] == claimant


@pytest.mark.parametrize(
    "text",
    [
        "The clinic at Oro admitted 137 wounded.",
        "The army carried out strikes that killed 12 villagers.",
        "Initial claims of 40 dead miners were wrong.",
        "The fire of 1875 claimed 69 lives.",
    ],
)
def test_what_only_looks_like_saying_is_the_reports_own(text: str) -> None:
    """Patients admitted, strikes carried out and lives claimed are told in the report's own voice."""
    assert _claimants(text) == [None]


def test_a_figure_owned_to_is_acknowledged() -> None:
    """In "the last figure that the ministry owned to was 937" the ministry concedes it."""
    (claim,) = _claims(
        "The last figure the Russian ministry owned to, in May, was 937 Russian soldiers dead."
    )
    assert claim.claimant is not None
    assert (claim.claimant.text, claim.stance) == ("Russian ministry", Stance.ACKNOWLEDGES)


def test_another_is_one_more_of_those_before() -> None:
    """Whoever stands behind "Another claimed" is one more soldier, unnamed like the first."""
    text = "One soldier claimed that the road was cut. Another claimed that 20 men were killed."
    (claim,) = _claims(text)
    assert claim.claimant is not None
    assert (claim.claimant.text, claim.claimant.anonymous) == ("Another", True)


def test_a_semicolon_parts_two_speakers() -> None:
    """What one maintains before a semicolon is not the other's who speaks after it."""
    text = "Some 400 villagers were killed, survivors maintained; the prefect put the toll at 80."
    assert _claimants(text) == ["survivors", "prefect"]


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("On Facebook, the mayor said that 6 soldiers had been killed.", "Facebook"),
        ("In a post on Telegram, the mayor said that 14 people were wounded.", "Telegram"),
        ("The Times of London reported that 80 men had been injured.", "Times of London"),
        ("A rebel source confirmed to AFP the death of 15 fighters.", "AFP"),
    ],
)
def test_the_medium_may_open_the_sentence(text: str, relay: str) -> None:
    """What opens with "On Facebook," came through it; a paper named by a plain word is a relay."""
    (claim,) = _claims(text)
    assert claim.relayed_by == (relay,)
