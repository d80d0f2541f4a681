"""Numbers, likelihoods, scales and highlights."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.build import told
from tests.strategies import claims, documents
from tollbook.export import Bundle
from tollbook.model import Document
from tollbook.web import words
from tollbook.web.chart.panel import MOST_BARS
from tollbook.web.chart.scale import Days, Scale
from tollbook.web.highlight import flowing, segments
from tollbook.web.index import Index
from tollbook.web.panels import panel
from tollbook.web.support import chance_above
from tollbook.web.words import titled


@pytest.mark.parametrize(
    ("value", "width", "shown"),
    [
        (3120, 11750, "3,000"),
        (14870, 11750, "15,000"),
        (9034, 12, "9,034"),
        (9034, 120, "9,035"),
        (7, 0, "7"),
    ],
)
def test_rounding_follows_the_width(value: float, width: float, shown: str) -> None:
    """Wide intervals get few digits, narrow ones all."""
    assert words.rounded(value, width) == shown


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost no chance"),
        (0.04, "almost no chance"),
        (0.1, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.6, "likely"),
        (0.9, "very likely"),
        (0.96, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_words_for_likelihoods(probability: float, word: str) -> None:
    """The bands of ICD 203."""
    assert words.likelihood(probability) == word


def test_the_chance_to_be_above() -> None:
    """Between quantiles by interpolation, outside of them that of the nearest."""
    quantiles = {"0.05": 100.0, "0.5": 200.0, "0.95": 400.0}
    assert chance_above(quantiles, 150) == pytest.approx(0.725)
    assert chance_above(quantiles, 10) == pytest.approx(0.95)
    assert chance_above(quantiles, 900) == pytest.approx(0.05)
    assert chance_above({}, 1) is None


@pytest.mark.parametrize(
    ("title", "text", "outlet", "shown"),
    [
        ("Dozens dead", "Fourteen people died.", "Paper", "Dozens dead"),
        (" ", "Fourteen people\n\n died.", "Paper", "“Fourteen people died.”"),
        (None, "word " * 40, None, f"“{'word ' * 14}…”"),
        (None, "", "Paper", "A report by Paper"),
        (None, " \n", None, "A report without words"),
    ],
)
def test_a_report_has_a_name_that_a_person_can_read(
    title: str | None, text: str, outlet: str | None, shown: str
) -> None:
    """Its title, else its own first words, else its outlet; never an id."""
    assert titled(Document("x1y2", text, title, outlet)) == shown


@given(st.data())
def test_segments_join_to_the_text(data: st.DataObject) -> None:
    """However spans overlap, the pieces are the text, and each claim that holds starts once."""
    document = data.draw(documents())
    made = data.draw(st.lists(claims(document), max_size=4, unique_by=lambda c: c.id))
    cut = segments(document.text, made)
    assert "".join(s.text for s in cut) == flowing(document.text)
    starts = [id_ for s in cut for id_ in s.starts]
    held = [c.id for c in made if any(s.start < s.end for s in c.spans)]
    assert sorted(starts) == sorted(held)
    for segment in cut:
        assert set(segment.starts) <= set(segment.claims)


def test_wrapped_lines_flow_and_written_ones_stay() -> None:
    """A program's line ends become spaces, an author's and the blank lines between paragraphs stay."""
    wrapped = "\n".join(["word " * 15] * 5) + "\n\nNext."
    assert flowing(wrapped) == (" ".join(["word " * 15] * 5) + "\n\nNext.")
    assert flowing("- one\n- two\n- three\n- four\n") == "- one\n- two\n- three\n- four\n"


@given(st.text("a \n", max_size=400))
def test_flowing_keeps_every_place(text: str) -> None:
    """Only line ends change, and only into spaces, so that spans stay where they are."""
    shown = flowing(text)
    assert len(shown) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, shown, strict=True))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20), st.booleans())
def test_scales_keep_order_and_stay_inside(values: list[int], log: bool) -> None:
    """More people stand higher, nothing leaves the drawing, and ticks are few."""
    scale = Scale.over([float(v) for v in values], top=10, bottom=200, log=log)
    places = [scale.at(v) for v in sorted(values)]
    assert places == sorted(places, reverse=True)
    assert all(10 <= p <= 200 for p in places)
    assert 1 <= len(scale.ticks()) <= 14


@given(st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31)), min_size=1, max_size=5), st.integers(2, 8))
def test_days_stay_inside_with_few_ticks(days: list[date], wanted: int) -> None:
    """Any span of days, from one to ten thousand years, has some labelled days."""
    scale = Days.over(days, left=0, right=100)
    assert all(0 <= scale.at(d) <= 100 for d in days)
    assert 1 <= len(scale.ticks(wanted)) <= 16


def test_a_chart_of_many_claims_stays_legible() -> None:
    """A year of daily figures by two claimants is thinned, says so, and keeps each one's newest."""
    figures = [
        told(voice, n, n, 1, end=date(2022, 1, 1) + timedelta(days=n), published=2)
        for voice in ("A", "B")
        for n in range(1, 365)
    ]
    index = Index(Bundle(claims=tuple(figures), folded=tuple(figures), as_of=date(2023, 1, 1)))
    made = panel(index, *index.subjects[0])
    drawn = made.drawings[0]
    assert len(drawn.bars) <= MOST_BARS and len(made.told) > MOST_BARS
    assert sum(int(crowd.title.split()[0]) for crowd in drawn.crowds) == len(made.told)
    newest = {t.voice: t.claim.id for t in made.told}
    assert set(newest.values()) <= {bar.claim for bar in drawn.bars}
