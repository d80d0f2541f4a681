"""Any text at all is read, in time linear in its length, with exact spans in order."""

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.extract.dates import find_dates
from tollbook.extract.prefilter import candidates, may_hold_claims
from tollbook.extract.quantities import find_quantities
from tollbook.extract.sentences import split

PIECES = st.sampled_from(
    [
        "1",
        "12,",
        "1,000",
        "one",
        "hundred",
        "and",
        "to",
        "-",
        "–",
        "of",
        "at least",
        "between",
        "March",
        "2022",
        "Tuesday",
        "last",
        "since",
        "the",
        "war",
        "began",
        "ago",
        "weeks",
        "half",
        "a",
        "dozen",
        "million",
        ".",
        ",",
        "\n",
        "\n\n",
        " ",
        "(",
        ")",
        "[",
        "%",
        "$",
        "no",
        "none",
        "all but",
        "year",
        "old",
        "p.m.",
        ":",
        "/",
        "May",
        "from",
        "until",
        "killed",
        "\u0661",
        "½",
        "٣",
        "²",
        "\x00",
        "\ud800",
        "ﬁ",
        "İ",
        "ß",
        "’",
        "'s",
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_is_read_with_exact_spans_in_order(text: str, published: date | None) -> None:
    """Nothing raises; every span is exact; none overlaps another."""
    for found in (find_quantities(text), find_dates(text, published=published)):
        last = 0
        for one in found:
            assert text[one.start : one.end] == one.text
            assert last <= one.start < one.end
            last = one.end


@given(TEXTS)
def test_sentences_lose_nothing(text: str) -> None:
    """Sentences are exact, in order, and leave only white space out."""
    last = 0
    for sentence in split(text):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert not text[last : sentence.start].strip()
        assert sentence.start <= sentence.body <= len(text)
        last = sentence.end
    assert not text[last:].strip()


@given(TEXTS)
def test_counts_have_bounds_that_fit(text: str) -> None:
    """A count's low never exceeds its high, and is the model's."""
    for found in find_quantities(text):
        if found.is_count:
            assert found.as_count().low == found.low
            assert found.start <= found.bare[0] < found.bare[1] <= found.end


@given(st.binary(max_size=300))
def test_any_bytes_are_sifted(data: bytes) -> None:
    """The gate for crawls answers for any bytes."""
    assert may_hold_claims(data) in (True, False)


@given(TEXTS)
def test_candidates_are_sentences(text: str) -> None:
    """Candidates are indexes of sentences in reading order, each once."""
    sentences = split(text)
    indexes = [candidate.index for candidate in candidates(text, sentences)]
    assert indexes == sorted(set(indexes))
    assert all(0 <= index < len(sentences) for index in indexes)


UNITS = [
    "1",
    "1,",
    "1.",
    "1 ",
    "a ",
    "one ",
    "one hundred and ",
    "1-",
    "[",
    "(",
    "killed ",
    "A.",
    "Mr. ",
    "at least ",
    "between 1 and ",
    "March ",
    "since ",
    "from 1 to ",
    "half a ",
    "half ",
    "last ",
    "all but ",
    "none of ",
    "1/",
    "1:",
    "\n",
    "dozens of ",
    "5 of the ",
    "dead 1 ",
    "x",
    "§",
    "said. ",
    "since the war ",
    "hundred ",
    "about two ",
    "in the past ",
    "Tuesday ",
    "K. ",
    "date ",
]


def _steps(work: Callable[[str], object], text: str) -> int:
    """How many calls of Python functions a piece of work makes."""
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work(text)
    finally:
        sys.setprofile(None)
    return made


def _sift(text: str) -> object:
    return candidates(text, split(text))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("work", [split, find_quantities, find_dates, _sift])
def test_work_grows_with_the_text_and_no_faster(work: Callable[[str], object], unit: str) -> None:
    """Four times the text takes at most about four times the steps, however it is made."""
    _steps(work, unit * 8)  # tables are read once
    once, fourfold = _steps(work, unit * 50), _steps(work, unit * 200)
    assert fourfold <= 4.5 * once + 50


@pytest.mark.long
@pytest.mark.parametrize("unit", [*UNITS, "1" * 1000, "a" * 1000])
def test_long_texts_of_anything_are_read(unit: str) -> None:
    """One piece over and over, 200,000 characters of it, comes through every stage."""
    text = unit * (200_000 // len(unit))
    sentences = split(text)
    assert candidates(text, sentences) is not None
    assert find_quantities(text) is not None
    assert find_dates(text) is not None
