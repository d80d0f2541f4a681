"""The arcs that matter, in sentences checked by hand (`probe.toml`)."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tollbook.extract.parse import Parser, Tree

_PROBE = Path(__file__).with_name("probe.toml")
KINDS = ("number", "predicate", "speaker", "scope")


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc that must be there: kind, dependent, head and, where it matters, relation."""

    kind: str
    dependent: str
    head: str
    dep: str | None


def probe(parser: Parser) -> tuple[dict[str, tuple[int, int]], list[str]]:
    """How many arcs of each kind are right, of how many; and a line for each that is wrong."""
    entries = tomllib.loads(_PROBE.read_text("utf-8"))["sentence"]
    right, every, wrong = Counter[str](), Counter[str](), []
    for entry, tree in zip(entries, parser.parse([entry["text"] for entry in entries]), strict=True):
        for arc in _arcs(entry):
            every[arc.kind] += 1
            if _holds(arc, tree):
                right[arc.kind] += 1
            else:
                wrong.append(_complaint(arc, tree))
    return {kind: (right[kind], every[kind]) for kind in KINDS}, wrong


def _arcs(entry: dict[str, list[str]]) -> Iterator[Arc]:
    for kind in KINDS:
        for line in entry.get(kind, []):
            dependent, head, *dep = line.split()
            yield Arc(kind, dependent, head, dep[0] if dep else None)


def _holds(arc: Arc, tree: Tree) -> bool:
    i, head = _find(arc.dependent, tree), _find(arc.head, tree)
    return tree.heads[i] == head and arc.dep in (None, tree.deps[i])


def _find(name: str, tree: Tree) -> int:
    word, _, which = name.partition("#")
    places = [i for i, other in enumerate(tree.words) if other == word]
    if not places:
        raise ValueError(f"no '{word}' in '{tree.text}'")
    return places[int(which or 1) - 1]


def _complaint(arc: Arc, tree: Tree) -> str:
    i = _find(arc.dependent, tree)
    found = f"{tree.words[tree.heads[i]]} {tree.deps[i]}"
    return f"{arc.kind}: {arc.dependent} > {arc.head} {arc.dep or ''}, found {found} in: {tree.text}"
