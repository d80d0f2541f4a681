"""A sentence's tree does not depend on the sentences that it is parsed with."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.extract.parse import Parser, load_parser
from tollbook.extract.parse.decode import CLOSE
from tollbook.extract.parse.network import Network, Scores

SENTENCES = st.sampled_from(
    [
        "At least 12 people were killed in the attack, police said on Monday.",
        "Rebels said 14 soldiers had died, four of them near the border with their families.",
        "TWO DEAD, THREE HURT AS BUS AND LORRY COLLIDE",
        "The ministry, which had put the toll at 40, now says 38; the army says fewer, or none.",
        "Old men and women left dead cold homes that fish fish.",
        "Time flies like an arrow and fruit flies like a banana, she said he thought they knew.",
        "killed " * 30,
        "12, 13 – 14 / 15: x y z",
        "No.",
    ]
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser that ships."""
    found = load_parser()
    assert found
    return found


@settings(deadline=None, max_examples=30)
@given(st.lists(SENTENCES, min_size=1, max_size=40))
def test_a_batch_parses_as_its_sentences_alone(parser: Parser, texts: list[str]) -> None:
    """Whatever they are put together with, sentences have the trees that they have alone."""
    assert parser.parse(texts) == [parser.parse([text])[0] for text in texts]


def test_what_noise_could_decide_is_parsed_alone(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a batch a hundred times noisier than it is, its trees would still be those of each alone."""
    rng = np.random.default_rng(1)
    words = ["men", "dead", "left", "fish", "12", "and", "said", "in", "the", "police", "that", ","]
    texts = [" ".join(rng.choice(words, 12)) for _ in range(150)]
    alone = [parser.parse([text])[0] for text in texts]
    score = Network.score

    def noisy(self: Network, sentences: Sequence[Sequence[str]]) -> Scores:
        found = score(self, sentences)
        if len(sentences) == 1:
            return found
        noise = rng.uniform(-CLOSE / 3, CLOSE / 3, found.tags.shape).astype(np.float32)
        return replace(found, tags=found.tags + noise, dependents=found.dependents * np.float32(1 + 1e-6))

    monkeypatch.setattr(Network, "score", noisy)
    assert parser.parse(texts) == alone


def test_batches_round_far_finer_than_what_is_close() -> None:
    """The scores of a batch differ from those of its sentences alone by less than a tenth of `CLOSE`."""
    network = load_parser()._network  # type: ignore[union-attr]
    batch = [f"the {n} men said {k} soldiers died in it".split() for n in "abcdefgh" for k in "xyz"]
    together = network.score(batch)
    at = 0
    for words in batch:
        alone = network.score([words])
        part = slice(at, at + len(words))
        for name in ("tags", "dependents", "heads", "rel_dependents", "rel_heads"):
            assert np.abs(getattr(together, name)[part] - getattr(alone, name)).max() < CLOSE / 10
        at += len(words)
