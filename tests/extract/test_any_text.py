"""Any text at all is read: mixed scripts, odd characters, odd sentences."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.cases import Gazetteer, load_gazetteer
from tollbook.extract import extract_claims
from tollbook.extract.extraction import prose
from tollbook.model import Document, dumps

SCRIPTS = st.sampled_from(
    [
        "12 قتيلا", "погибли 12 человек", "十二人死亡。", "१२ मारे गए", "12 νεκροί", "12 halott", "١٢", "𝟏𝟐",
        "Ⅻ", "½", "e\u0301", "ﬁ", "İ", "ß", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff",
        "\u00ad", "\x00", "\x1b[2J", "\ud800", "\udfff", "😀", "👩‍👩‍👧", "\u2028", "\u2029",
        "\x85", "\x0b", "\u3000", "\t",
        "\r\n", "\n\n",
    ]
)  # fmt: skip
ENGLISH = st.sampled_from(
    [
        "At least 12 people were killed", "on Tuesday", ",", ".", "police said", "“", "”", '"', "KILLED",
        "the toll rose to", "1,200", "dozens of", "wounded", "no", "soldiers", "Russia", "'s", "between",
        "and", "it added", "denied", "declined to say how many had died", "(", ")", "—",
        "including", "another",
        "a man", "of them", "one at the", "Ann Hill and Tom Rowe",
    ]
)  # fmt: skip
MIXED = st.lists(st.one_of(SCRIPTS, ENGLISH, ENGLISH), max_size=30)
TEXTS = st.one_of(
    MIXED.map(" ".join), MIXED.map("".join), st.text(st.characters(exclude_categories=()), max_size=300)
)
DAYS = st.sampled_from(
    [
        None,
        date(2022, 3, 24),
        date.min,
        date.max,
        datetime(2024, 2, 29, 0, 5, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    ]
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in names."""
    return load_gazetteer(None)


@given(TEXTS, DAYS)
def test_claims_of_any_text_hold(gazetteer: Gazetteer, text: str, published: date | None) -> None:
    """Nothing raises; spans are exact and in order, ids differ, periods run forward, all can be written."""
    claims = extract_claims(Document("x", text, published=published), gazetteer=gazetteer)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        places = [(span.start, span.end) for span in claim.spans]
        assert places == sorted(set(places))
        assert all(span.exact and span.holds_in(text) for span in claim.spans)
        start, end = claim.period.start, claim.period.end
        assert start is None or end is None or start <= end
        assert dumps(claim)


@given(TEXTS)
def test_every_sentence_stands_in_its_text(text: str) -> None:
    """What is read are stretches of the text, in order, none overlapping another."""
    last = 0
    for sentence in prose(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert last <= sentence.start < sentence.end
        last = sentence.end
