"""What each way of putting a number is worth."""

import pytest

from tollbook.extract.quantities import Quantity, QuantityKind, find_quantities
from tollbook.model import Hedge

EXACT, ABOUT, RANGE = Hedge.EXACT, Hedge.APPROXIMATE, Hedge.RANGE
LEAST, MOST, VAGUE = Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.VAGUE


def counts(text: str) -> list[Quantity]:
    """The counts among the quantities of a text."""
    return [found for found in find_quantities(text) if found.kind is QuantityKind.COUNT]


def bounds(text: str) -> list[tuple[int | None, int | None, Hedge]]:
    """Low, high and hedge of each count."""
    return [(found.low, found.high, found.hedge) for found in counts(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("1,600 soldiers died", 1600, 1600, EXACT),
        ("1.600 soldiers died", 1600, 1600, EXACT),
        ("1 600 soldiers died", 1600, 1600, EXACT),
        ("1\u202f600 soldiers died", 1600, 1600, EXACT),
        ("1’600 soldiers died", 1600, 1600, EXACT),
        ("1.600.000 people fled", 1_600_000, 1_600_000, EXACT),
        ("1,25,000 workers left", 125_000, 125_000, EXACT),
        ("1.5 million people fled", 1_500_000, 1_500_000, EXACT),
        ("1,5 million people fled", 1_500_000, 1_500_000, EXACT),
        ("2.3m people fled", 2_300_000, 2_300_000, EXACT),
        ("12k people fled", 12_000, 12_000, EXACT),
        ("10 lakh people fled", 1_000_000, 1_000_000, EXACT),
        ("nearly 1.2 crore people fled", 12_000_000, 12_000_000, ABOUT),
        ("one hundred and four were hurt", 104, 104, EXACT),
        ("Twenty-one recruits died", 21, 21, EXACT),
        ("two thousand, three hundred and five died", 2305, 2305, EXACT),
        ("two and a half million fled", 2_500_000, 2_500_000, EXACT),
        ("half a million fled", 500_000, 500_000, EXACT),
        ("half a dozen died", 6, 6, EXACT),
        ("a half-dozen died", 6, 6, EXACT),
        ("about a dozen fighters", 12, 12, ABOUT),
        ("nearly two dozen died", 24, 24, ABOUT),
        ("a score of villagers died", 20, 20, EXACT),
        ("a hundred or so died", 100, 100, ABOUT),
        ("some 50-odd people died", 50, 50, ABOUT),
        ("a couple of soldiers died", 2, 2, EXACT),
        ("a couple of hundred people died", 200, 200, ABOUT),
        ("both men died", 2, 2, EXACT),
        ("dozens died", 24, 99, VAGUE),
        ("Scores were killed", 40, 99, VAGUE),
        ("hundreds of troops", 200, 999, VAGUE),
        ("several hundred people", 200, 999, VAGUE),
        ("a few dozen people", 24, 99, VAGUE),
        ("thousands fled", 2000, 9999, VAGUE),
        ("tens of thousands of people", 20_000, 99_999, VAGUE),
        ("hundreds of thousands fled", 200_000, 999_999, VAGUE),
        ("millions fled", 2_000_000, 9_999_999, VAGUE),
        ("hundreds, if not thousands, died", 200, 9999, VAGUE),
        ("tens or hundreds of thousands died", 20_000, 999_999, VAGUE),
        ("Between 7,000 and 15,000 troops died", 7000, 15_000, RANGE),
        ("between about 10 and 20 died", 10, 20, RANGE),
        ("between one hundred and two hundred died", 100, 200, RANGE),
        ("280,000-300,000 killed", 280_000, 300_000, RANGE),
        ("280,000–300,000 killed", 280_000, 300_000, RANGE),
        ("20 to 25 thousand fighters", 20_000, 25_000, RANGE),
        ("70 to 80,000 fighters", 70_000, 80_000, RANGE),
        ("from 5 to 10 people died", 5, 10, RANGE),
        ("anywhere from 5 to 10 people died", 5, 10, RANGE),
        ("two or three people died", 2, 3, RANGE),
        ("at least 12, possibly 15 died", 12, 15, RANGE),
        ("more than 10 but fewer than 20 died", 10, 20, RANGE),
        ("3 to as many as 5 died", 3, 5, RANGE),
        ("at least 40 died", 40, None, LEAST),
        ("more than 200 died", 200, None, LEAST),
        ("well over 200 died", 200, None, LEAST),
        ("no fewer than 118 died", 118, None, LEAST),
        ("upwards of 50 died", 50, None, LEAST),
        ("50 or more died", 50, None, LEAST),
        ("500+ died", 500, None, LEAST),
        ("up to 45 died", None, 45, MOST),
        ("as many as 200 thousand died", None, 200_000, MOST),
        ("no more than 12 died", None, 12, MOST),
        ("fewer than 10 died", None, 10, MOST),
        ("10 or fewer died", None, 10, MOST),
        ("close to 70,000 died", 70_000, 70_000, ABOUT),
        ("an estimated 12 died", 12, 12, ABOUT),
        ("just under 500 died", 500, 500, ABOUT),
        ("~50 died", 50, 50, ABOUT),
        ("no casualties", 0, 0, EXACT),
        ("no one was hurt", 0, 0, EXACT),
        ("nobody was hurt", 0, 0, EXACT),
        ("not a single soldier died", 0, 0, EXACT),
        ("None of the 230 passengers was hurt", 0, 0, EXACT),
        ("All but one of the sixteen on board died", 15, 15, EXACT),
        ("all 16 aboard died", 16, 16, EXACT),
        ("each of the five died", 5, 5, EXACT),
        ("ELEVEN POLICE KILLED", 11, 11, EXACT),
        ("a 12-strong crew died", 12, 12, EXACT),
    ],
)
def test_counts_have_the_bounds_of_the_convention(
    text: str, low: int | None, high: int | None, hedge: Hedge
) -> None:
    """One count stands in each text, with the bounds and hedge that the claims' convention gives it."""
    assert bounds(text) == [(low, high, hedge)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a 45-year-old was killed", QuantityKind.AGE),
        ("a boy, 9, was hurt", QuantityKind.AGE),
        ("a boy aged nine was hurt", QuantityKind.AGE),
        ("Ivan Petrov (34) was hurt", QuantityKind.AGE),
        ("they were under 16.", QuantityKind.AGE),
        ("40 per cent of the dead", QuantityKind.PERCENT),
        ("40% of the dead", QuantityKind.PERCENT),
        ("cost $50 million", QuantityKind.MONEY),
        ("cost 5 million dollars", QuantityKind.MONEY),
        ("cost Rs 5 lakh", QuantityKind.MONEY),
        ("lasted 70 minutes", QuantityKind.DURATION),
        ("a 10-year occupation", QuantityKind.DURATION),
        ("on March 2 they said", QuantityKind.DATE),
        ("in 2018 they said", QuantityKind.DATE),
        ("at 09:37 AM", QuantityKind.TIME),
        ("15 km from the city", QuantityKind.MEASURE),
        ("500m away", QuantityKind.MEASURE),
        ("a magnitude 7.8 quake", QuantityKind.MEASURE),
        ("a 20-vehicle convoy", QuantityKind.MEASURE),
        ("a T-72 tank", QuantityKind.IDENTIFIER),
        ("a T-72B3 tank", QuantityKind.IDENTIFIER),
        ("on Channel One they said", QuantityKind.IDENTIFIER),
        ("it looked into 2014 Russian claims", QuantityKind.DATE),
        ("the Euro 2020 playoffs", QuantityKind.DATE),
        ("a Boeing 737 crashed", QuantityKind.IDENTIFIER),
        ("flight MH17 crashed", QuantityKind.IDENTIFIER),
        ("Resolution 2254 said", QuantityKind.IDENTIFIER),
        ("died of COVID-19", QuantityKind.IDENTIFIER),
        ("call +44 20 7946 0958 now", QuantityKind.IDENTIFIER),
        ("died.[12]", QuantityKind.IDENTIFIER),
        ("server 192.168.0.1 fell", QuantityKind.IDENTIFIER),
        ("the 82nd Airborne fell", QuantityKind.ORDINAL),
        ("the twenty-first victim", QuantityKind.ORDINAL),
        ("two thirds of those infected", QuantityKind.FRACTION),
        ("half of them died", QuantityKind.FRACTION),
        ("one in five died", QuantityKind.FRACTION),
        ("three times the toll", QuantityKind.MULTIPLIER),
        ("a 3-1 win", QuantityKind.SCORE),
        ("voted 52-48 for it", QuantityKind.SCORE),
    ],
)
def test_numbers_that_count_no_people_are_told_apart(text: str, kind: QuantityKind) -> None:
    """Every number in these texts is of the one kind, none a count."""
    assert {found.kind for found in find_quantities(text)} == {kind}


@pytest.mark.parametrize(
    "text", ["one another", "this one fell", "no longer", "all but one died", "several died"]
)
def test_words_without_a_figure_give_none(text: str) -> None:
    """Pronouns, set phrases and "several" are no quantities."""
    assert counts(text) == []


def test_a_rise_from_one_figure_to_another_is_no_range() -> None:
    """As in "Rose from 12 to 40" and "rose to 256 from 178" give two figures each."""
    assert bounds("The toll rose from 12 to 40.") == [(12, 12, EXACT), (40, 40, EXACT)]
    assert bounds("The toll rose to 256 from 178 a day earlier.") == [(256, 256, EXACT), (178, 178, EXACT)]


def test_a_change_is_marked_and_is_not_the_new_figure() -> None:
    """As in "By about 100" says how much the figure changed, 253 what it is now."""
    change, now = counts("The ministry cut its estimate of the dead by about 100, to 253.")
    assert (change.change, now.change) == (True, False)
    assert (change.low, now.low) == (100, 253)


@pytest.mark.parametrize(
    "text", ["another five", "a further 30", "11 more bodies", "two others", "an additional 4"]
)
def test_increments_are_marked(text: str) -> None:
    """What adds to a figure told before says so."""
    assert [found.increment for found in counts(text)] == [True]


def test_a_comparison_is_no_increment() -> None:
    """As in "12 more than last year" compares."""
    assert not counts("There were 12 more than that.")[0].increment


@pytest.mark.parametrize(
    "text", ["100 to 200 soldiers every day", "two each", "50 per hour", "12 people a day"]
)
def test_rates_are_distributive(text: str) -> None:
    """What holds for each of several says so."""
    assert counts(text)[0].distributive


def test_a_day_after_is_no_rate() -> None:
    """As in "A day after" places the figure in time."""
    assert not counts("killed 12 people a day after the truce")[0].distributive


def test_a_part_knows_its_group() -> None:
    """Both the part and the whole are given, and the part knows the whole's number."""
    part, group = counts("three of the 16 died")
    assert (part.low, part.group, group.low) == (3, 16, 16)


def test_bare_number_and_hedges_are_exact_spans() -> None:
    """The number itself and each hedge can be shown by themselves."""
    text = "Officials said at least 40 or so had died."
    found = counts(text)[0]
    assert text[slice(*found.bare)] == "40"
    assert [text[slice(*hedge)] for hedge in found.hedges] == ["at least", "or so"]


def test_offsets_count_from_the_documents_start() -> None:
    """A stretch in the middle gives spans of the whole text."""
    text = "Two fled. At least 14 died. Five hid."
    (found,) = find_quantities(text, 10, 27)
    assert found.text == text[found.start : found.end] == "At least 14"


def test_a_name_with_a_number_word_is_no_count() -> None:
    """A number word with a capital amid lower case, before another capital, names something."""
    assert counts("They met at the Three Gorges dam.") == []


def test_dates_given_are_not_counted() -> None:
    """Numbers in dates are dates, the figure beside them is not."""
    assert bounds("On March 24 200 people died.") == [(200, 200, EXACT)]
    assert bounds("In March 12 people died.") == [(12, 12, EXACT)]
    assert bounds("The 2015 attack killed 2000.") == [(2000, 2000, EXACT)]
