"""Whose "soldiers", "rebels", "crew" and "losses" are, where their own words name no side."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Document, Status


def _parties(text: str, outlet: str | None = None) -> list[str | None]:
    document = Document("t", text, published=date(2022, 9, 20), outlet=outlet)
    return [claim.victims.party for claim in extract_claims(document)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "LIMA (Reuters) - Guerrillas ambushed an army patrol on Tuesday, killing six soldiers.",
            ["Peru"],
        ),
        ("Niger is mourning 89 troops killed by gunmen at an outpost.", ["Niger"]),
        ("Boko Haram fighters stormed a camp near the lake and killed 14 soldiers.", ["Nigeria"]),
        ("A mine killed nine government soldiers in northern Mali, a witness said.", ["Mali"]),
        ("A mine killed nine foreign soldiers in northern Mali, a witness said.", [None]),
        ("Coalition troops came under fire in Iraq. A bomb killed four soldiers.", [None]),
        (
            "Russian troops entered Georgia. Georgian troops resisted. Four soldiers were wounded.",
            [None],
        ),
    ],
)
def test_bare_soldiers_are_the_one_state_s(text: str, parties: list[str | None]) -> None:
    """Soldiers without a nation are of the one state of the document; of none where two could be meant."""
    assert _parties(text) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Clashes with the Shining Path went on in Peru. The army said 40 rebels were killed.",
            ["Shining Path"],
        ),
        ("Hezbollah and the Houthis threatened revenge. Twelve militants were killed.", [None]),
        (
            "Syrian rebels held the town. A spokesman for the rebels said 32 of their men had died.",
            ["Syrian rebels"],
        ),
        ("M-19 attacked a base in Colombia. The army captured seven members of the group.", ["M-19"]),
    ],
)
def test_rebels_are_the_one_group_named(text: str, parties: list[str | None]) -> None:
    """Rebels and "the group" are the one armed group that a document names; of several, none."""
    assert _parties(text) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Turkish losses in the north are put at 320 killed.", ["Turkey"]),
        ("Turkey put its losses at 16 dead.", ["Turkey"]),
        ("Fatah said its own losses, after a night of fighting, were nine fighters dead.", ["Fatah"]),
        ("Turkey admitted the loss of 17 soldiers.", ["Turkey"]),
        ("Turkey dismissed a Greek claim that 40 of its soldiers had been killed.", ["Turkey", "Turkey"]),
        ("The Turks retreated and left 300 corpses on the field.", ["Turkey"]),
        ("Turkish shelling left 12 people dead.", [None]),
    ],
)
def test_losses_are_their_owner_s(text: str, parties: list[str | None]) -> None:
    """A side named with its losses, or as who bore or conceded them, has suffered them."""
    assert _parties(text) == parties


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "Greece and Turkey are at war. A Greek submarine sank a Turkish frigate, killing 60 sailors.",
            "Turkey",
        ),
        (
            "Greece and Turkey are at war. Greek gunners shot down a Turkish jet; both pilots were killed.",
            "Turkey",
        ),
        ("A Turkish convoy was ambushed on the road, leaving 12 soldiers dead.", "Turkey"),
        ("A Turkish military helicopter crashed, killing 12 soldiers.", "Turkey"),
        ("Guerrillas attacked a Turkish base, killing 12 soldiers.", "Turkey"),
        ("A Turkish destroyer was hit by a Greek missile. Twenty sailors died.", "Turkey"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_those_on_board_are_of_what_was_hit(text: str, party: str, *, swapped: bool) -> None:
    """Whoever was in what was attacked, or crashed, is of its side, whichever side that is."""
    if swapped:
        for one, other in (("Greece", "Turkey"), ("Greek", "Turkish")):
            text = text.replace(one, "\0").replace(other, one).replace("\0", other)
        party = "Greece"
    assert _parties(text)[-1] == party


@pytest.mark.parametrize(
    ("text", "outlet", "parties"),
    [
        ("ROME, Feb. 17 - Our losses amount to 36 officers killed.", None, ["Italy"]),
        ("We captured 400 men in the German trenches.", "Morning Post", ["Germany"]),
        ("In the attack our troops lost 40 men killed.", "The Times of India", ["India"]),
        (
            "PARIS - German troops attacked at dawn. The enemy left 60 prisoners in our hands.",
            None,
            ["Germany"],
        ),
    ],
)
def test_ours_and_the_enemy_s(text: str, outlet: str | None, parties: list[str]) -> None:
    """Losses of ours are those of the dateline's or the outlet's land; "the enemy" is whom it fights."""
    assert _parties(text, outlet) == parties


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Twelve Kadyrovites were killed.", Status.COMBATANT),
        ("Twelve members of the 5th Battalion were wounded.", Status.COMBATANT),
        ("Twelve members of the security forces were wounded.", Status.UNKNOWN),
        ("Twelve members of one family were killed.", Status.UNKNOWN),
        ("A total of 19 Turkish officers and 412 other ranks were taken prisoner.", Status.COMBATANT),
        ("Nine police officers were wounded in the war.", Status.UNKNOWN),
        ("The Turkish 9th Division suffered 80 dead.", Status.COMBATANT),
        ("The Turkish 9th Brigade had 158 killed.", Status.COMBATANT),
        ("Greece and Turkey are at war. Two Turkish pilots were killed.", Status.COMBATANT),
        ("Two airline pilots were killed in the crash.", Status.UNKNOWN),
        ("Ten soldiers were killed and dozens of others were wounded.", Status.COMBATANT),
    ],
)
def test_who_fought(text: str, status: Status) -> None:
    """What people are members of, and the war around them, tell fighters from others."""
    document = Document("t", text, published=date(2022, 9, 20))
    assert [c.victims.status for c in extract_claims(document)][-1] is status


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A truck carrying Turkish troops hit a mine, killing three.", ("Turkish troops", "Turkey")),
        ("About 2,000 Greek soldiers stayed there, with 700 injured.", ("Greek soldiers", "Greece")),
        ("Some 264 service members, 53 of them seriously wounded, were freed.", ("service members", None)),
        ("Two buses collided near the town, with 30 injured.", ("people", None)),
        ("A truck carrying timber hit a mine, killing three.", ("people", None)),
    ],
)
def test_those_counted_stand_earlier_in_the_sentence(text: str, victims: tuple[str, str | None]) -> None:
    """A figure without a noun counts whom "of them" means, whom a truck carried, who held out."""
    document = Document("t", text, published=date(2022, 9, 20))
    (claim,) = (c for c in extract_claims(document))
    assert (claim.victims.text, claim.victims.party) == victims


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Turkey arrested 14 army officers over the coup.", ["Turkey"]),
        (
            "Russian troops crossed the border. Georgian officials said 18 guards were taken prisoner.",
            ["Georgia"],
        ),
        (
            "Greece fought Turkey. Turkish officials said that it held. The military said 40 soldiers died.",
            ["Turkey"],
        ),
        (
            "F.L.N. rebels attacked a post. The army said 40 rebels were killed.",
            ["Algerian National Liberation Front"],
        ),
        ("Austro-Hungarian troops retreated, leaving 300 dead on the field.", ["Austria-Hungary"]),
    ],
)
def test_who_took_and_who_spoke_before(text: str, parties: list[str | None]) -> None:
    """Detained are of the state that detains them; a nameless "military" is that of the official before."""
    assert _parties(text) == parties
