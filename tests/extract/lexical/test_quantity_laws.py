"""Laws of quantities: round trips, exact spans, and that context does not change a number."""

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.lexical.spelling import grouped, indian, words
from tollbook.extract.quantities import QuantityKind, find_quantities

NUMBERS = st.integers(2, 10**9 - 1)
HEDGES = st.sampled_from(
    ["at least", "more than", "about", "nearly", "up to", "no fewer than", "an estimated", ""]
)
FILLERS = st.sampled_from(
    ["Officials said", "In the north,", "“Again,” he said,", "Police:", "– и снова –", ""]
)


def only(text: str) -> tuple[int | None, int | None]:
    """The one expression of a text."""
    (found,) = [one for one in find_quantities(text) if one.kind is QuantityKind.COUNT]
    return found.low, found.high


@given(NUMBERS, st.sampled_from([",", "\u00a0", "\u202f", "’", "'"]))
def test_digits_round_trip(number: int, separator: str) -> None:
    """A number grouped with any separator is read as itself."""
    assert only(f"killed {grouped(number, separator)} people") == (number, number)


@given(NUMBERS)
def test_indian_digits_round_trip(number: int) -> None:
    """A number grouped in lakhs and crores is read as itself."""
    assert only(f"killed {indian(number)} people") == (number, number)


@given(NUMBERS, st.sampled_from([" and ", " "]))
def test_words_round_trip(number: int, joiner: str) -> None:
    """A number in words, with or without "and", is read as itself, in any case."""
    spelled = words(number, joiner=joiner)
    assert only(f"killed {spelled} people") == (number, number)
    assert only(f"KILLED {spelled.upper()} PEOPLE") == (number, number)


@given(st.integers(1, 9999), st.sampled_from([("lakh", 10**5), ("crore", 10**7), ("million", 10**6)]))
def test_decimals_of_a_scale_round_trip(tenths: int, scale: tuple[str, int]) -> None:
    """A decimal before a word of scale is read exactly, without a float's error."""
    name, worth = scale
    expected = tenths * worth // 100
    assert only(f"displaced {tenths // 100}.{tenths % 100:02} {name} people") == (expected, expected)


@given(
    st.integers(1000, 10**9),
    st.integers(1000, 10**9),
    st.sampled_from(["between {} and {}", "{} to {}", "{}–{}", "from {} to {}"]),
)
def test_ranges_keep_their_ends(one: int, other: int, form: str) -> None:
    """Two numbers joined as a range are its ends."""
    low, high = sorted((one, other))
    if low == high:
        high += 1
    spelled = form.format(grouped(low, ","), grouped(high, ","))
    assert only(f"They killed {spelled} people") == (low, high)


@given(FILLERS, HEDGES, NUMBERS, FILLERS)
def test_what_stands_around_changes_nothing(before: str, hedge: str, number: int, after: str) -> None:
    """The same hedged number means the same wherever it stands, and its span is exact."""
    said = f"{hedge} {number:,}".strip()
    alone = find_quantities(f"{said} people died")[0]
    text = f"{before} {said} people died. {after}"
    found = find_quantities(text)[0]
    assert (found.low, found.high, found.hedge) == (alone.low, alone.high, alone.hedge)
    assert text[found.start : found.end] == found.text == said


@given(st.permutations(["Four soldiers died.", "At least 12 fled.", "Dozens were hurt.", "No one was held."]))
def test_order_of_sentences_changes_nothing(sentences: list[str]) -> None:
    """Each sentence gives its figure whatever stands before it."""
    found = [(one.low, one.high) for one in find_quantities(" ".join(sentences))]
    assert sorted(found, key=str) == sorted([(4, 4), (12, None), (24, 99), (0, 0)], key=str)
