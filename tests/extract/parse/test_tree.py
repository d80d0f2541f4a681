"""A tree answers what hangs where."""

from tollbook.extract.parse import Tree

WORDS = ("Police", "said", "12", "people", "were", "killed", ".")
TEXT = "Police said 12 people were killed."
STARTS = (0, 7, 12, 15, 22, 27, 33)


def tree() -> Tree:
    """A short report, parsed by hand."""
    return Tree(
        text=TEXT,
        words=WORDS,
        starts=STARTS,
        ends=tuple(s + len(w) for s, w in zip(STARTS, WORDS, strict=True)),
        lemmas=("police", "say", "12", "people", "be", "kill", "."),
        upos=("NOUN", "VERB", "NUM", "NOUN", "AUX", "VERB", "PUNCT"),
        xpos=("NN", "VBD", "CD", "NNS", "VBD", "VBN", "."),
        heads=(1, 1, 3, 5, 5, 1, 1),
        deps=("nsubj", "root", "nummod", "nsubj:pass", "aux:pass", "ccomp", "punct"),
    )


def test_children_and_ancestors() -> None:
    """Children come in reading order, ancestors nearest first, and the root is nobody's child."""
    t = tree()
    assert t.root == 1
    assert t.children(1) == (0, 5, 6)
    assert t.ancestors(2) == (3, 5, 1)
    assert t.ancestors(1) == ()
    assert t.is_below(2, 5)
    assert not t.is_below(5, 2)
    assert not t.is_below(1, 1)


def test_relations_match_with_their_subtypes() -> None:
    """Asking for nsubj finds nsubj:pass, but not the other way round."""
    t = tree()
    assert t.child(5, "nsubj") == 3
    assert t.child(5, "nsubj:pass") == 3
    assert t.child(1, "nsubj:pass") is None
    assert t.children_by(5, "aux", "nsubj") == (3, 4)


def test_subtree_is_the_span_below() -> None:
    """A subtree runs from its leftmost to its rightmost word; descendants are exactly those below."""
    t = tree()
    assert list(t.subtree(5)) == [2, 3, 4, 5]
    assert list(t.subtree(1)) == list(range(7))
    assert t.descendants(3) == (2, 3)
    assert t.text[slice(*t.offsets(2, 3))] == "12 people"


def test_crossing_arcs_do_not_confuse_descendants() -> None:
    """With crossing arcs the subtree is the whole stretch, and descendants only what hangs below."""
    t = Tree(
        "a b c d", tuple("abcd"), (0, 2, 4, 6), (1, 3, 5, 7), *(("x",) * 4,) * 3, (2, 1, 1, 1), ("x",) * 4
    )
    assert list(t.subtree(2)) == [0, 1, 2]
    assert t.descendants(2) == (0, 2)


def test_words_by_offset() -> None:
    """A character leads to its word; white space and places outside lead to none."""
    t = tree()
    for i, (start, end) in enumerate(zip(t.starts, t.ends, strict=True)):
        assert all(t.token_at(k) == i for k in range(start, end))
    assert t.token_at(6) is None
    assert t.token_at(len(TEXT)) is None
    assert t.token_at(-1) is None
    assert list(t.tokens_in(12, 21)) == [2, 3]
    assert list(t.tokens_in(14, 15)) == []


def test_an_empty_tree_has_no_root() -> None:
    """Without words there is nothing to find, and nothing fails."""
    t = Tree("  ", (), (), (), (), (), (), (), ())
    assert (t.root, len(t), t.token_at(0), list(t.tokens_in(0, 2))) == (-1, 0, None, [])
