"""Sentences with claims are kept, and most others are not."""

import json

import pytest

from tests.shared import SHARED, needs_shared
from tollbook.extract.prefilter import Reason, candidates, may_hold_claims
from tollbook.extract.sentences import split

GOLD = [SHARED / "gold" / f"{name}.jsonl" for name in ("seed", "phenomena")]


def reasons(text: str) -> dict[str, Reason]:
    """The candidates of a text with their reasons."""
    sentences = split(text)
    return {sentences[one.index].text: one.reason for one in candidates(text, sentences)}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Twelve soldiers were killed.", Reason.FIGURE),
        ("The strike left dozens dead.", Reason.FIGURE),
        ("No one was hurt.", Reason.FIGURE),
        ("Russia lost 500 troops.", Reason.FIGURE),
        ("ELEVEN POLICE KILLED", Reason.FIGURE),
        ("A Finnish volunteer was killed.", Reason.IMPLICIT),
        ("Journalists Igor Kornelyuk and Anton Voloshin were killed.", Reason.IMPLICIT),
        ("The Kremlin declined to say how many troops had died.", Reason.REFUSAL),
    ],
)
def test_sentences_are_kept_for_a_reason(sentence: str, reason: Reason) -> None:
    """A figure, one person, or a refusal beside a word of harm."""
    assert reasons(sentence) == {sentence: reason}


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister opened a school with 12 classrooms.",
        "He lost the match.",
        "Prices fell by 3 per cent.",
        "They talked for two hours.",
        "The war is terrible.",
        "",
    ],
)
def test_ordinary_sentences_are_dropped(sentence: str) -> None:
    """Numbers without harm, and common words without victims, are not worth a parse."""
    assert not reasons(sentence).keys() - {"Prices fell by 3 per cent."}


def test_figures_that_go_on_are_kept() -> None:
    """What takes up a figure stands within reach of a sentence of harm."""
    text = "Fifty soldiers died in the ambush. It was dark. The ministry put the figure at 40."
    assert reasons(text)["The ministry put the figure at 40."] is Reason.ANAPHORA
    assert "It was dark." not in reasons(text)


def test_furniture_is_dropped() -> None:
    """A footer that names harm holds no claim."""
    assert reasons("Read more: 12 killed in blast") == {}


def test_text_beyond_ascii_keeps_its_places() -> None:
    """Byte offsets lead back to the right sentence."""
    text = "Київ — спокійно. “Ça va,” he said. Twelve soldiers were killed. Noël."
    assert list(reasons(text)) == ["Twelve soldiers were killed."]


@needs_shared
def test_gold_sentences_with_claims_are_kept() -> None:
    """Every gold text with a claim that is not optional has a candidate, and passes the gate for crawls."""
    for path in GOLD:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if any(not claim.get("optional") for claim in record["claims"]):
                assert reasons(record["text"]), record["text"]
                assert may_hold_claims(record["text"].encode()), record["text"]


def test_the_gate_drops_what_has_no_harm() -> None:
    """A page about a school passes no gate; one death within it does; damaged bytes are no matter."""
    page = b"The school opened at nine with 300 pupils. " * 200
    assert not may_hold_claims(page)
    assert may_hold_claims(page + b"Two pupils died. " + page)
    assert may_hold_claims(b"\xff\xfe 12 killed \x80")
    assert not may_hold_claims(b"")
