"""The network that is trained: two bidirectional LSTM layers under a biaffine parser and a tagger, in JAX.

Architecture after Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (ICLR 2017), with
hashed embeddings instead of a vocabulary and coupled input and forget gates (Greff et al., "LSTM: A Search
Space Odyssey", 2017). `tollbook.extract.parse.network` computes the same with NumPy, and training ends by
scoring with that one.
"""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

from tollbook.extract.parse.features import COLUMNS, TABLES

Params = dict[str, jax.Array]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers and how many labels there are."""

    tags: int
    deps: int
    word: int = 128
    hidden: int = 128
    layers: int = 2
    tagger: int = 128
    arc: int = 128
    rel: int = 48


@dataclass(frozen=True, slots=True)
class Dropout:
    """Shares of what is left out while training."""

    features: float = 0.15
    layers: float = 0.25
    heads: float = 0.25


def new_params(sizes: Sizes, seed: int) -> Params:
    """Weights before training."""
    rng = np.random.default_rng(seed)
    params: dict[str, np.ndarray] = {}
    for name, (rows, width) in TABLES.items():
        params[f"embed.{name}"] = rng.uniform(-0.15, 0.15, (rows, width))
    _dense(params, rng, "word", sum(width for _, width in TABLES.values()), 2 * sizes.word)
    width = sizes.word
    for layer in range(sizes.layers):
        for side in ("forward", "backward"):
            _lstm(params, rng, f"lstm{layer}.{side}", width, sizes.hidden)
        width = 2 * sizes.hidden
    params["root"] = rng.normal(0, 0.1, width)
    _dense(params, rng, "tagger", width, sizes.tagger)
    _dense(params, rng, "tags", sizes.tagger, sizes.tags)
    for end in ("head", "dependent"):
        _dense(params, rng, f"arc.{end}", width, sizes.arc)
        _dense(params, rng, f"rel.{end}", width, sizes.rel)
    params["arc.W"] = rng.normal(0, 1 / sizes.arc, (sizes.arc, sizes.arc))
    params["arc.b"] = np.zeros(sizes.arc)
    params["rel.W"] = rng.normal(0, 1 / (sizes.rel + 1), (sizes.rel + 1, sizes.deps, sizes.rel + 1))
    return {name: jnp.asarray(value, jnp.float32) for name, value in params.items()}


def _dense(params: dict[str, np.ndarray], rng: np.random.Generator, name: str, n_in: int, n_out: int) -> None:
    params[f"{name}.W"] = rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
    params[f"{name}.b"] = np.zeros(n_out)


def _lstm(params: dict[str, np.ndarray], rng: np.random.Generator, name: str, n_in: int, hidden: int) -> None:
    params[f"{name}.W"] = rng.normal(0, np.sqrt(1 / n_in), (n_in, 3 * hidden))
    orthogonal = [np.linalg.qr(rng.normal(size=(hidden, hidden)))[0] for _ in range(3)]
    params[f"{name}.U"] = np.concatenate(orthogonal, axis=1)
    params[f"{name}.b"] = np.concatenate([np.ones(hidden), np.zeros(2 * hidden)])


def _mask(key: jax.Array, share: float, shape: tuple[int, ...]) -> jax.Array:
    return jax.random.bernoulli(key, 1 - share, shape).astype(jnp.float32) / (1 - share)


def _embed(params: Params, rows: jax.Array, drop: Dropout | None, key: jax.Array) -> jax.Array:
    parts: dict[str, jax.Array] = {}
    for column, name in enumerate(COLUMNS):
        vectors = params[f"embed.{name}"][rows[..., column]]
        parts[name] = parts[name] + vectors if name in parts else vectors
    if drop:
        keys = jax.random.split(key, len(parts))
        for one, name in zip(keys, parts, strict=True):
            parts[name] = parts[name] * _mask(one, drop.features, (*rows.shape[:2], 1))
    pieces = jnp.concatenate(list(parts.values()), -1) @ params["word.W"] + params["word.b"]
    return jnp.max(pieces.reshape(*pieces.shape[:-1], -1, 2), -1)


def _bilstm(params: Params, x: jax.Array, back: jax.Array, drop: float, key: jax.Array) -> jax.Array:
    """One layer in both directions; `back` reverses each sentence within its own length."""
    sides = ("forward", "backward")
    turned = jnp.take_along_axis(x, back[..., None], 1)
    both = jnp.stack([x, turned])
    w, u, b = (jnp.stack([params[f"{side}.{p}"] for side in sides]) for p in "WUb")
    hidden = u.shape[1]
    inputs = jnp.moveaxis(jnp.einsum("dbti,dik->dbtk", both, w) + b[:, None, None], 2, 0)
    shape = (2, x.shape[0], hidden)
    keep = _mask(key, drop, shape) if drop else jnp.ones(shape)

    def step(
        carry: tuple[jax.Array, jax.Array], z: jax.Array
    ) -> tuple[tuple[jax.Array, jax.Array], jax.Array]:
        h, c = carry
        z = z + jnp.einsum("dbh,dhk->dbk", h * keep, u)
        f = jax.nn.sigmoid(z[..., :hidden])
        o = jax.nn.sigmoid(z[..., hidden : 2 * hidden])
        c = f * c + (1 - f) * jnp.tanh(z[..., 2 * hidden :])
        h = o * jnp.tanh(c)
        return (h, c), h

    _, out = jax.lax.scan(step, (jnp.zeros(shape), jnp.zeros(shape)), inputs)
    out = jnp.moveaxis(out, 0, 2)
    return jnp.concatenate([out[0], jnp.take_along_axis(out[1], back[..., None], 1)], -1)


def scores(
    params: Params,
    rows: jax.Array,
    back: jax.Array,
    heads: jax.Array,
    *,
    layers: int,
    drop: Dropout | None,
    key: jax.Array,
) -> tuple[jax.Array, jax.Array, jax.Array]:
    """Scores of heads `[b, t, t + 1]` (0 is the root), of relations at `heads` `[b, t, deps]`, of tags."""
    keys = iter(jax.random.split(key, 32))
    x = _embed(params, rows, drop, next(keys))
    share = drop.layers if drop else 0.0
    for layer in range(layers):
        if drop:
            x = x * _mask(next(keys), share, (x.shape[0], 1, x.shape[2]))
        own = {name.removeprefix(f"lstm{layer}."): value for name, value in params.items()}
        x = _bilstm(own, x, back, share, next(keys))
    if drop:
        x = x * _mask(next(keys), share, (x.shape[0], 1, x.shape[2]))
    root = jnp.broadcast_to(params["root"], (x.shape[0], 1, x.shape[2]))
    rooted = jnp.concatenate([root, x], 1)

    def layer_of(name: str, value: jax.Array) -> jax.Array:
        value = jax.nn.relu(value @ params[f"{name}.W"] + params[f"{name}.b"])
        if drop:
            value = value * _mask(next(keys), drop.heads, (value.shape[0], 1, value.shape[2]))
        return value

    tags = layer_of("tagger", x) @ params["tags.W"] + params["tags.b"]
    arc_head, arc_dep = layer_of("arc.head", rooted), layer_of("arc.dependent", x)
    arcs = jnp.einsum("bta,bsa->bts", arc_dep @ params["arc.W"] + params["arc.b"], arc_head)
    rel_head, rel_dep = layer_of("rel.head", rooted), layer_of("rel.dependent", x)
    rel_head = jnp.take_along_axis(rel_head, heads[..., None], 1)
    rels = jnp.einsum("btr,rls,bts->btl", _with_one(rel_dep), params["rel.W"], _with_one(rel_head))
    return arcs, rels, tags


def _with_one(value: jax.Array) -> jax.Array:
    return jnp.concatenate([value, jnp.ones((*value.shape[:-1], 1))], -1)
