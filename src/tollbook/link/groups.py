"""From links between pairs to groups of echoes, the same whatever the order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tollbook.model import EchoGroup, EchoKind, EchoLink


def group(kind: EchoKind, links: Iterable[EchoLink], rank: Mapping[str, str]) -> tuple[EchoGroup, ...]:
    """Groups that the links hold together, surest links first.

    Args:
        kind: Of what the groups are.
        links: Between pairs of ids.
        rank: Orders ids, equal ones by id; the lowest member of a group is its original.
    """
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    weakest: dict[str, EchoLink] = {}
    for link in sorted(links, key=lambda x: (-x.score, min(x.one, x.other), max(x.one, x.other))):
        a, b = sorted((root(link.one), root(link.other)), key=lambda node: (rank[node], node))
        if a != b:
            parent[b] = a
            held = [link, *(weakest[r] for r in (a, b) if r in weakest)]
            weakest[a] = min(held, key=lambda x: x.score)
    members = defaultdict(list)
    for node in parent:
        members[root(node)].append(node)
    return tuple(
        EchoGroup(kind, original, tuple(sorted(found)), weakest[original].score, weakest[original].why)
        for original, found in sorted(members.items())
    )
