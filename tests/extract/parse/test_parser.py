"""The parser gives a tree for any text, and a useful one for a report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.extract.parse import Parser, Tree, load_parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser that ships."""
    found = load_parser()
    assert found
    return found


def assert_is_tree(tree: Tree) -> None:
    """Fails unless offsets are exact and the arcs form one tree."""
    assert [tree.text[a:b] for a, b in zip(tree.starts, tree.ends, strict=True)] == list(tree.words)
    assert (
        len({len(part) for part in (tree.words, tree.lemmas, tree.upos, tree.xpos, tree.heads, tree.deps)})
        == 1
    )
    roots = [i for i, head in enumerate(tree.heads) if head == i]
    assert len(roots) == min(1, len(tree))
    if roots:
        assert tree.descendants(roots[0]) == tuple(range(len(tree)))
        assert [i for i, dep in enumerate(tree.deps) if dep == "root"] == roots


def test_a_plain_report(parser: Parser) -> None:
    """Number, victims, verb and speaker of a plain sentence are found where a reader finds them."""
    (tree,) = parser.parse(["At least 12 people were killed in the attack, police said on Monday."])
    at = {word: i for i, word in enumerate(tree.words)}
    assert tree.heads[at["12"]] == at["people"]
    assert tree.deps[at["12"]] == "nummod"
    assert tree.heads[at["people"]] == at["killed"]
    assert tree.deps[at["people"]] == "nsubj:pass"
    assert tree.heads[at["police"]] == at["said"]
    assert tree.lemmas[at["killed"]] == "kill"
    assert tree.upos[at["killed"]] == "VERB"


def test_capitals_parse_as_small_letters(parser: Parser) -> None:
    """A sentence all in capitals has the tree that it has in small letters."""
    text = "at least 12 people were killed in the attack, police said on monday."
    small, large = parser.parse([text, text.upper()])
    assert (small.heads, small.deps) == (large.heads, large.deps)


@settings(deadline=None)
@given(st.lists(st.text(), max_size=5))
def test_any_text_gives_a_tree(parser: Parser, texts: list[str]) -> None:
    """Texts of any characters give one tree each, in order."""
    trees = parser.parse(texts)
    assert [tree.text for tree in trees] == texts
    for tree in trees:
        assert_is_tree(tree)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "(" * 5000,
        "7" * 100_000,
        "killed, " * 3000,
        "a.b." * 5000,
        "\ud800 \x00 \u202e 死者",
        "12 - " * 2000,
    ],
    ids=["empty", "blank", "brackets", "digits", "list", "dots", "strange", "dashes"],
)
def test_hostile_text_gives_a_tree(parser: Parser, text: str) -> None:
    """Text that no person writes gives a tree too; long text is parsed in windows below one root."""
    (tree,) = parser.parse([text])
    assert_is_tree(tree)


def test_what_is_no_sentence_is_not_parsed(parser: Parser) -> None:
    """More than 5,000 words without an end are no sentence: a flat tree; 5,000 are still parsed."""
    parsed, flat = parser.parse(["x " * 5000, "x " * 5001])
    assert set(flat.heads) == {0}
    assert set(flat.deps) == {"root", "dep"}
    assert "parataxis" in parsed.deps
    assert_is_tree(flat)


def test_the_same_call_gives_the_same_trees(parser: Parser) -> None:
    """Parsing twice gives equal trees, whatever was parsed in between."""
    texts = ["Rebels said 14 soldiers had died.", "Twelve people were hurt, four of them badly."]
    first = parser.parse(texts)
    parser.parse(["Something else entirely."])
    assert parser.parse(texts) == first


def test_without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """TOLLBOOK_PARSER=none switches the parser off, and nothing else does."""
    monkeypatch.setenv("TOLLBOOK_PARSER", "none")
    assert load_parser() is None
    monkeypatch.setenv("TOLLBOOK_PARSER", "")
    assert load_parser() is load_parser() is not None
