"""The fast network computes what a plain one would."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.extract.parse.features import COLUMNS, TABLES, as_seen, read_clusters, word_rows
from tollbook.extract.parse.network import Layout, Network
from tollbook.extract.parse.weights import load_model, save_model

Floats = npt.NDArray[np.float32]
HIDDEN, WORD, ARC, REL, TAGS, DEPS = 6, 8, 5, 4, 7, 3


@pytest.fixture(scope="module")
def params() -> dict[str, Floats]:
    """Random weights of a tiny network of two layers."""
    shapes: dict[str, tuple[int, ...]] = {f"embed.{name}": size for name, size in TABLES.items()}
    shapes |= _dense("word", sum(width for _, width in TABLES.values()), 2 * WORD)
    for layer, width in enumerate((WORD, 2 * HIDDEN)):
        for side in ("forward", "backward"):
            name = f"lstm{layer}.{side}"
            shapes |= {**_dense(name, width, 3 * HIDDEN), f"{name}.U": (HIDDEN, 3 * HIDDEN)}
    shapes |= {"root": (2 * HIDDEN,), **_dense("tagger", 2 * HIDDEN, 9), **_dense("tags", 9, TAGS)}
    for end in ("head", "dependent"):
        shapes |= {**_dense(f"arc.{end}", 2 * HIDDEN, ARC), **_dense(f"rel.{end}", 2 * HIDDEN, REL)}
    shapes |= {"arc.W": (ARC, ARC), "arc.b": (ARC,), "rel.W": (REL + 1, DEPS, REL + 1)}
    dice = np.random.default_rng(1)
    return {name: dice.normal(0, 0.4, shape).astype(np.float32) for name, shape in shapes.items()}


def _dense(name: str, n_in: int, n_out: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.W": (n_in, n_out), f"{name}.b": (n_out,)}


def plain_states(params: dict[str, Floats], words: Sequence[str]) -> Floats:
    """The states over one sentence, a word and a gate at a time."""
    x = np.array([_plain_word(params, word) for word in words])
    for layer in (0, 1):
        ahead = _plain_lstm(params, f"lstm{layer}.forward", x)
        behind = _plain_lstm(params, f"lstm{layer}.backward", x[::-1])[::-1]
        x = np.concatenate([ahead, behind], axis=1)
    return x


def _plain_word(params: dict[str, Floats], word: str) -> Floats:
    parts: dict[str, Floats] = {}
    for name, row in zip(COLUMNS, word_rows(word, {}), strict=True):
        parts[name] = parts.get(name, 0) + params[f"embed.{name}"][row]
    pieces = np.concatenate(list(parts.values())) @ params["word.W"] + params["word.b"]
    return np.maximum(pieces[::2], pieces[1::2])


def _plain_lstm(params: dict[str, Floats], name: str, x: Floats) -> Floats:
    h, c, out = np.zeros(HIDDEN), np.zeros(HIDDEN), []
    for value in x:
        f, o, g = np.split(value @ params[f"{name}.W"] + h @ params[f"{name}.U"] + params[f"{name}.b"], 3)
        f, o = 1 / (1 + np.exp(-f)), 1 / (1 + np.exp(-o))
        c = f * c + (1 - f) * np.tanh(g)
        h = o * np.tanh(c)
        out.append(h)
    return np.array(out)


def test_a_batch_scores_as_sentences_alone(params: dict[str, Floats]) -> None:
    """Arcs, relations and tags of a batch agree with a plain computation of each sentence by itself."""
    batch = [["Rebels", "killed", "12", "men", "."], ["Two", "died", "."], ["No"]]
    network = Network(params, {})
    scores = network.score(batch)
    at = 0
    for words in batch:
        states = plain_states(params, words)
        relu = {
            end: np.maximum(states @ params[f"{end}.W"] + params[f"{end}.b"], 0)
            for end in ("tagger", "arc.head", "arc.dependent", "rel.head", "rel.dependent")
        }
        part = slice(at, at + len(words))
        arcs = (relu["arc.dependent"] @ params["arc.W"] + params["arc.b"]) @ relu["arc.head"].T
        np.testing.assert_allclose(scores.dependents[part] @ scores.heads[part].T, arcs, atol=1e-4)
        tags = relu["tagger"] @ params["tags.W"] + params["tags.b"]
        np.testing.assert_allclose(scores.tags[part], tags, atol=1e-4)
        heads = np.full(sum(map(len, batch)), at)
        one = np.append(relu["rel.head"][0], 1)
        rels = [np.append(dep, 1) @ (params["rel.W"] @ one) for dep in relu["rel.dependent"]]
        np.testing.assert_allclose(network.relations(scores, heads)[part], rels, atol=1e-4)
        at += len(words)


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_the_layout_holds_each_word_once(lengths: list[int]) -> None:
    """Places are a permutation, and turning a sentence round twice leads back."""
    lengths.sort(reverse=True)
    layout = Layout.of(lengths)
    n = sum(lengths)
    assert sorted(layout.order.tolist()) == list(range(n))
    assert layout.back[layout.back].tolist() == list(range(n))
    assert sum(layout.counts) == n
    ends = np.cumsum(lengths)
    for end, length in zip(ends, lengths, strict=True):
        places = layout.order[end - length : end]
        assert layout.back[places].tolist() == places[::-1].tolist()


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_word_has_rows(word: str) -> None:
    """Whatever characters a word has, each of its rows lies within its table."""
    for name, row in zip(COLUMNS, word_rows(word, {}), strict=True):
        assert 0 <= row < TABLES[name][0]


def test_words_of_a_class_share_its_row() -> None:
    """Words are looked up as written, then in lower case; others share a row of their own."""
    clusters = read_clusters(["5 the a", "133 killed wounded Kabul"])
    column = COLUMNS.index("cluster")
    rows = {
        word: word_rows(word, clusters)[column] for word in ("killed", "Wounded", "Kabul", "kabul", "xyz")
    }
    assert rows["killed"] == rows["Wounded"] == rows["Kabul"] == 1
    assert rows["kabul"] == rows["xyz"] == 1000
    assert word_rows("killed", clusters)[column + 1] == 133 & 63


def test_only_shouted_text_is_lowered() -> None:
    """A sentence all in capitals is seen in small letters; an abbreviation by itself is not."""
    assert as_seen(["TEN", "KILLED", "IN", "U.S."]) == ["ten", "killed", "in", "u.s."]
    assert as_seen(["The", "UN"]) == ["The", "UN"]
    assert as_seen(["UN", "12"]) == ["UN", "12"]


def test_a_model_reads_back(tmp_path: Path, params: dict[str, Floats]) -> None:
    """Weights come back in half precision with their names, and the version follows the bytes."""
    save_model(tmp_path, params, tags=("NOUN|NN",), deps=("root", "obj"), cluster_lines=["5 the a", "9 of"])
    model = load_model(tmp_path)
    assert model.params.keys() == params.keys()
    for name, value in params.items():
        np.testing.assert_allclose(model.params[name], value, atol=2e-3)
    assert (model.tags, model.deps, model.clusters["of"]) == (("NOUN|NN",), ("root", "obj"), (1, 9))
    changed = {**params, "root": params["root"] + 1}
    save_model(tmp_path, changed, tags=("NOUN|NN",), deps=("root", "obj"), cluster_lines=["5 the a", "9 of"])
    assert load_model(tmp_path).version != model.version
