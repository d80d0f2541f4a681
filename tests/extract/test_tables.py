"""Casualty tables: victims, figures, times and sources stand in columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document

TABLE = """\
| Side | Losses | Period | Source |
| --- | --- | --- | --- |
| **Civilians** | **895** killed, **117** wounded (**75** killed east) | 4 May 2021 – 2 June 2022 | UN |
| **Norwegian forces** (army, navy) | 15,000–20,000+ casualties | 4 May – 2 June 2022 | US estimate |
"""


def _claims(text: str) -> tuple[Claim, ...]:
    return tuple(extract_claims(Document("t", text, published=date(2023, 6, 17))))


def test_a_row_gives_victims_figures_time_and_source() -> None:
    """Each figure of a cell is a claim of the row's source about the row's people in the row's time."""
    claims = _claims(TABLE)
    told = [(c.harm.value, c.count and (c.count.low, c.count.high), c.victims.text) for c in claims]
    assert told == [
        ("killed", (895, 895), "Civilians"),
        ("wounded", (117, 117), "Civilians"),
        ("killed", (75, 75), "Civilians"),
        ("casualties", (15_000, 20_000), "Norwegian forces"),
    ]
    assert {c.claimant and c.claimant.text for c in claims[:3]} == {"UN"}
    assert (claims[3].claimant and claims[3].claimant.text, claims[3].stance.value) == ("US", "estimates")
    assert (claims[0].period.start, claims[0].period.end) == (date(2021, 5, 4), date(2022, 6, 2))
    assert (claims[3].victims.party, claims[3].victims.status.value) == ("Norway", "combatant")


def test_a_column_head_names_the_harm_of_bare_numbers() -> None:
    """Below "Killed" and "Injured" stand numbers alone; a row of totals is of people."""
    claims = _claims(
        "| Country | Killed | Injured |\n| --- | --- | --- |\n| Chile | 1,200 | 34 |\n| All | 12 | 74 |\n"
    )
    told = [(c.harm.value, c.count and c.count.low, c.victims.text, c.victims.party) for c in claims]
    assert told == [
        ("killed", 1200, "Chile", "Chile"),
        ("wounded", 34, "Chile", "Chile"),
        ("killed", 12, "people", None),
        ("wounded", 74, "people", None),
    ]


def test_every_quotation_of_a_row_is_its_text() -> None:
    """Spans of a row are exact."""
    for claim in _claims("Two paragraphs first.\n\n" + TABLE):
        for span in claim.spans:
            assert ("Two paragraphs first.\n\n" + TABLE)[span.start : span.end] == span.exact


@pytest.mark.parametrize(
    "text",
    [
        "|",
        "||||",
        "| Killed |",
        "| Killed | 12 |\n",
        "|||\n|||\n| 12 | killed |",
        "| a | b |\n| 7 tanks destroyed | |",
    ],
)
def test_scraps_of_tables_tell_nothing(text: str) -> None:
    """Strokes without a head and a row make no claim."""
    assert _claims(text) == ()


@given(
    st.lists(
        st.lists(
            st.sampled_from(["12", "killed", "Killed", "", "Total", "May 2022", "UN", "—", "**"]), max_size=5
        )
    )
)
def test_no_table_is_too_broken(rows: list[list[str]]) -> None:
    """Any rows of any width are read without an error."""
    _claims("\n".join("|" + "|".join(row) + "|" for row in rows))
