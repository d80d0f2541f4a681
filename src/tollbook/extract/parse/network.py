"""The trained network, computed with NumPy alone: words in; scores of heads, relations and tags out.

A hot path: 20 thousand words a second and core in batches (`benchmarks/parse.py` holds it). What depends on
one word alone is computed once and kept, and the recurrent layers run over all sentences at once, longest
first, so that no step is spent on padding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tollbook.extract.parse.features import COLUMNS, Clusters, word_rows

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

_KEPT_WORDS = 40_000
_CHUNK = 512


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each word of a batch lies.

    Sentences are sorted longest first. `counts[t]` of them have a word number `t`; these words lie side by
    side, from `begins[t]` on. `order[i]` is the place of word `i` in reading order, sentence after sentence,
    and `back[i]` the place of the word as far from its sentence's end as that at `i` from its beginning.
    """

    counts: list[int]
    begins: list[int]
    order: Ints
    back: Ints

    @classmethod
    def of(cls, lengths: Sequence[int]) -> "Layout":
        """The layout of sentences of these lengths, none 0, in falling order."""
        sizes = np.asarray(lengths)
        steps = np.arange(sizes[0])
        counts = np.searchsorted(-sizes, -steps)
        begins = np.concatenate([[0], np.cumsum(counts)[:-1]])
        order = np.concatenate([begins[:n] + i for i, n in enumerate(lengths)])
        back = np.empty_like(order)
        back[order] = np.concatenate([begins[:n][::-1] + i for i, n in enumerate(lengths)])
        return cls(counts.tolist(), begins.tolist(), order, back)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch; words in reading order, one sentence after another.

    Attributes:
        dependents: How each word seeks its head; its product with `heads` scores the arcs.
        heads: How each word offers itself as a head.
        root: How the root offers itself.
        tags: How well each tag fits each word `[words, tags]`.
        rel_dependents: As `dependents`, for the relation.
        rel_heads: As `heads`, for the relation.
    """

    dependents: Floats
    heads: Floats
    root: Floats
    tags: Floats
    rel_dependents: Floats
    rel_heads: Floats


class Network:
    """Embeddings, two or more bidirectional LSTM layers, biaffine scores of arcs and relations, and tags.

    Args:
        params: The weights by name, as `training.net` names them.
        clusters: Distributional classes of words.
    """

    def __init__(self, params: Mapping[str, Floats], clusters: Clusters) -> None:
        self._params = params
        self._clusters = clusters
        self._layers = [_Lstm.of(params, f"lstm{i}") for i in range(_count_layers(params))]
        ends = ("tagger", "arc.dependent", "arc.head", "rel.dependent", "rel.head")
        self._ends_w = np.concatenate([params[f"{end}.W"] for end in ends], axis=1)
        self._ends_b = np.concatenate([params[f"{end}.b"] for end in ends])
        self._cuts = np.cumsum([params[f"{end}.b"].size for end in ends])[:-1]
        self._root = np.split(self._ends(params["root"][None]), self._cuts, axis=1)
        rel = params["rel.W"]
        self._rel_w = np.ascontiguousarray(rel.reshape(rel.shape[0], -1))
        self._rel_shape = rel.shape[1:]
        self._kept: dict[str, int] = {}
        self._vectors: Floats = np.empty((_KEPT_WORDS, params["word.b"].size // 2), np.float32)

    def score(self, sentences: Sequence[Sequence[str]]) -> Scores:
        """Scores for sentences, none empty, sorted longest first, of no more than 40,000 words in all."""
        layout = Layout.of([len(words) for words in sentences])
        x = np.empty((layout.order.size, self._vectors.shape[1]), np.float32)
        x[layout.order] = self._embed([word for words in sentences for word in words])
        for layer in self._layers:
            x = layer.run(x, layout)
        tagger, dependents, heads, rel_dependents, rel_heads = np.split(
            self._ends(x[layout.order]), self._cuts, axis=1
        )
        p = self._params
        return Scores(
            dependents=dependents @ p["arc.W"] + p["arc.b"],
            heads=heads,
            root=self._root[2][0],
            tags=tagger @ p["tags.W"] + p["tags.b"],
            rel_dependents=rel_dependents,
            rel_heads=rel_heads,
        )

    def relations(self, scores: Scores, heads: Ints) -> Floats:
        """Scores of each relation `[words, deps]` of each word to its head.

        Args:
            scores: What `score` gave.
            heads: Place in the batch of each word's head, -1 for the root.
        """
        offered = np.concatenate([scores.rel_heads, self._root[4]])  # -1 finds the root at the end
        found = np.empty((len(heads), self._rel_shape[0]), np.float32)
        for at in range(0, len(heads), _CHUNK):
            part = slice(at, at + _CHUNK)
            seeking = _with_one(scores.rel_dependents[part]) @ self._rel_w
            above = _with_one(offered[heads[part]])
            found[part] = np.matmul(seeking.reshape(-1, *self._rel_shape), above[:, :, None])[:, :, 0]
        return found

    def _ends(self, x: Floats) -> Floats:
        value: Floats = x @ self._ends_w
        value += self._ends_b
        np.maximum(value, 0, out=value)
        return value

    def _embed(self, words: list[str]) -> Floats:
        new = [word for word in dict.fromkeys(words) if word not in self._kept]
        if len(self._kept) + len(new) > _KEPT_WORDS:
            self._kept, new = {}, list(dict.fromkeys(words))
        if new:
            at = len(self._kept)
            self._vectors[at : at + len(new)] = self._compute(new)
            self._kept.update(zip(new, range(at, at + len(new)), strict=True))
        return self._vectors[[self._kept[word] for word in words]]

    def _compute(self, words: list[str]) -> Floats:
        rows = np.array([word_rows(word, self._clusters) for word in words]).T
        parts: dict[str, Floats] = {}
        for name, row in zip(COLUMNS, rows, strict=True):
            vectors = self._params[f"embed.{name}"][row]
            parts[name] = parts[name] + vectors if name in parts else vectors
        # A product for each word: its vector is kept, and must not depend on the words it came with.
        each = np.concatenate(list(parts.values()), axis=1)[:, None]
        pieces = np.matmul(each, self._params["word.W"])[:, 0] + self._params["word.b"]
        best: Floats = pieces.reshape(len(words), -1, 2).max(axis=2)
        return best


@dataclass(frozen=True, slots=True)
class _Lstm:
    """Both directions of one layer. The two gates' weights are halved, so that one tanh serves all."""

    w: tuple[Floats, Floats]
    u: Floats
    b: tuple[Floats, Floats]

    @classmethod
    def of(cls, params: Mapping[str, Floats], name: str) -> "_Lstm":
        hidden = params[f"{name}.forward.U"].shape[0]
        half = np.repeat(np.array([0.5, 0.5, 1.0], np.float32), hidden)
        (wf, uf, bf), (wb, ub, bb) = (
            [params[f"{name}.{side}.{p}"] * half for p in "WUb"] for side in ("forward", "backward")
        )
        return cls((wf, wb), np.stack([uf, ub]), (bf, bb))

    def run(self, x: Floats, layout: Layout) -> Floats:
        """Both directions' states side by side, in the places of `x`."""
        hidden = self.u.shape[1]
        z = np.empty((2, len(x), 3 * hidden), np.float32)
        for side, ahead in enumerate((x, x[layout.back])):
            np.matmul(ahead, self.w[side], out=z[side])
            z[side] += self.b[side]
        out = np.empty((2, len(x), hidden), np.float32)
        c = np.zeros((2, layout.counts[0], hidden), np.float32)
        h = np.zeros_like(c)
        for begin, n in zip(layout.begins, layout.counts, strict=True):
            h, c = self._step(z[:, begin : begin + n], h[:, :n], c[:, :n])
            out[:, begin : begin + n] = h
        return np.concatenate([out[0], out[1][layout.back]], axis=1)

    def _step(self, z: Floats, h: Floats, c: Floats) -> tuple[Floats, Floats]:
        hidden = h.shape[2]
        gates = np.matmul(h, self.u)
        gates += z
        np.tanh(gates, out=gates)
        new = gates[..., 2 * hidden :]
        forget, output = (gates[..., i * hidden : (i + 1) * hidden] * 0.5 + 0.5 for i in (0, 1))
        state = forget * (c - new) + new
        return output * np.tanh(state), state


def _count_layers(params: Mapping[str, Floats]) -> int:
    return sum(name.endswith(".forward.U") for name in params)


def _with_one(value: Floats) -> Floats:
    return np.concatenate([value, np.ones((len(value), 1), np.float32)], axis=1)
