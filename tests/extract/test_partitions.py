"""The claims of a document do not depend on the documents that it is read with."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.cases import Gazetteer, load_gazetteer
from tollbook.extract import extract_claims, extract_many
from tollbook.model import Document

SENTENCES = st.sampled_from(
    [
        "At least 12 people were killed when a bomb exploded on Tuesday, police said.",
        "Rebels killed 17 soldiers and captured three others near the border, the army said in a statement.",
        "The ministry put the death toll at 40, while a doctor said 38 bodies had been brought in.",
        "It added that two of them were children.",
        "The council approved the budget after a debate that lasted until late.",
        "FOUR DEAD, DOZENS HURT AS FERRY SINKS",
        "Officials declined to say how many had died.",
        "Fish fish fish eat left dead two men.",
    ]
)
REPORTS = st.lists(st.lists(SENTENCES, max_size=6).map(" ".join), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in names."""
    return load_gazetteer(None)


@settings(deadline=None, max_examples=25)
@given(st.data(), REPORTS)
def test_partitions_of_a_corpus_read_alike(
    gazetteer: Gazetteer, data: st.DataObject, texts: list[str]
) -> None:
    """Documents read in parts of any sizes give the claims of each read alone, byte for byte."""
    documents = [Document(str(k), text) for k, text in enumerate(texts)]
    alone = [extract_claims(document, gazetteer=gazetteer) for document in documents]
    rest, found = iter(documents), []
    while part := list(islice(rest, data.draw(st.integers(1, len(documents))))):
        found += extract_many(part, gazetteer=gazetteer)
    assert found == alone
