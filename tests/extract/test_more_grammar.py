"""Asides, lists, differences, years and other turns that news and encyclopedias share."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document


def _claims(text: str, published: date | None = date(2022, 9, 20)) -> list[Claim]:
    return list(extract_claims(Document("t", text, published=published)))


def _figures(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(c.harm.value, c.count.low, c.count.high) for c in _claims(text) if c.count]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("He set off a bomb, killing himself, a nurse and six men.", [("killed", 1, 1), ("killed", 6, 6)]),
        ("All on board — the pilot, his son and seven others — died in the crash.", [("killed", 7, 7)]),
        ("At least 18 German bodies remained on the streets.", [("killed", 18, None)]),
        ("The number of soldiers held as prisoners had fallen to 550.", [("captured", 550, 550)]),
        ("There were 143 deaths in police custody.", [("killed", 143, 143)]),
        ("The three deaths of detained children shocked the town.", [("killed", 3, 3)]),
        ("The toll has touched 76, and 58 more are untraced.", [("killed", 76, 76), ("missing", 58, 58)]),
        ("Eleven died in the flood. The hospital now says 14.", [("killed", 11, 11), ("killed", 14, 14)]),
        ("Ten people died, 43 police among them.", [("killed", 10, 10), ("killed", 43, 43)]),
        ("Bara recorded 112 deaths and Ogu 87.", [("killed", 112, 112), ("killed", 87, 87)]),
        ("They killed, on the same day, more than 100 rebels.", [("killed", 100, None)]),
        ("A farmer from Marbel, 79, died on Monday.", [("killed", 1, 1)]),
        ("They killed 9: five men and four boys.", [("killed", 9, 9), ("killed", 5, 5), ("killed", 4, 4)]),
        ("The coup has taken the lives of (741) people.", [("killed", 741, 741)]),
        ("We had four KIA and two WIA.", [("killed", 4, 4), ("wounded", 2, 2)]),
        ("Two Kia were found.", []),
        ("Civilians: 40 killed, 12 wounded.", [("killed", 40, 40), ("wounded", 12, 12)]),
        ("Personnel killed - about 900; tanks - 36.", [("killed", 900, 900)]),
        ("A man was fatally injured when a wall fell.", [("killed", 1, 1)]),
    ],
)  # fmt: skip
def test_turns_of_phrase(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    """Each figure is read with its own harm, and none besides."""
    assert _figures(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "It has at least three soldiers wounded for every one killed.",
        "They tried to rescue two men who appeared to be drowning.",
        "The division, made up of two regiments, had lost 100 T-80 tanks.",
        "In 348 Pachomius died. 1580 Ruy Lopez died.",
        "He travelled again after his wife died in March.",
        "The author of over 300 papers in many fields, died on Monday.",
        "Two of six Iskanders were killed overnight.",
        "The boat picked up 74 survivors.",
    ],
)
def test_what_is_no_figure_of_harm(text: str) -> None:
    """Ratios, dangers, equipment, years, ages, relations and survivors make no claim."""
    assert _figures(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "The mission documented 1,291 deaths in the first six months of 2010.",
            date(2010, 1, 1),
            date(2010, 6, 30),
        ),
        ("There were 40 deaths in the last quarter of 2019.", date(2019, 10, 1), date(2019, 12, 31)),
        ("There were 40 deaths in the second half of March 2019.", date(2019, 3, 16), date(2019, 3, 31)),
        ("Crashes have killed 114 people so far this year.", date(2022, 1, 1), date(2022, 9, 20)),
    ],
)
def test_shares_of_a_year(text: str, start: date, end: date) -> None:
    """Halves, quarters and counted months of a year or month are its days."""
    (claim,) = _claims(text)
    assert (claim.period.start, claim.period.end) == (start, end)


def test_each_figure_of_a_list_has_its_own_day() -> None:
    """Deaths on Friday and on Saturday are figures of two days."""
    first, second = _claims("Twenty soldiers died on Friday and 40 on Saturday.")
    assert (first.period.end, second.period.end) == (date(2022, 9, 16), date(2022, 9, 17))


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Doctors put deaths at 900, ten times the figure of 90 that the ministry gives.", "ministry"),
        ("An estimated 40 people died in the camp (UNHCR).", "UNHCR"),
        ("Rebels: 180 killed (government claim).", "government"),
        ("At least 106 protesters were killed, according to reports received by Amnesty.", "Amnesty"),
        ("Spokesman Sam Alim, reached by phone, said two fighters were killed.", "Spokesman Sam Alim"),
        ("In his 1 May press briefing, the governor said 12 men were killed.", "governor"),
    ],
)  # fmt: skip
def test_who_puts_the_figure_forward(text: str, claimant: str) -> None:
    """Sources in brackets, after the figure and behind an aside are found."""
    claim = _claims(text)[-1]
    assert claim.claimant is not None
    assert claim.claimant.text.removeprefix("the ") == claimant


def test_a_known_figure_compared_with_is_background() -> None:
    """Losses of another battle are told for comparison; a figure reported on Monday is not."""
    told = _claims("The losses are three times the 7,100 soldiers killed in the Battle of Oro.")
    assert [c.background for c in told] == [True]
    assert not any(c.background for c in _claims("That is more than the 12 deaths reported on Monday."))
