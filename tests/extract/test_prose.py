"""What is no prose is not read, and what is prose is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.lexical.test_never_fails import UNITS
from tollbook.cases import Gazetteer, load_gazetteer
from tollbook.extract import extract_claims
from tollbook.extract.prose import Patience, is_prose
from tollbook.model import Document

LONG = (
    "The ministry said that 12 people had been killed and 30 wounded in the north, 4 killed and 11 wounded "
    "in the south, 2 killed in the east, and 7 wounded in the west, where three villages were still cut off "
    "and 240 families had fled, while a hospital counted 16 dead, five of them children, and 38 were missing."
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in names."""
    return load_gazetteer(None)


def test_a_long_list_of_figures_is_prose(gazetteer: Gazetteer) -> None:
    """A sentence with as many figures as reporters write is read."""
    assert is_prose(LONG)
    assert len(extract_claims(Document("x", LONG), gazetteer=gazetteer)) >= 5


@pytest.mark.parametrize(
    "unit", ["1 ", "12 killed ", "one hundred and ", "2 dead, 3 wounded, ", "killed; 12; "]
)
def test_numbers_and_harm_alone_are_no_prose(gazetteer: Gazetteer, unit: str) -> None:
    """Nothing but numbers and words of harm, a line long or more, is not read."""
    assert not is_prose(unit * 60)
    assert extract_claims(Document("x", unit * 60), gazetteer=gazetteer) == ()


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """Whatever the characters, there is an answer; few words are always prose."""
    assert is_prose(text) or len(text) >= 48


def test_a_sentence_wears_out() -> None:
    """A sentence is read until it has taken 5,000 characters; another one is not touched by that."""
    patience = Patience()
    assert [patience.is_worn("x" * 2000) for _ in range(5)] == [False, False, False, True, True]
    assert not patience.is_worn("y" * 2000)


def test_hundreds_of_short_lines_are_a_table(gazetteer: Gazetteer) -> None:
    """The first 200 lines with a figure are read, whatever they are; whole sentences after them still are."""
    lines = [f"{k} people were killed." for k in range(2, 400)]
    text = "\n".join([*lines, "On Tuesday 517 people were killed in the town, police said."])
    found = {c.count.low for c in extract_claims(Document("x", text), gazetteer=gazetteer) if c.count}
    assert found == {*range(2, 202), 517}


def test_a_claim_is_found_behind_what_is_no_prose(gazetteer: Gazetteer) -> None:
    """What is skipped does not hide what follows, and spans stay exact."""
    text = "[" * 3000 + "\n\n" + "1 " * 3000 + "\n\nOn Tuesday 12 people were killed, police said."
    (claim,) = extract_claims(Document("x", text), gazetteer=gazetteer)
    assert all(text[s.start : s.end] == s.exact for s in claim.spans)


@pytest.mark.parametrize("unit", UNITS)
def test_anything_over_and_over_is_read_with_a_claim_behind_it(gazetteer: Gazetteer, unit: str) -> None:
    """Whatever piece is repeated, nothing raises, and the sentence after it still gives its claim."""
    text = unit * (4000 // len(unit)) + "\n\nOn Tuesday 17 people were killed in the town, police said."
    claims = extract_claims(Document("x", text), gazetteer=gazetteer)
    assert 17 in [claim.count.low for claim in claims if claim.count]
