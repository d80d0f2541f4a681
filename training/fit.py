"""Fits the network: Adam with a warm-up and a linear fall to zero, gradients clipped."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from training.batches import Batch, Numbers, batches
from training.conllu import Gold
from training.net import Dropout, Params, scores

_WARM = 200
_DECAYS = (0.9, 0.95)
_CLIP = 5.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int
    rate: float = 0.003
    words: int = 1000
    layers: int = 2
    seed: int = 7


def fit(
    params: Params,
    epoch_of: Callable[[int], list[Gold]],
    judged: list[Gold],
    numbers: Numbers,
    plan: Plan,
) -> Params:
    """Parameters after `plan.epochs` passes over what `epoch_of` gives for each."""
    rng = np.random.default_rng(plan.seed)
    key = jax.random.key(plan.seed)
    moments = (jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))
    steps = plan.epochs * sum(1 for _ in batches(epoch_of(0), numbers, words=plan.words, rng=rng))
    done = 0
    for epoch in range(plan.epochs):
        began, total, seen = time.monotonic(), 0.0, 0
        for batch in batches(epoch_of(epoch), numbers, words=plan.words, rng=rng):
            rate = plan.rate * min(1.0, done / _WARM) * max(0.0, 1 - done / steps)
            params, moments, loss = _step(
                (params, *moments), _arrays(batch), jax.random.fold_in(key, done), (rate, done), plan.layers
            )
            done, total, seen = done + 1, total + float(loss), seen + 1
        uas, las, tags = judge(params, judged, numbers, plan)
        print(
            f"epoch {epoch + 1}/{plan.epochs} loss {total / seen:.3f} UAS {uas:.4f} LAS {las:.4f} "
            f"tags {tags:.4f} {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return params


def judge(params: Params, golds: Iterable[Gold], numbers: Numbers, plan: Plan) -> tuple[float, float, float]:
    """Attachment scores of each word's best head (not yet a tree), and accuracy of tags, of all words."""
    right = np.zeros(4)
    chosen = [gold for gold in golds if len(gold) <= 100]
    for batch in batches(chosen, numbers, words=plan.words, rng=np.random.default_rng(0)):
        right += _right(params, _arrays(batch), plan.layers)
    return tuple(right[:3] / right[3])


def _arrays(batch: Batch) -> tuple[np.ndarray, ...]:
    return (batch.rows, batch.back, batch.heads, batch.deps, batch.tags, batch.lengths)


def _masked(arcs: jax.Array, lengths: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Arc scores without heads past a sentence's end, and which words there are."""
    n = arcs.shape[1]
    heads_there = jnp.arange(n + 1)[None, :] <= lengths[:, None]
    return jnp.where(heads_there[:, None, :], arcs, -1e9), jnp.arange(n)[None, :] < lengths[:, None]


@partial(jax.jit, static_argnums=4)
def _step(state, arrays, key, pace, layers):
    (params, *moments), (rate, done) = state, pace
    rows, back, heads, deps, tags, lengths = arrays

    def loss_of(params: Params) -> jax.Array:
        out = scores(params, rows, back, heads, layers=layers, drop=Dropout(), key=key)
        arcs, there = _masked(out[0], lengths)
        losses = sum(_cross_entropy(s, g) for s, g in ((arcs, heads), (out[1], deps), (out[2], tags)))
        return jnp.sum(losses * there) / jnp.sum(there)

    loss, grads = jax.value_and_grad(loss_of)(params)
    norm = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree.leaves(grads)))
    grads = jax.tree.map(lambda g: g * jnp.minimum(1.0, _CLIP / (norm + 1e-9)), grads)
    (a, b), t = _DECAYS, done + 1
    first = jax.tree.map(lambda m, g: a * m + (1 - a) * g, moments[0], grads)
    second = jax.tree.map(lambda v, g: b * v + (1 - b) * g * g, moments[1], grads)
    scale = rate * jnp.sqrt(1 - b**t) / (1 - a**t)
    params = jax.tree.map(lambda p, m, v: p - scale * m / (jnp.sqrt(v) + 1e-8), params, first, second)
    return params, (first, second), loss


def _cross_entropy(logits: jax.Array, gold: jax.Array) -> jax.Array:
    return -jnp.take_along_axis(jax.nn.log_softmax(logits), gold[..., None], -1)[..., 0]


@partial(jax.jit, static_argnums=2)
def _right(params, arrays, layers):
    rows, back, heads, deps, tags, lengths = arrays
    out = scores(params, rows, back, heads, layers=layers, drop=None, key=jax.random.key(0))
    arcs, there = _masked(out[0], lengths)
    head_right = (jnp.argmax(arcs, -1) == heads) & there
    dep_right = head_right & (jnp.argmax(out[1], -1) == deps)
    tag_right = (jnp.argmax(out[2], -1) == tags) & there
    return jnp.stack([jnp.sum(x) for x in (head_right, dep_right, tag_right, there)])
