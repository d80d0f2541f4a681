"""The grammar that makes training sentences makes true trees."""

from pathlib import Path

import pytest
from training.conllu import Gold
from training.grammar import Grammar, generate, load_grammar
from training.grammar.rules import HERE

from tollbook.extract.parse.tokenise import tokenise


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    """The grammar of reports."""
    return load_grammar()


@pytest.fixture(scope="module")
def made(grammar: Grammar) -> list[Gold]:
    """Some hundred sentences."""
    return list(generate(grammar, 400, seed=3))


def test_every_sentence_is_a_tree(made: list[Gold]) -> None:
    """Each has one root, no cycle, and no crossing arcs."""
    for gold in made:
        assert gold.heads.count(0) == 1
        assert [dep == "root" for dep in gold.deps] == [head == 0 for head in gold.heads]
        for word in range(1, len(gold) + 1):
            path = [word]
            while (head := gold.heads[path[-1] - 1]) and head not in path:
                path.append(head)
            assert not head
        arcs = [(min(i, h), max(i, h)) for i, h in enumerate(gold.heads, 1) if h]
        assert not [(a, b) for a in arcs for b in arcs if a[0] < b[0] < a[1] < b[1]]


def test_words_are_split_as_the_tokeniser_splits_them(made: list[Gold]) -> None:
    """What is learnt is what is met: the tokeniser leaves the words of generated sentences as they are."""
    for gold in made:
        text = " ".join(gold.words).replace(" 's", "'s").replace(" n't", "n't")
        assert [text[a:b] for a, b in tokenise(text)] == list(gold.words)


def test_the_same_seed_makes_the_same_sentences(grammar: Grammar, made: list[Gold]) -> None:
    """Sentences differ from each other and from seed to seed, and not from run to run."""
    assert list(generate(grammar, 400, seed=3)) == made
    assert len({gold.words for gold in made}) == 400
    other = {gold.words for gold in generate(grammar, 400, seed=4)}
    assert len(other & {gold.words for gold in made}) < 20


def test_a_rule_without_a_head_is_refused(tmp_path: Path) -> None:
    """A rule must have one head, and the error says which rule has not."""
    (tmp_path / "lexicon.toml").write_text((HERE / "lexicon.toml").read_text())
    (tmp_path / "grammar.toml").write_text('start = ["the city/NOUN/NN:obl"]')
    with pytest.raises(ValueError, match=r"grammar.toml start: not one head in 'the city/NOUN/NN:obl'"):
        load_grammar(tmp_path)


def test_a_name_without_rules_is_refused(tmp_path: Path) -> None:
    """A rule that names what is not there is an error at once, not in the middle of training."""
    (tmp_path / "lexicon.toml").write_text((HERE / "lexicon.toml").read_text())
    (tmp_path / "grammar.toml").write_text('start = ["the {nowhere*}"]')
    with pytest.raises(ValueError, match="no rules named"):
        load_grammar(tmp_path)


def test_a_word_without_a_relation_is_refused(tmp_path: Path) -> None:
    """What hangs on a head must say how, in the rule that uses it or in its own."""
    (tmp_path / "lexicon.toml").write_text((HERE / "lexicon.toml").read_text())
    (tmp_path / "grammar.toml").write_text('start = ["{place} fell/VERB/VBD*"]\nplace = ["the {city*}"]')
    with pytest.raises(ValueError, match=r"no relation is named for \['place'\]"):
        load_grammar(tmp_path)
