"""The model that ships is as good as its card says."""

import tomllib

import pytest
from training.probe import probe

from tollbook.extract.parse import Parser
from tollbook.extract.parse.parser import MODEL

LEAST = {"number": 0.95, "predicate": 0.90, "speaker": 0.90, "scope": 0.95}


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser that ships."""
    return Parser()


def test_the_arcs_that_matter(parser: Parser) -> None:
    """Number to noun, noun to predicate, speaker and scope are right in nine sentences of ten and more."""
    found, wrong = probe(parser)
    for kind, (right, every) in found.items():
        assert right >= LEAST[kind] * every, wrong


def test_the_card_is_that_of_the_model(parser: Parser) -> None:
    """The card names the version, the size and the probe's result of the weights beside it."""
    card = tomllib.loads((MODEL / "card.toml").read_text("utf-8"))
    assert card["model"]["version"] == parser.version
    assert card["model"]["bytes"] == sum(path.stat().st_size for path in MODEL.glob("*.xz"))
    assert card["probe"] == {kind: list(counts) for kind, counts in probe(parser)[0].items()}
    assert card["licence"] == "CC-BY-SA-4.0"
    assert card["run"]
