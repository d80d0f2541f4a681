"""Figures in constructions that many outlets and decades use; every sentence here is our own."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document

Figures = list[tuple[str, int | None, int | None]]


def _read(text: str, published: date | None = None) -> list[Claim]:
    return list(extract_claims(Document("d", text, published=published)))


def _figures(text: str) -> Figures:
    return [(c.harm.value, c.count.low, c.count.high) for c in _read(text) if c.count]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Enemy dead were put at 358.", [("killed", 358, 358)]),
        ("Casualties on the government side were put at 120.", [("casualties", 120, 120)]),
        ("An army source put rebel dead at 57.", [("killed", 57, 57)]),
        ("He said the injured numbered 3,000.", [("wounded", 3000, 3000)]),
        ("The death toll crept past two hundred on Sunday.", [("killed", 200, None)]),
        ("The number of refugees has passed three million.", [("displaced", 3_000_000, None)]),
        ("The collapse brought the number of dead past 90.", [("killed", 90, None)]),
        ("Deaths rose by 31 on Tuesday to 489.", [("killed", 489, 489)]),
        ("Twelve people died. The hospital gave a figure of 40.", [("killed", 12, 12), ("killed", 40, 40)]),
        (
            "Twelve people died. The real number could be as high as 900.",
            [("killed", 12, 12), ("killed", None, 900)],
        ),
        ("Axis losses exceed 150,000 prisoners.", [("captured", 150_000, None)]),
        (
            "The guards reported losses of 41 killed and 190 wounded.",
            [("killed", 41, 41), ("wounded", 190, 190)],
        ),
    ],
)
def test_tolls_of_many_forms(text: str, figures: Figures) -> None:
    """A toll may be put at, grow past, be given as or consist of a number, and may not be known for sure."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A suicide bomber blew himself up, killing himself and five others.", [("killed", 5, 5)]),
        ("The crash killed a total of 46 people.", [("killed", 46, 46)]),
        ("The rebels lost 3,100 men against 546 Americans.", [("killed", 3100, 3100), ("killed", 546, 546)]),
        ("It said 96 fighters had died, besides 142 civilians.", [("killed", 96, 96), ("killed", 142, 142)]),
        ("Police rounded up 5,135 demonstrators.", [("detained", 5135, 5135)]),
        ("Ambulances took 16 people to hospital.", [("wounded", 16, 16)]),
        ("Three people were airlifted to Mercy Hospital.", [("wounded", 3, 3)]),
        ("The rebels are holding 12 soldiers.", [("captured", 12, 12)]),
        ("A grave containing the remains of 40 people was found.", [("killed", 40, 40)]),
        ('The ministry says "several dozen" are dead at the hall.', [("killed", 24, 99)]),
    ],
)
def test_objects_and_subjects_past_what_stands_between(text: str, figures: Figures) -> None:
    """A harm reaches its victims past reflexives, bunches, particles, quotes and coordinated groups."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "The quake did not cause casualties.",
        "The plane came down without casualties.",
        "The first night passed without loss of life.",
    ],
)
def test_harmlessness_is_a_zero(text: str) -> None:
    """That no harm was done is a figure of none."""
    assert [f[1:] for f in _figures(text)] == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A kidnapped girl was freed on Tuesday.", [("captured", 1, 1)]),
        ("A wounded policeman was flown to the capital.", [("wounded", 1, 1)]),
        ("A Briton was killed in the attack.", [("killed", 1, 1)]),
        ("The crash claimed the life of a cyclist.", [("killed", 1, 1)]),
        ("The murder of a journalist shocked the island.", [("killed", 1, 1)]),
        ("Two were shot dead and a third was stabbed to death.", [("killed", 2, 2), ("killed", 1, 1)]),
        ("A family of five was killed.", [("killed", 5, 5)]),
        ("One person was killed and another injured.", [("killed", 1, 1), ("wounded", 1, 1)]),
        ("One of the pilots was captured and the other was killed.", [("captured", 1, 1), ("killed", 1, 1)]),
        ("He was one of six people killed.", [("killed", 6, 6)]),
        ("A teenager was stabbed on Friday.", [("wounded", 1, 1)]),
        ("She never spoke of the death of her husband.", []),
        ("An injured midfielder watched from the stands.", []),
    ],
)
def test_one_person_without_a_numeral(text: str, figures: Figures) -> None:
    """An unnamed person told of for the first time is one; players, relatives and families are not."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Twelve people, the youngest of them 4, died in the fire.", [("killed", 12, 12)]),
        ("A man of 25 was arrested.", [("detained", 1, 1)]),
        ("Three men aged 19, 22 and 25 have been arrested.", [("detained", 3, 3)]),
        ("The army owned up to 498 dead.", [("killed", 498, 498)]),
        ("There was no proof of the claim that 60 soldiers were killed.", [("killed", 60, 60)]),
        ("The avalanche buried 30 climbers; 12 were later dug out alive.", []),
        ("The lyricist of the rock band Sorry Dead was 78.", []),
    ],
)
def test_numbers_that_count_no_victims(text: str, figures: Figures) -> None:
    """Ages, particles of verbs, what stands before a complement, and names give no figure of their own."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Private Ann Hill and Sergeant Tom Rowe were killed by a mine.", [("killed", 2, 2)]),
        ("Ann Hill, 24, Tom Rowe and Ian Platt died in the crash.", [("killed", 3, 3)]),
        ("Singers Ann Hill and Tom Rowe played while 12 people died outside.", [("killed", 12, 12)]),
        ("Ann Hill and Tom Rowe were injured in the second half.", []),
        ("Gunmen killed the mayor and two guards.", [("killed", 1, 1), ("killed", 2, 2)]),
    ],
)
def test_people_by_name(text: str, figures: Figures) -> None:
    """A row of full names counts its people where they died; players who were injured are no news of harm."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Three of the 12 people killed were children.", [("killed", 3, 3), ("killed", 12, 12)]),
        ("Of the 450 nurses who caught the virus 244 have died.", [("killed", 244, 244)]),
        ("Police identified the dead as three women and a boy.", [("killed", 3, 3), ("killed", 1, 1)]),
        ("Thirty people died. Eight of the victims were women.", [("killed", 30, 30), ("killed", 8, 8)]),
        ("Those killed included four nurses.", [("killed", 4, 4)]),
        (
            "Twelve people died, ten of them inside the hall, and 58 were wounded.",
            [("killed", 12, 12), ("killed", 10, 10), ("wounded", 58, 58)],
        ),
        (
            "In the war 1,109 Swedes, most of them civilians, and 156 Danes were killed.",
            [("killed", 1109, 1109), ("killed", 156, 156)],
        ),
        (
            "Officers reported nine guards dead near the port and 12 sailors missing.",
            [("killed", 9, 9), ("missing", 12, 12)],
        ),
        ("Dead: 98. Wounded: 240.", [("killed", 98, 98), ("wounded", 240, 240)]),
        ("Fifteen villagers, all of whom are presumed dead, were in the mine.", [("killed", 15, 15)]),
        (
            "The railway said 288 passengers died. It later corrected this to 275.",
            [("killed", 288, 288), ("killed", 275, 275)],
        ),
        ("More than 40,000 Danes have crossed into Sweden.", [("displaced", 40_000, None)]),
        ("Some 2,000 troops crossed into Sweden.", []),
        (
            "In March 112 civilians were killed, including 11 children, and 300 more were injured.",
            [("killed", 112, 112), ("killed", 11, 11), ("wounded", 300, 300)],
        ),
        (
            "More than 250 fighters, including 51 severely wounded, surrendered.",
            [("captured", 250, None), ("wounded", 51, 51)],
        ),
        ("The unit had 340 casualties, including 98 dead.", [("casualties", 340, 340), ("killed", 98, 98)]),
        ("The state added 44 deaths, for a total of 129.", [("killed", 44, 44), ("killed", 129, 129)]),
        ("Four of the 12 dead were police officers.", [("killed", 4, 4)]),
        (
            "In all 172 people died, among them 18 foreigners, and nearly 300 were hurt.",
            [("killed", 172, 172), ("killed", 18, 18), ("wounded", 300, 300)],
        ),
        (
            "Twelve people died and 74 are being treated in six hospitals, 20 of them in critical care.",
            [("killed", 12, 12), ("wounded", 74, 74), ("wounded", 20, 20)],
        ),
        ("In the north the dead number 1,602.", [("killed", 1602, 1602)]),
        ("Hundreds, if not thousands, of people were killed.", [("killed", 200, 9999)]),
    ],
)
def test_parts_lists_and_what_befell_each(text: str, figures: Figures) -> None:
    """Each number keeps its own harm: parts of a whole, items of a list, groups beside one another."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "In the third episode the king beheads one prisoner and 600 riders perish.",
        "Critics have counted forty corpses in the series so far.",
        "The film's hero kills 40 men.",
    ],
)
def test_fiction_harms_nobody(text: str) -> None:
    """What a film, a novel or a series tells is no figure."""
    assert not _figures(text)


@pytest.mark.parametrize(
    ("text", "published", "background"),
    [
        ("On 30 May 2022 two monks died. Three others were hurt.", date(2023, 6, 20), [False, False]),
        ("Nine died on Sunday. In 1994 a fire killed 12 there.", date(2024, 5, 20), [False, True]),
        ("It was the worst since a fire in 2019 that killed 31.", date(2024, 5, 20), [True]),
        ("It was the bloodiest day of the war, with 40 soldiers killed.", date(2024, 5, 20), [False]),
        ("A bomb killed 35 people, the worst toll since the 2003 invasion.", date(2007, 2, 4), [False]),
        ("That is fewer than the 58,000 killed in the Vietnam War.", date(2024, 5, 20), [True]),
    ],
)
def test_background_is_another_story(text: str, published: date, background: list[bool]) -> None:
    """A figure of another war or year is background; the report's own story is not, however long ago."""
    assert [c.background for c in _read(text, published)] == background


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Danish and Swedish troops clashed. Danish jets bombed the port, killing 12 people.", "Sweden"),
        ("Denmark attacked Sweden. Strikes against Danish positions wounded 40 soldiers.", "Denmark"),
        ("Denmark invaded Sweden. Ten soldiers were killed by Danish fire.", "Sweden"),
        ("Denmark attacked Sweden. Denmark's own tally stands at 90 killed.", "Denmark"),
    ],
)
def test_the_side_that_suffered(text: str, party: str) -> None:
    """Who attacked, what was hit and whose own toll it is tell whose dead they are."""
    assert _read(text)[-1].victims.party == party
