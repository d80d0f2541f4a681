"""Times of dispatches, situation reports and histories, in sentences of our own."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document

NEWS = date(2019, 5, 16)  # a Thursday


def _claims(text: str, published: date | None = NEWS) -> list[Claim]:
    return list(extract_claims(Document("d", text, published=published)))


def _days(text: str, published: date | None = NEWS) -> list[tuple[date | None, date | None]]:
    """First and last day of each claim of a text."""
    return [(c.period.start, c.period.end) for c in _claims(text, published)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ORO, MAY 12.—Since the 6th inst. the scouts have killed 40 raiders.",
         date(1905, 5, 6), date(1905, 5, 12)),
        ("ORO, Friday.—Our men have lost 9 killed since Friday last.", date(1905, 5, 5), date(1905, 5, 12)),
        ("ORO, May 12.—A cart of powder blew up this morning, killing nine dockers.",
         date(1905, 5, 12), date(1905, 5, 12)),
    ],
)  # fmt: skip
def test_a_dispatch_counts_from_the_day_that_it_bears(text: str, start: date, end: date) -> None:
    """Days of a report telegraphed the day before count from its dateline, whatever dash ends that."""
    assert _days(text, date(1905, 5, 13)) == [(start, end)]


def test_an_as_of_in_the_title_holds_for_the_list_below() -> None:
    """The day in a situation report's title dates each running figure without one of its own."""
    text = (
        "FLOODS IN ORO – Situation Report No. 3 (as of 14 May 2019)\n\n"
        "• 63 deaths confirmed\n\n• 118,400 people displaced\n\nOn 2 May, a bus was swept away, killing 9."
    )
    day = date(2019, 5, 14)
    assert _days(text) == [(None, day), (None, day), (date(2019, 5, 2), date(2019, 5, 2))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As of Monday, 40 men had been killed since 4 April.", [(date(2019, 4, 4), date(2019, 5, 13))]),
        ("Enemy losses to the morning of 13 May, counting from 4 April: about 900 killed.",
         [(date(2019, 4, 4), date(2019, 5, 13))]),
        ("The count of miners killed since 4 April moved up on Monday to 31.",
         [(date(2019, 4, 4), date(2019, 5, 13))]),
        ("He spoke of 60 killed by March, and of a total of 90 killed since 4 April.",
         [(None, date(2019, 3, 31)), (date(2019, 4, 4), NEWS)]),
    ],
)  # fmt: skip
def test_both_ends_of_a_count_are_read(text: str, days: list[tuple[date | None, date | None]]) -> None:
    """A "since" ends with the "as of" of its sentence, but not with the end of another figure."""
    assert _days(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Raiders killed 130 drovers in March, 43 in April.",
         [(date(2019, 3, 1), date(2019, 3, 31)), (date(2019, 4, 1), date(2019, 4, 30))]),
        ("The raid on Oro, made by nine planes on Monday while people slept, killed 127 drovers.",
         [(date(2019, 5, 13), date(2019, 5, 13))]),
        ("The deaths registered in the town on Sunday numbered 61.",
         [(date(2019, 5, 12), date(2019, 5, 12))]),
        ("By 10 May the dead numbered 159, and on Monday morning 241.",
         [(None, date(2019, 5, 10))]),
        ("A crush in which 22 died was likened to the one in Ada (40 dead, 1961).",
         [(None, None), (date(1961, 1, 1), date(1961, 12, 31))]),
        ("He was known for the 2010 Hadley Mine disaster, which killed 29 miners, and for his 2018 campaign.",
         [(date(2010, 1, 1), date(2010, 12, 31))]),
        ("The army lost 300 men in the past week, for a total of 4,000 killed since 4 April.",
         [(date(2019, 5, 9), NEWS), (date(2019, 4, 4), NEWS)]),
    ],
)  # fmt: skip
def test_a_figure_has_the_time_of_its_own_clause(
    text: str, days: list[tuple[date | None, date | None]]
) -> None:
    """Of several times a figure has that of its own clause, not one beside another figure or in an aside."""
    assert _days(text) == days


def test_the_week_before_counts_from_the_week_told() -> None:
    """After "last week" the "week before" is the one before that."""
    days = _days("The staff said 214 men were killed last week, compared with 313 killed the week before.")
    assert days == [(date(2019, 5, 6), date(2019, 5, 12)), (date(2019, 4, 29), date(2019, 5, 5))]


def test_in_the_month_is_the_month_told_before() -> None:
    """A month named before comes back as "in the month"."""
    days = _days("The army said it killed 21 rebels in March. Rebels said 19 of their men died in the month.")
    assert days[1] == (date(2019, 3, 1), date(2019, 3, 31))


def test_the_previous_days_of_a_history_count_from_the_day_told() -> None:
    """In a text written long after, "the previous two days" ended on the day of which it tells."""
    text = (
        "On 24 June, the governor ordered a retreat. Rebels stated that the army had suffered over 500 "
        "casualties over the previous two days."
    )
    assert _days(text, date(2020, 1, 9)) == [(date(2019, 6, 22), date(2019, 6, 24))]


def test_a_day_after_that_is_of_what_is_said() -> None:
    """In "said that on 28 April five died" the day is that of the deaths; the statement keeps its own."""
    text = "On 29 April, the mayor said the bridge was lost. He added that on 28 April, five men were killed."
    (claim,) = _claims(text)
    assert claim.stated_on == date(2019, 4, 29)
    assert claim.period.start == date(2019, 4, 28)


def test_a_sunday_school_is_no_day() -> None:
    """A weekday in a name does not date what is told of."""
    text = "The stairs fell on 9 July 1931. The fall killed 33 people, nine of them from one Sunday school."
    assert _days(text, None)[0] == (date(1931, 7, 9), date(1931, 7, 9))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Raiders have killed 25 drovers since the 11th.", date(2019, 5, 11), NEWS),
        ("In the spring of 1943, 300 partisans were killed.", date(1943, 3, 1), date(1943, 5, 31)),
        ("The siege lasted from 1992 to 1996. During this time, 1,541 people were killed.",
         date(1992, 1, 1), date(1996, 12, 31)),
        ("In 1994 raiders came. Between 15 and 17 April, they killed 200 people. A shrine opened in 2004.",
         date(1994, 4, 15), date(1994, 4, 17)),
        ("In the raid of the night of 24/25 July 1943, 90 people were killed.",
         date(1943, 7, 24), date(1943, 7, 25)),
        ("The ministry said on May 13 that 459 men had been killed since fighting broke out on May 4.",
         date(2019, 5, 4), date(2019, 5, 13)),
        ("The mission told of 12 deaths in April, compared to 41 in April 2017.",
         date(2019, 4, 1), date(2019, 4, 30)),
        ("In the first nine months of the year, 90 people were hurt.", date(2019, 1, 1), date(2019, 9, 30)),
        ("The guard reported 51 more men killed, bringing to 198 its dead since 4 April.", None, None),
    ],
)  # fmt: skip
def test_days_seasons_and_stretches_of_dispatches_and_histories(
    text: str, start: date | None, end: date | None
) -> None:
    """Bare days of the month, seasons, "this time" and the year that opened a sentence date what follows."""
    assert _days(text)[0] == (start, end)


def test_entries_of_a_timeline_have_the_days_that_head_them() -> None:
    """Of several lines headed by a date without a place, each tells of that day."""
    days = _days("October 28 – A bomb kills 12 in Oro.\n\nOctober 29 – Gunmen kill 9 in Ada.")
    assert days == [(date(2018, 10, 28), date(2018, 10, 28)), (date(2018, 10, 29), date(2018, 10, 29))]


def test_a_report_is_stated_on_the_day_of_its_release() -> None:
    """In "said in its report, released on Monday, that" the day is that of the statement."""
    (claim,) = _claims(
        "The mission said in its report, released on Monday, that 74 people were killed in March."
    )
    assert claim.stated_on == date(2019, 5, 13)
    assert claim.period.end == date(2019, 3, 31)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("On Monday, a bomb went off at a market. Officials put the death toll at 50.", date(2019, 5, 13)),
        ("On Monday, a bomb went off at a market. The death toll of the war now stands at 250.", None),
        ("The premier came to Oro on Monday. The number of dead in the floods stood at 40.", None),
    ],
)
def test_a_toll_right_after_an_event_is_of_its_day(text: str, start: date | None) -> None:
    """A small toll told after a single event is that event's; running totals and other tolls are not."""
    assert _days(text)[-1][0] == start
