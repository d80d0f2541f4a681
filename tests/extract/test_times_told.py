"""When figures held and harm happened, carried through sentences of our own."""

from datetime import date

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document

NEWS = date(2019, 5, 16)  # a Thursday


def _last(text: str, published: date = NEWS) -> Claim:
    """The last claim of a text."""
    return extract_claims(Document("d", text, published=published))[-1]


def test_the_same_statement_keeps_its_day() -> None:
    """What a speaker adds in the next sentence was said on the same day."""
    claim = _last("The coroner said on Monday that 14 miners died. He added that 6 others were hurt.")
    assert claim.stated_on == date(2019, 5, 13)


def test_an_as_of_day_holds_for_the_counts_after_it() -> None:
    """An "As of Sunday" dates the running figures of the next sentences too."""
    claim = _last("As of Sunday, the clinic had listed 300 cases. Out of these, 41 have died.")
    assert claim.period.end == date(2019, 5, 12)


def test_an_opening_date_holds_for_each_statement_of_its_sentence() -> None:
    """A date that opens a sentence dates both of two joined statements."""
    text = (
        "On 4 May, the mayor said the town was cut off, and a monk stated that 70 villagers had been killed."
    )
    assert _last(text).stated_on == date(2019, 5, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 4 May, the rebels claimed to have ambushed a patrol and to have killed 12 soldiers.",
         date(2019, 5, 4)),
        ("On 4 May, the army stormed the pass. The rebels claimed to have killed 12 soldiers.",
         date(2019, 5, 4)),
        ("On 4 May, the army stormed the pass.\n\nMeanwhile, villagers hid. A mortar wounded 12 pupils.",
         date(2019, 5, 4)),
        ("On 4 May, the army came.\n\nAt 01:30, a rocket hit a bus, killing 12 pupils.", date(2019, 5, 4)),
        ("Twelve pupils died when a bus fell. The crash happened on Monday near Oro.", date(2019, 5, 13)),
    ],
)  # fmt: skip
def test_harm_without_a_day_falls_on_the_day_told(text: str, day: date) -> None:
    """Harm is dated by the entry's opening, the paragraph that it goes on with, or the event's own day."""
    claim = _last(text)
    assert (claim.period.start, claim.period.end) == (day, day)


def test_what_held_before_a_statement_is_not_dated_by_it() -> None:
    """A running figure in the pluperfect did not happen on the day of the statement."""
    claim = _last("On 4 May, the mayor said that 900 civilians had died in the siege.")
    assert claim.stated_on == date(2019, 5, 4)
    assert claim.period.start is None


@pytest.mark.parametrize("published", [date(2023, 6, 1), date(2024, 2, 1)])
def test_a_story_of_another_year_lends_it_to_its_days(published: date) -> None:
    """Dates without a year take the story's; "overnight" beside them moves along."""
    text = (
        "The prior stated on 8 March that 22 villagers were killed overnight. "
        "On 4 April 2022, the army left. It came back on 9 April 2022."
    )
    claim = extract_claims(Document("d", text, published=published))[0]
    assert claim.stated_on == date(2022, 3, 8)
    assert (claim.period.start, claim.period.end) == (date(2022, 3, 7), date(2022, 3, 8))


def test_days_later_count_from_the_day_beside_them() -> None:
    """What is said two days later counts from the date in the same sentence."""
    text = "On 4 May, a column gave up, with officials stating two days later that they captured 267 men."
    assert _last(text).stated_on == date(2019, 5, 6)


def test_a_year_in_a_name_dates_nothing() -> None:
    """The year of "the 2018 offensive" gives way to the day of the sentence."""
    claim = _last("On 10 May 2019, patrols retook the town lost in the 2018 offensive and found 44 bodies.")
    assert claim.period.end == date(2019, 5, 10)


def test_today_counts_from_the_day_the_report_bears() -> None:
    """In a report dated the day before publication, "today" is that day."""
    claim = _last("SAIGON, May 14 — The command said today that 31 marines were killed.", date(1968, 5, 15))
    assert claim.stated_on == date(1968, 5, 14)


def test_an_opening_date_reaches_past_while() -> None:
    """A date that opens a sentence holds for what follows "while" as well."""
    claim = _last("By 10 May, half the town had fled, while shells fell daily, with 12 civilians killed.")
    assert claim.period.end == date(2019, 5, 10)


def test_a_toll_moved_later_was_said_later() -> None:
    """Each of two statements of a sentence has its own day; neither dates the harm."""
    text = "On 2 May, Oro acknowledged 63 sailors had died, updating the figure two days later to 89 dead."
    first, second = extract_claims(Document("d", text, published=NEWS))
    assert (first.stated_on, first.period.start) == (date(2019, 5, 2), None)
    assert second.stated_on == date(2019, 5, 4)


def test_a_statement_does_not_date_earlier_harm() -> None:
    """The day of a count of old deaths is not the day of the deaths."""
    text = "On 3 May 2019, the Oro Observer reported it had documented the deaths of 101 men in the strike."
    claim = _last(text)
    assert (claim.stated_on, claim.period.start) == (date(2019, 5, 3), None)


def test_the_day_of_a_weekday_statement_is_not_carried_as_harm() -> None:
    """After "On Wednesday, officials declared …" harm without a day has none."""
    text = "On Wednesday, officials declared the search over. Reports said 116 people died in the quake."
    assert _last(text).period.start is None


def test_so_far_ends_with_the_statement() -> None:
    """What somebody counted "so far" the day before yesterday holds for that day."""
    claim = _last("The ministry said on Tuesday that 66 people have died so far.")
    assert claim.period.end == date(2019, 5, 14)


def test_a_date_of_long_ago_lends_the_story_no_year() -> None:
    """A date years before the story does not put its other dates into that year."""
    text = (
        "The base was built on 4 June 2009. It was shelled on 1 March 2018 and on 2 March 2018. "
        "The war of 6 July 2010 had spared it. On 11 March, a shell killed 12 men."
    )
    assert _last(text).period.start == date(2018, 3, 11)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said in a statement on Tuesday that 12 people were killed.",
        "The mayor told Radio Oro by phone late on Tuesday that 12 people were killed.",
        "Police in the capital said at a news conference on Tuesday that 12 people were killed.",
    ],
)
def test_where_and_how_somebody_spoke_stands_before_when(text: str) -> None:
    """A day after "in a statement" or "by phone" dates the statement, not the harm."""
    claim = _last(text)
    assert (claim.stated_on, claim.period.start) == (date(2019, 5, 14), None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The death toll from a bombing on Tuesday rose to 50.", date(2019, 5, 14), date(2019, 5, 14)),
        ("The toll in Monday's collapse rose to 200 yesterday.", None, date(2019, 5, 15)),
        ("The death toll from the collapse rose to 50 on Tuesday.", None, date(2019, 5, 14)),
    ],
)
def test_a_toll_has_the_day_of_its_event_or_of_its_rise(text: str, start: date | None, end: date) -> None:
    """A day beside the event dates the harm; one beside the rise says as of when."""
    claim = _last(text)
    assert (claim.period.start, claim.period.end) == (start, end)


def test_the_following_month_counts_from_the_day_told() -> None:
    """A toll "the following month" holds for the month after the one told of."""
    text = (
        "On 12 March 2018, officials reported that 200 villagers had been killed. "
        "A new death toll the following month put the number of villagers killed at 220."
    )
    assert _last(text).period.end == date(2018, 4, 30)


def test_an_until_takes_the_year_of_the_story() -> None:
    """A "by 30 March" of a story of another year ends in that year."""
    claim = _last("By 30 March, shells had killed 12 villagers.\n\n## April 2017\nThe army left.")
    assert claim.period.end == date(2017, 3, 30)


def test_a_former_figure_keeps_its_time() -> None:
    """In "166, up from 131 the night before" only the former figure is of the night before."""
    claim = extract_claims(
        Document(
            "d", "Oro Police confirmed on Monday 166 deaths, up from 131 the night before.", published=NEWS
        )
    )[0]
    assert (claim.stated_on, claim.period.start) == (date(2019, 5, 13), None)


def test_worst_since_is_no_period() -> None:
    """A year since which nothing was as bad does not begin the count."""
    text = "The mayor said the floods, the worst since 1929, killed 110 people in the past week."
    assert _last(text).period.start == date(2019, 5, 9)


def test_a_day_of_a_toll_is_no_day_of_harm() -> None:
    """After "the toll reached 54 on Monday" other running figures hold for that day."""
    claim = _last("The death toll in Oro reached 54 on Monday. The ministry of Ada reported 76 dead.")
    assert (claim.period.start, claim.period.end) == (None, date(2019, 5, 13))


def test_a_message_released_on_a_day_was_said_that_day() -> None:
    """What a message was released on dates the statement."""
    claim = _last("The group's spokesman said in a message released on Monday that 11 men were killed.")
    assert (claim.stated_on, claim.period.start) == (date(2019, 5, 13), None)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "The clinic said 28 people were killed by strikes since rockets were fired on Monday.",
            date(2019, 5, 13),
        ),
        ("On 8 May, the mayor spoke. He later said 50 people were killed during the day.", date(2019, 5, 8)),
        ("# 8 May\nShells fell during the day.\n\nThe mayor said 6 people were killed.", date(2019, 5, 8)),
    ],
)
def test_harm_counts_from_the_day_that_its_clause_names(text: str, start: date) -> None:
    """A clause of "since" begins a count; "during the day" is that of the text, and a heading's goes on."""
    assert _last(text).period.start == start


def test_a_day_that_opens_a_clause_dates_its_statement() -> None:
    """After a semicolon "on 8 May" dates what is stated there."""
    text = "Many fled; on 8 May, the mayor stated that 50 people had been killed."
    assert _last(text).stated_on == date(2019, 5, 8)


def test_a_month_takes_the_year_of_the_story() -> None:
    """A "by July" of a story of another year ends in that year."""
    text = "As of mid-April 2017, 82 deaths had been counted; by July the number of dead had risen to 94."
    assert _last(text).period.end == date(2017, 7, 31)


def test_days_after_an_event_are_not_days_after_publication() -> None:
    """A time "two days after the storm" has no day where the text does not say when the storm came."""
    claim = _last("Two days after the storm made landfall, officials confirmed 84 deaths.")
    assert claim.period.start is None


def test_an_aside_about_the_speaker_hides_no_date() -> None:
    """A date that opens a sentence dates what a speaker with a clause of his own says."""
    text = "On 4 May, Ada Obi, who heads the captured town, said that 70 villagers had been killed."
    assert _last(text).stated_on == date(2019, 5, 4)
