"""Turns of phrase that every newsroom uses: hospitals, parts of the dead, verbs that share a subject."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document

Figure = tuple[str, int | None, int | None]


def _claims(text: str) -> list[Claim]:
    return list(extract_claims(Document("t", text, published=date(2019, 10, 22))))


def _figures(text: str) -> list[Figure]:
    return [(c.harm.value, c.count.low, c.count.high) for c in _claims(text) if c.count]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two others had been admitted to hospital in Soro.", [("wounded", 2, 2)]),
        ("It admitted 137 war-wounded, 22 of them children.", [("wounded", 137, 137), ("wounded", 22, 22)]),
        ("Her neighbour was taken to hospital with a leg wound.", [("wounded", 1, 1)]),
        ("Of the 41 aboard, 12 died and 17 sustained injuries.", [("killed", 12, 12), ("wounded", 17, 17)]),
        ("Police have arrested 14 army and police officers.", [("detained", 14, 14)]),
        ("Two men were taken from jail by a mob and hanged from a bridge.", [("killed", 2, 2)]),
        ("Six men tried to swim ashore and drowned.", [("killed", 6, 6)]),
        ("Some 350 people camp there, having fled.", [("displaced", 350, 350)]),
        ("They found 11 bodies, raising to 64 the number found.", [("killed", 11, 11), ("killed", 64, 64)]),
        ("The number of wounded rose from 7 then to 60.", [("wounded", 7, 7), ("wounded", 60, 60)]),
        ("Nobody on the train, which was carrying 58 passengers, was injured.", [("wounded", 0, 0)]),
        ("Three were killed in Arko, including a 13-year-old boy.", [("killed", 3, 3), ("killed", 1, 1)]),
        ("Eleven were killed, not counting the gunman.", [("killed", 11, 11)]),
        ("Five people were shot, two of them fatally.", [("killed_or_wounded", 5, 5), ("killed", 2, 2)]),
        ("The toll included 14 children.", [("killed", 14, 14)]),
        ("Police shot dead two men and injured a third.", [("killed", 2, 2), ("wounded", 1, 1)]),
        ("He was one of 33 people to die in the fire.", [("killed", 33, 33)]),
        ("They had lost 4 officers and 63 men killed.", [("killed", 4, 4), ("killed", 63, 63)]),
        ("Nine of us were martyred and 14 were in enemy hands.", [("killed", 9, 9), ("captured", 14, 14)]),
        ("Twelve people were pulled dead from the rubble.", [("killed", 12, 12)]),
        ("The victim, a 22-year-old man, remains in hospital.", [("wounded", 1, 1)]),
        ("An explosion that killed eight has been blamed on gas.", [("killed", 8, 8)]),
        ("Three of the injured have since died.", [("killed", 3, 3)]),
        ("Two of those hurt died overnight.", [("killed", 2, 2)]),
        ("Six guards paid with their lives.", [("killed", 6, 6)]),
        ("Forty miners did not survive.", [("killed", 40, 40)]),
        ("The fire was fatal to 11 people.", [("killed", 11, 11)]),
        ("The number of dead doubled to 84.", [("killed", 84, 84)]),
        ("The dead: 84.", [("killed", 84, 84)]),
        ("84 died: 60 at school, 24 at home.", [("killed", 84, 84), ("killed", 60, 60), ("killed", 24, 24)]),
        ("They destroyed up to 180 foreign mercenaries.", [("killed", None, 180)]),
        ("The strike destroyed 40 homes and two fighters.", []),
        ("A school sheltering 400 people was destroyed.", []),
        ("Villagers said they had buried 40 people.", [("killed", 40, 40)]),
        ("The avalanche buried 14 workers under the snow.", []),
        ("Deaths stood at 231, compared with 297 in 2012.", [("killed", 231, 231), ("killed", 297, 297)]),
        ("In May 40 were killed, down from 55 in April.", [("killed", 40, 40), ("killed", 55, 55)]),
        ("There were 41 deaths, of which 24 at home.", [("killed", 41, 41), ("killed", 24, 24)]),
        ("Floods killed 142. Arno had 80 of the deaths.", [("killed", 142, 142), ("killed", 80, 80)]),
        ("The toll has gone up to 61.", [("killed", 61, 61)]),
        ("They gave the number of dead as 51.", [("killed", 51, 51)]),
        ("He reckons the homeless in three cities at 400.", [("displaced", 400, 400)]),
        ("Nine died; it is not stated how the figure was arrived at.", [("killed", 9, 9)]),
        ("Doctors treated 45 people with burns.", [("wounded", 45, 45)]),
        ("Nine people were overcome by fumes.", [("wounded", 9, 9)]),
        ("A dozen people were rushed to nearby hospitals.", [("wounded", 12, 12)]),
        ("They made off with 276 schoolgirls.", [("captured", 276, 276)]),
        ("Nine climbers have failed to return.", [("missing", 9, 9)]),
        ("Some 4,000 people are sheltering in schools.", [("displaced", 4000, 4000)]),
        ("Ninety people sheltering in a school were killed.", [("killed", 90, 90)]),
        ("Nearly 4,000 people had to be evacuated.", [("displaced", 4000, 4000)]),
        ("They expelled 4,000 Germans.", [("displaced", 4000, 4000)]),
        ("People will have to be evacuated, 4,000 of them.", []),
        ("Nineteen others had been brought in with bullet wounds.", [("wounded", 19, 19)]),
        ("A boy of nine was shot dead.", [("killed", 1, 1)]),
        ("The victim, who was 9, died.", [("killed", 1, 1)]),
        ("Some 1,200 people have been shifted to 30 relief camps.", [("displaced", 1200, 1200)]),
        ("It left 9 injured and 2,800 residents were abroad.", [("wounded", 9, 9)]),
        ("The dead numbered 90, he said, against 84 soldiers.", [("killed", 90, 90), ("killed", 84, 84)]),
        ("A 43-year-old shovel operator was fatally injured.", [("killed", 1, 1)]),
        ("The hospital was treating seven people.", [("wounded", 7, 7)]),
        ("Nine people were treated as heroes.", []),
        ("Cholera is carrying off 300 men.", [("killed", 300, 300)]),
        ("Four people are still detained in two hospitals.", [("wounded", 4, 4)]),
        ("More than 200 people are still beneath the ruins.", [("missing", 200, None)]),
        ("Oro toll now 97", [("killed", 97, 97)]),
        ("Six labourers were buried alive.", [("killed", 6, 6)]),
        ("They buried 87 Russians by the church.", [("killed", 87, 87)]),
        ("The number of dead rose to 8 and of injured to 6.", [("killed", 8, 8), ("wounded", 6, 6)]),
        ("Some 900 more people than usual died.", [("killed", 900, 900)]),
        ("NINE DIE IN SHELLING OF ORO", [("killed", 9, 9)]),
        ("Oro: 1,400 flee violence in the hills", [("displaced", 1400, 1400)]),
        ("Let nine die so that one may live.", []),
        ("They managed to kill 12 rebels and vowed to kill 40.", [("killed", 12, 12)]),
        ("There was little hope for four others still missing.", [("missing", 4, 4)]),
        ("Nine men detained at a school were taken out and shot.", [("killed", 9, 9)]),
        ("There is no hope for those who remain entombed.", []),
        ("They lost 308 vehicles destroyed or seized.", []),
        ("Of the 140 dead listed there, 91 were women.", [("killed", 140, 140), ("killed", 91, 91)]),
        ("Jonas Arno, a member of the party, was arrested.", []),
        ("They captured both Ana Ruiz and her aide.", []),
        ("It made a 107 million loss.", []),
        ("They lost three armoured personnel carriers.", []),
        ("They shot down 12 for the loss of three; two of the pilots are safe.", []),
        ("The officers hope 20 people to die for the cause may be found.", []),
        ("Three men broke into a house and killed time there.", []),
    ],
)  # fmt: skip
def test_everyday_turns(text: str, figures: list[Figure]) -> None:
    """Each figure is read with its own harm, and none besides."""
    assert _figures(text) == figures


@pytest.mark.parametrize("text", ["There were 40 road deaths in May.", "Cholera deaths rose to 40."])
def test_causes_are_nobody(text: str) -> None:
    """What people died of is not taken for who they were."""
    assert [c.victims.text for c in _claims(text)] == ["people"]


def test_a_refusal_with_a_day_between() -> None:
    """A day may stand between the refusal and what is refused."""
    claims = _claims("The officials refused on Monday to estimate how many people had died.")
    assert [c.kind.value for c in claims] == ["refusal"]


def test_the_dead_are_told_apart() -> None:
    """Of the dead, each group is a subset with its own noun."""
    claims = _claims("Of the dead, eight were soldiers and five were villagers.")
    assert [(c.count.low, c.victims.text) for c in claims if c.count] == [(8, "soldiers"), (5, "villagers")]


def test_a_label_of_harm_names_nobody() -> None:
    """The word "Casualties" before a colon says what follows, not who suffered it."""
    assert {c.victims.text for c in _claims("Casualties: 12 killed, 31 wounded.")} == {"people"}
