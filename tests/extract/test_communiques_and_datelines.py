"""Communiqués that follow a colon, datelines of older papers, and who is no speaker, in our own sentences."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document

NEWS = date(2019, 5, 16)  # a Thursday


def _claims(text: str) -> list[Claim]:
    return list(extract_claims(Document("d", text, published=NEWS)))


def _claimants(text: str) -> list[str | None]:
    return [claim.claimant.text if claim.claimant else None for claim in _claims(text)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The War Office makes the following announcement:- The tug Oro sank. Twelve men drowned.",
         "War Office"),
        ("The High Command announces: The town has fallen. Some 300 prisoners were brought in.",
         "High Command"),
        ("ORO, May 14.—General Headquarters reports this morning:\n\nThe pass is ours. We took 90 prisoners.",
         "General Headquarters"),
        ("A reader reports: The town has fallen. Some 300 prisoners were brought in.", None),
        ("The road is shut: The town has fallen. Some 300 prisoners were brought in.", None),
    ],
)  # fmt: skip
def test_what_follows_a_colon_is_whose_announcement_it_is(text: str, claimant: str | None) -> None:
    """A command's communiqué goes on after the sentence that opens it; nobody else's words do."""
    assert _claimants(text) == [claimant]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ORO, Wednesday. Twelve people were killed in this morning's raid.", date(2019, 5, 15)),
        ("ORO, May 13.-Twelve people were killed in this morning's raid.", date(2019, 5, 13)),
        ("ORO, Mo., May 13.—[Allied News.]—Twelve people were killed this morning.", date(2019, 5, 13)),
        ("Oro was calm. Twelve people were killed in this morning's raid.", date(2019, 5, 16)),
    ],
)
def test_a_dateline_may_end_in_a_full_stop_or_name_its_agency_after(text: str, day: date) -> None:
    """Times of the day count from a dateline, however an older paper sets it off."""
    (claim,) = _claims(text)
    assert (claim.period.start, claim.period.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("At least 60 people reported killed and 250 injured in Oro, according to the council.",
         ["council", "council"]),
        ("HEXLEY: 85 BODIES RECOVERED", [None]),
        ("MR. HEXLEY: We recovered 85 bodies.", ["Mr. Hexley"]),
        ("Six rebels were killed on Friday, the army's media wing said.", ["army's media wing"]),
        ("Six miners were killed, according to a tally kept by a burial society.", ["burial society"]),
    ],
)  # fmt: skip
def test_amounts_and_headlines_do_not_speak_but_press_wings_do(
    text: str, claimants: list[str | None]
) -> None:
    """Amounts of people and a place in capitals are nobody; a force's media wing is no outlet."""
    assert _claimants(text) == claimants


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Two men died on Wednesday, bringing to 14 the number of those killed since Monday.",
         date(2019, 5, 13)),
        ("The army said 300 rebels had been killed since the start of the offensive on May 2.",
         date(2019, 5, 2)),
    ],
)  # fmt: skip
def test_a_count_since_a_day_starts_on_it(text: str, start: date) -> None:
    """A day after "since" dates a count, also where it leans on a start whose day is told after it."""
    assert _claims(text)[-1].period.start == start


def test_things_called_after_a_holiday_do_not_date() -> None:
    """A Christmas market stands on other days too."""
    (claim,) = _claims("Nine people were killed when a truck ran into a Christmas market on Monday.")
    assert claim.period.start == date(2019, 5, 13)
