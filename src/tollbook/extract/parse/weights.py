"""The model's file: a line of JSON that names what follows, then half-precision weights, all under xz."""

import hashlib
import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tollbook.extract.parse.features import read_clusters

Floats = npt.NDArray[np.float32]

_WEIGHTS = "weights.xz"
_CLUSTERS = "clusters.xz"


@dataclass(frozen=True, slots=True)
class Model:
    """A trained network and the names of what it predicts.

    Attributes:
        params: Weights by name.
        tags: `UPOS|XPOS` by number.
        deps: Relations by number.
        clusters: Distributional classes of words.
        version: First twelve hexadecimal digits of the files' SHA-256.
    """

    params: dict[str, Floats]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    clusters: dict[str, tuple[int, int]]
    version: str


def load_model(folder: Path) -> Model:
    """The model in a folder."""
    packed = (folder / _WEIGHTS).read_bytes()
    packed_clusters = (folder / _CLUSTERS).read_bytes()
    head, _, body = lzma.decompress(packed).partition(b"\n")
    names = json.loads(head)
    values = np.frombuffer(body, np.float16).astype(np.float32)
    params, at = {}, 0
    for name, shape in names["params"].items():
        size = int(np.prod(shape))
        params[name] = values[at : at + size].reshape(shape)
        at += size
    return Model(
        params=params,
        tags=tuple(names["tags"]),
        deps=tuple(names["deps"]),
        clusters=read_clusters(lzma.decompress(packed_clusters).decode().split("\n")),
        version=hashlib.sha256(packed + packed_clusters).hexdigest()[:12],
    )


def save_model(
    folder: Path,
    params: Mapping[str, Floats],
    *,
    tags: tuple[str, ...],
    deps: tuple[str, ...],
    cluster_lines: list[str],
) -> None:
    """Writes a model that `load_model` reads back, weights rounded to half precision."""
    names = sorted(params)
    head = {"params": {name: list(params[name].shape) for name in names}, "tags": tags, "deps": deps}
    body = b"".join(np.asarray(params[name], np.float16).tobytes() for name in names)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _WEIGHTS).write_bytes(lzma.compress(json.dumps(head).encode() + b"\n" + body, preset=9))
    (folder / _CLUSTERS).write_bytes(lzma.compress("\n".join(cluster_lines).encode(), preset=9))
