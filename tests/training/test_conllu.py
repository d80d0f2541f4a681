"""Treebanks are read as they are written."""

from pathlib import Path

import pytest
from training.augment import lower, title, without_stop
from training.conllu import Gold, read_conllu

TWO = """\
# newdoc id = d1
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
3.1\tgone\tgo\tVERB\tVB\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def test_sentences_of_a_file(tmp_path: Path) -> None:
    """Ranges and empty nodes are left out; a last sentence without a blank line after it is not."""
    path = tmp_path / "a.conllu"
    path.write_text(TWO)
    first, second = read_conllu(path)
    assert first.words == ("Do", "n't", "go", ".")
    assert first.heads == (3, 3, 0, 3)
    assert (first.text, first.source) == ("Don't go.", "d1")
    assert second.words == ("Yes",)


def test_a_broken_row_is_refused(tmp_path: Path) -> None:
    """A row without ten columns is an error that names file and line."""
    path = tmp_path / "b.conllu"
    path.write_text("1\tYes\tyes\n")
    with pytest.raises(ValueError, match=r"b\.conllu:1: 3 columns"):
        list(read_conllu(path))


def test_dress_keeps_the_tree() -> None:
    """Lower case and headline capitals change words only; a full stop goes only where nothing hangs on it."""
    words, tags = ("Bombs", "fall", "in", "Gaza", "."), ("NOUN", "VERB", "ADP", "PROPN", "PUNCT")
    gold = Gold(words, tags, ("x",) * 5, (2, 0, 4, 2, 2), ("x",) * 5)
    assert lower(gold).words == ("bombs", "fall", "in", "gaza", ".")
    assert title(gold).words == ("Bombs", "Fall", "in", "Gaza", ".")
    assert without_stop(gold).heads == (2, 0, 4, 2)
    assert lower(gold).heads == title(gold).heads == gold.heads
