"""What each way of telling time means, told on Thursday 24 March 2022."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.extract.dates import TimeExpression, TimeKind, find_dates, resolve
from tollbook.extract.dates.calendar import easter, latest_day, latest_month, shift_months, week_of
from tollbook.model import Precision

PUBLISHED = date(2022, 3, 24)
K = TimeKind


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    """The one expression of a text."""
    (found,) = find_dates(text, published=published)
    return found


def day(text: str) -> date | None:
    """A day, or none where the text is empty."""
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("on Tuesday", K.POINT, "2022-03-22", "2022-03-22"),
        ("on Thursday", K.POINT, "2022-03-24", "2022-03-24"),
        ("on Friday", K.POINT, "2022-03-18", "2022-03-18"),
        ("last Thursday", K.POINT, "2022-03-17", "2022-03-17"),
        ("on Tuesday night", K.POINT, "2022-03-22", "2022-03-22"),
        ("early Sunday", K.POINT, "2022-03-20", "2022-03-20"),
        ("late on Monday", K.POINT, "2022-03-21", "2022-03-21"),
        ("Wednesday's attack", K.POINT, "2022-03-23", "2022-03-23"),
        ("Tuesday last week", K.POINT, "2022-03-15", "2022-03-15"),
        ("overnight", K.POINT, "2022-03-23", "2022-03-24"),
        ("yesterday", K.POINT, "2022-03-23", "2022-03-23"),
        ("this morning", K.POINT, "2022-03-24", "2022-03-24"),
        ("last night", K.POINT, "2022-03-23", "2022-03-23"),
        ("last week", K.POINT, "2022-03-14", "2022-03-20"),
        ("this week", K.POINT, "2022-03-21", "2022-03-24"),
        ("last month", K.POINT, "2022-02-01", "2022-02-28"),
        ("this year", K.POINT, "2022-01-01", "2022-03-24"),
        ("last August", K.POINT, "2021-08-01", "2021-08-31"),
        ("last March", K.POINT, "2021-03-01", "2021-03-31"),
        ("earlier this month", K.POINT, "2022-03-01", "2022-03-24"),
        ("the end of last year", K.POINT, "2021-09-01", "2021-12-31"),
        ("last weekend", K.SPAN, "2022-03-19", "2022-03-20"),
        ("the past 24 hours", K.SPAN, "2022-03-23", "2022-03-24"),
        ("the past week", K.SPAN, "2022-03-17", "2022-03-24"),
        ("the last three days", K.SPAN, "2022-03-21", "2022-03-24"),
        ("two weeks ago", K.AGO, "2022-03-10", "2022-03-10"),
        ("the 14th inst.", K.POINT, "2022-03-14", "2022-03-14"),
        ("the 28th ult.", K.POINT, "2022-02-28", "2022-02-28"),
        ("since the 14th instant", K.SINCE, "2022-03-14", "2022-03-24"),
        ("on Thursday last", K.POINT, "2022-03-17", "2022-03-17"),
        ("the past day", K.SPAN, "2022-03-23", "2022-03-24"),
        ("over the last fortnight", K.SPAN, "2022-03-10", "2022-03-24"),
        ("the week ended last Saturday", K.SPAN, "2022-03-13", "2022-03-19"),
        ("the eleven days to 2 March", K.SPAN, "2022-02-20", "2022-03-02"),
        ("the 24 hours to 6 a.m. Monday", K.SPAN, "2022-03-20", "2022-03-21"),
        ("the year to February", K.SPAN, "2021-03-01", "2022-02-28"),
        ("from 24.02.22 to 24.03.22", K.SPAN, "2022-02-24", "2022-03-24"),
        ("to the morning of 3 March", K.UNTIL, "", "2022-03-03"),
        ("as on 3 March", K.UNTIL, "", "2022-03-03"),
        ("between just 6 and 21 March", K.SPAN, "2022-03-06", "2022-03-21"),
        ("the fourth week of February", K.SPAN, "2022-02-22", "2022-02-28"),
        ("the fire of 1875 killed 40", K.POINT, "1875-01-01", "1875-12-31"),
        ("about two weeks ago", K.AGO, "2022-03-10", "2022-03-10"),
        ("two months ago", K.AGO, "2022-01-01", "2022-01-31"),
        ("a year ago", K.AGO, "2021-01-01", "2021-12-31"),
        ("24 February 2022", K.POINT, "2022-02-24", "2022-02-24"),
        ("Feb. 24", K.POINT, "2022-02-24", "2022-02-24"),
        ("March 30", K.POINT, "2021-03-30", "2021-03-30"),
        ("Feb. 29", K.POINT, "2020-02-29", "2020-02-29"),
        ("March 2nd, 2021", K.POINT, "2021-03-02", "2021-03-02"),
        ("2nd of March", K.POINT, "2022-03-02", "2022-03-02"),
        ("Thursday, March 24, 2022", K.POINT, "2022-03-24", "2022-03-24"),
        ("2022-03-24", K.POINT, "2022-03-24", "2022-03-24"),
        ("24/03/2022", K.POINT, "2022-03-24", "2022-03-24"),
        ("24.03.2022", K.POINT, "2022-03-24", "2022-03-24"),
        ("03/04/2022", K.POINT, "", ""),
        ("in August", K.POINT, "2021-08-01", "2021-08-31"),
        ("in May", K.POINT, "2021-05-01", "2021-05-31"),
        ("an August attack", K.POINT, "2021-08-01", "2021-08-31"),
        ("mid-March", K.POINT, "2022-03-11", "2022-03-20"),
        ("in 2018", K.POINT, "2018-01-01", "2018-12-31"),
        ("the 1990s", K.SPAN, "1990-01-01", "1999-12-31"),
        ("from 2013 to 2019", K.SPAN, "2013-01-01", "2019-12-31"),
        ("2014–18", K.SPAN, "2014-01-01", "2018-12-31"),
        ("March 3-9", K.SPAN, "2022-03-03", "2022-03-09"),
        ("between June 9 and 10.", K.SPAN, "2021-06-09", "2021-06-10"),
        ("between 3 and 9 March", K.SPAN, "2022-03-03", "2022-03-09"),
        ("from 24 Feb to 1 March", K.SPAN, "2022-02-24", "2022-03-01"),
        ("from 30 December to 2 January", K.SPAN, "2021-12-30", "2022-01-02"),
        ("between March and May 2021", K.SPAN, "2021-03-01", "2021-05-31"),
        ("from Monday to Wednesday", K.SPAN, "2022-03-21", "2022-03-23"),
        ("since Oct. 7", K.SINCE, "2021-10-07", "2022-03-24"),
        ("since December", K.SINCE, "2021-12-01", "2022-03-24"),
        ("since February 2022", K.SINCE, "2022-02-01", "2022-03-24"),
        ("since the invasion began on February 24", K.SINCE, "2022-02-24", "2022-03-24"),
        ("since the war began", K.CASE_START, "", ""),
        ("until March 2", K.UNTIL, "", "2022-03-02"),
        ("before March 2", K.UNTIL, "", "2022-03-01"),
        ("as of 3 p.m. Sunday", K.UNTIL, "", "2022-03-20"),
        ("so far", K.SO_FAR, "", "2022-03-24"),
        ("one month", K.DURATION, "", ""),
        ("10-year", K.DURATION, "", ""),
        ("a day earlier", K.RELATIVE, "", ""),
        ("every day", K.RECURRING, "", ""),
        ("on Sundays", K.RECURRING, "", ""),
        ("next week", K.FUTURE, "2022-03-28", "2022-04-03"),
        ("tomorrow", K.FUTURE, "2022-03-25", "2022-03-25"),
        ("09:37 AM IST", K.TIME, "", ""),
        ("6 p.m.", K.TIME, "", ""),
        ("New Year", K.POINT, "2022-01-01", "2022-01-01"),
        ("Christmas Eve", K.POINT, "2021-12-24", "2021-12-24"),
        ("Good Friday", K.POINT, "2021-04-02", "2021-04-02"),
        ("Easter Sunday 2019", K.POINT, "2019-04-21", "2019-04-21"),
    ],
)
def test_expressions_have_their_days(text: str, kind: TimeKind, first: str, last: str) -> None:
    """Each text holds one expression of time, of that kind, from the first day to the last."""
    found = only(text)
    assert (found.kind, found.first, found.last) == (kind, day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "they may flee",
        "a long march home",
        "he sat down",
        "a 45-year-old",
        "aged 9 years old",
        "Bloody Sunday",
        "killed 2000 people",
        "second place",
        "12 people",
        "the last soldier",
        "from the beginning",
        "2000 were killed",
    ],
)
def test_words_that_only_look_like_time_give_none(text: str) -> None:
    """Verbs, ages, names and counts are no dates."""
    assert find_dates(text, published=PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on Tuesday", "day"),
        ("last week", "week"),
        ("in March", "month"),
        ("in 2018", "year"),
        ("since December", "month"),
        ("two weeks ago", "week"),
    ],
)
def test_precision_is_what_the_words_give(text: str, precision: str) -> None:
    """A month is not a day."""
    assert only(text).precision is Precision(precision)


def test_what_counts_from_publication_says_so() -> None:
    """Only expressions that fall with the publication date are anchored, and have no days without it."""
    assert only("on Tuesday").anchored
    assert not only("24 February 2022").anchored
    assert only("on Tuesday", None).first is None
    assert only("24 February 2022", None).first == date(2022, 2, 24)


def test_publication_time_counts_in_its_own_zone() -> None:
    """Late on the 24th in India is the 24th, whatever the day in Greenwich."""
    published = datetime(2022, 3, 24, 1, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert find_dates("on Thursday", published=published)[0].first == date(2022, 3, 24)


def test_approximate_is_marked() -> None:
    """As in "About two weeks ago" and "early March" are not exact."""
    assert only("about two weeks ago").approximate
    assert only("early March").approximate
    assert not only("two weeks ago").approximate


def test_relative_expressions_resolve_from_an_anchor() -> None:
    """As in "A day earlier" than another time in the text."""
    assert resolve(only("a day earlier"), date(2024, 8, 1)).first == date(2024, 7, 31)
    assert resolve(only("two weeks later"), date(2024, 8, 1)).first == date(2024, 8, 12)
    assert resolve(only("in March"), date(2024, 8, 1)) == only("in March")


def test_overnight_leans_on_the_day_beside_it() -> None:
    """The night before the day that the sentence names, not before publication; with two days it stays."""
    text = "Officials said on 3 March that 34 died in the previous 24 hours and 5 overnight."
    spans = [(found.first, found.last) for found in find_dates(text, published=PUBLISHED)[1:]]
    assert spans == [(date(2022, 3, 2), date(2022, 3, 3))] * 2
    both = find_dates("On 3 March and on 5 March it burned overnight.", published=PUBLISHED)
    assert both[-1].last == PUBLISHED


def test_a_dated_line_is_all_time() -> None:
    """No number of a footer or header is left to be counted."""
    footer = find_dates("Published on: Thursday, March 24, 2022, 09:37 AM IST", published=None)
    assert [found.text for found in footer] == ["Thursday, March 24, 2022", "09:37 AM IST"]
    assert [found.text for found in find_dates(" date 2022-03-24 Between 7,000")] == ["2022-03-24"]


DAYS = st.dates(date(1810, 1, 1), date(2090, 12, 31))


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b. %Y", "%A, %B %d, %Y"]))
def test_full_dates_round_trip(when: date, form: str) -> None:
    """A date spelled in full is read as itself, whatever the publication date."""
    found = only(f"It fell on {when.strftime(form)}", PUBLISHED)
    assert (found.first, found.last, found.precision) == (when, when, Precision.DAY)


@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_the_latest_not_after_publication(published: date, weekday: str) -> None:
    """It lies within the seven days up to publication, and is that weekday."""
    found = only(f"on {weekday}", published)
    assert found.first is not None
    assert found.first.strftime("%A") == weekday
    assert 0 <= (published - found.first).days <= 6


@given(DAYS)
def test_last_week_is_the_monday_to_sunday_before(published: date) -> None:
    """Seven days that end before this week's Monday."""
    found = only("last week", published)
    assert found.first is not None
    assert found.last is not None
    assert found.first.weekday() == 0
    assert (found.last - found.first).days == 6
    assert 1 <= (published - found.last).days <= 7


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_the_latest(published: date, month: int, of_month: int) -> None:
    """Not after publication, and less than a year and a day before."""
    found = latest_day(published, month, of_month)
    assert found is not None
    assert (found.month, found.day) == (month, of_month)
    assert 0 <= (published - found).days <= 366


@given(DAYS, st.integers(-1200, 1200))
def test_months_shift_back(when: date, months: int) -> None:
    """Shifting there and back keeps the month."""
    there = shift_months(when, months)
    back = shift_months(there, -months)
    assert (back.year, back.month) == (when.year, when.month)


@given(DAYS, st.integers(1, 12))
def test_the_latest_month_has_begun(published: date, month: int) -> None:
    """It starts by the day of publication and within a year of it."""
    first, last = latest_month(published, month)
    assert first <= published
    assert first.month == last.month == month
    assert (published - first).days < 367


@pytest.mark.parametrize(
    "known", ["1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"]
)
def test_easter_falls_where_tables_have_it(known: str) -> None:
    """Known Easter Sundays, the earliest and the latest of their time among them."""
    assert easter(int(known[:4])) == date.fromisoformat(known)


@given(DAYS)
def test_a_week_holds_its_day(when: date) -> None:
    """Monday to Sunday around it."""
    monday, sunday = week_of(when)
    assert monday <= when <= sunday
    assert monday.weekday() == 0
