"""What `extract_claims` reads: spans, determinism, and the shared gold."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tollbook.extract import extract_claims, extract_many
from tollbook.model import Document, Harm, Kind, Relation, dumps

WORDS = st.sampled_from(
    [
        "12",
        "soldiers",
        "killed",
        "wounded",
        "were",
        "the",
        "army",
        "said",
        ",",
        ".",
        "Tuesday",
        "at",
        "least",
        "dozens",
        "of",
        "civilians",
        "Russian",
        "toll",
        "rose",
        "to",
        "54",
        "\n\n",
        "“",
        "”",
        "missing",
        "1,200",
        "between",
        "and",
        "including",
        "three",
        "children",
        "—",
        "(Reuters)",
        "\u202e",
        "é",
        "𝟙",
        "not",
    ]
)


def _read(text: str, published: date | None = None):
    return extract_claims(Document("d", text, published=published))


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_spans_are_exact_on_any_text(text: str) -> None:
    """Every span of every claim is what stands in the text there, whatever the text."""
    for claim in _read(text):
        assert all(span.holds_in(text) and span.exact for span in claim.spans)


@given(st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=5))
@settings(max_examples=40, deadline=None)
def test_many_documents_give_what_each_gives_alone(texts: list[str]) -> None:
    """Batching documents changes no claim."""
    documents = [Document(str(k), text) for k, text in enumerate(texts)]
    assert list(extract_many(documents)) == [extract_claims(document) for document in documents]


def test_both_harms_of_a_sentence_are_read() -> None:
    """Two figures with two harms give two claims with one claimant."""
    killed, wounded = _read(
        "The raid killed 14 people and wounded at least 40, the Ruritanian health ministry said."
    )
    assert (killed.harm, killed.count.low) == (Harm.KILLED, 14)
    assert (wounded.harm, wounded.count.low, wounded.count.high) == (Harm.WOUNDED, 40, None)
    assert killed.claimant.text == wounded.claimant.text == "Ruritanian health ministry"


@pytest.mark.parametrize(
    "text",
    [
        "A second tremor might bury hundreds of villagers, geologists warned.",
        "Forecasters expect some 9,000 further deaths before winter.",
        "Had the brakes failed, more than 30 pupils would have been killed, the inspector said.",
        "The brigade captured three hamlets and seized a dozen trucks.",
        "The plan is dead after 15 councillors shot it down.",
        "The team won 3-1 and 40,000 fans cheered.",
    ],
)
def test_what_is_no_report_of_harm_gives_no_claim(text: str) -> None:
    """Forecasts, hypotheticals, things and figures of speech are no claims."""
    assert _read(text) == ()


@pytest.mark.parametrize(("one", "other"), [("Russian", "Ukrainian"), ("Turkish", "Syrian")])
def test_sides_are_read_alike(one: str, other: str) -> None:
    """Swapping the sides' names in the text swaps them in the claims, and changes nothing else."""
    text = "{a} forces said on Tuesday that 12 {b} soldiers were killed; {b} officials put the figure at 3."

    def fields(first: str, second: str):
        found = _read(text.format(a=first, b=second), date(2022, 3, 24))
        return [
            (c.harm, c.count.low, c.claimant and c.claimant.relation, c.stance, c.stated_on) for c in found
        ]

    assert fields(one, other) == fields(other, one)
    assert len(fields(one, other)) == 2


def test_a_party_that_declines_is_a_refusal() -> None:
    """Declining to say how many died is a claim without a figure."""
    (claim,) = _read("The Portuguese army declined to say how many of its troops had died.")
    assert claim.kind is Kind.REFUSAL
    assert claim.count is None
    assert claim.claimant.relation is Relation.SELF


def test_the_same_text_gives_the_same_bytes() -> None:
    """Extraction is deterministic."""
    text = "At least 12 soldiers died and 40 were wounded, police said. Another three were missing."
    assert [dumps(c) for c in _read(text)] == [dumps(c) for c in _read(text)]


def _score(gold: Path, tmp_path: Path) -> dict[str, float]:
    predicted = tmp_path / "predicted.jsonl"
    records = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    documents = [Document(r["id"], r["text"], published=date.fromisoformat(r["published"])) for r in records]
    lines = [dumps(claim) for claims in extract_many(documents) for claim in claims]
    predicted.write_text("\n".join(lines), "utf-8")
    tool = SHARED / "tools" / "score_claims.py"
    done = subprocess.run(
        [sys.executable, str(tool), str(gold), str(predicted), "--json"], capture_output=True, check=True
    )
    return json.loads(done.stdout)


@needs_shared
def test_the_report_of_march_2022_comes_out_whole(tmp_path: Path) -> None:
    """Every claim of the seed report, and nothing else."""
    scores = _score(SHARED / "gold" / "seed.jsonl", tmp_path)
    assert scores["figure"] == [1.0, 1.0, 1.0]
    assert scores["claimant"] == scores["relayed_by"] == 1.0


@needs_shared
def test_the_phenomena_are_read(tmp_path: Path) -> None:
    """What makes this hard, one sentence each."""
    scores = _score(SHARED / "gold" / "phenomena.jsonl", tmp_path)
    assert scores["figure"][2] >= 0.96
    assert min(scores["claimant"], scores["relayed_by"], scores["victims"], scores["hedge"]) >= 0.93
