"""Dictionary forms come from rules, and from a table where there is no rule."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.errors import CaseError
from tollbook.extract.parse.lemmas import lemma_of, load_lemmas


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        *[
            (w, "VERB", "VBD", base)
            for w, base in [("killed", "kill"), ("injured", "injure"), ("died", "die")]
        ],
        *[(w, "VERB", "VBD", base) for w, base in [("said", "say"), ("told", "tell"), ("rose", "rise")]],
        *[
            (w, "VERB", "VBN", base)
            for w, base in [("wounded", "wound"), ("shot", "shoot"), ("buried", "bury")]
        ],
        *[(w, "VERB", "VBN", base) for w, base in [("estimated", "estimate"), ("treated", "treat")]],
        *[(w, "VERB", "VBD", base) for w, base in [("announced", "announce"), ("collapsed", "collapse")]],
        *[(w, "VERB", "VBD", base) for w, base in [("planned", "plan"), ("confirmed", "confirm")]],
        *[
            (w, "VERB", "VBG", base)
            for w, base in [("dying", "die"), ("bringing", "bring"), ("raising", "raise")]
        ],
        *[
            (w, "VERB", "VBZ", base)
            for w, base in [("says", "say"), ("denies", "deny"), ("reaches", "reach")]
        ],
        *[(w, "NOUN", "NNS", base) for w, base in [("casualties", "casualty"), ("children", "child")]],
        *[
            (w, "NOUN", "NNS", base)
            for w, base in [("gunmen", "gunman"), ("bodies", "body"), ("losses", "loss")]
        ],
        ("Casualties", "NOUN", "NNS", "casualty"),
        ("bus", "NOUN", "NN", "bus"),
        ("n’t", "PART", "RB", "not"),
        ("deadliest", "ADJ", "JJS", "deadly"),
        ("Reuters", "PROPN", "NNP", "Reuters"),
        ("12", "NUM", "CD", "12"),
    ],
)
def test_lemmas(word: str, upos: str, xpos: str, lemma: str) -> None:
    """Regular and irregular verbs, plurals, comparatives and names each give their dictionary form."""
    assert lemma_of(word, upos, xpos) == lemma


@settings(deadline=None)
@given(
    st.text(min_size=1),
    st.sampled_from(["VERB", "AUX", "NOUN", "ADJ", "PROPN", "X"]),
    st.sampled_from(["VBD", "VBG", "NNS", "JJR", "VBZ"]),
)
def test_any_word_has_a_lemma(word: str, upos: str, xpos: str) -> None:
    """Whatever stands in the text, and however it is tagged, something comes out."""
    assert lemma_of(word, upos, xpos)


def test_a_form_of_two_bases_is_refused(tmp_path: Path) -> None:
    """A table in which two bases claim one form is an error that names both."""
    table = tmp_path / "lemmas.toml"
    silent = "".join(f'{name} = ""\n' for name in ("plain", "after_vowel", "after_consonant", "any"))
    table.write_text(f'[verb]\nlie = "lay"\nlay = "lay"\n[silent]\n{silent}')
    with pytest.raises(CaseError, match="'lay' is a form of both 'lie' and 'lay'"):
        load_lemmas(table)
