"""Which pairs are compared, and how the answer is kept up as items come and go.

Items that share a key may be echoes. Of all that share one, only those with the `FIRST` lowest ranks, its
anchors, are compared with every other: so a key that thousands share costs each of them as little as one
that twenty share, and which pairs are compared follows from the set of items alone, not from the order in
which they came. `relink` does for a few changed items what would be done for all, so that a million held
items do not slow down the next one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tollbook.model import EchoLink

FIRST = 8

Pair = tuple[str, str]
Compare = Callable[[Iterable[Pair]], Iterable[EchoLink]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its rank, lowest first and then by id, and its keys."""

    rank: str
    keys: frozenset[str]


class Index(Protocol):
    """Keeps the items' keys and the links between them."""

    def keys_of(self, items: Iterable[str]) -> dict[str, frozenset[str]]:
        """The keys of those of the items that are held."""
        ...

    def ranks_of(self, items: Iterable[str]) -> dict[str, str]:
        """The ranks of those of the items that are held and have keys."""
        ...

    def first(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The `FIRST` holders of each key by rank and id; keys that nobody holds may be left out."""
        ...

    def holders(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """All holders of each key."""
        ...

    def place(self, items: Mapping[str, Place | None]) -> None:
        """Put items where they stand in place of where they stood; None takes one out."""
        ...

    def links_of(self, items: Iterable[str]) -> list[EchoLink]:
        """The links of any of the items."""
        ...

    def change_links(self, gone: Iterable[Pair], new: Iterable[EchoLink]) -> None:
        """Take some links out and put others in."""
        ...


def relink(index: Index, changed: Mapping[str, Place | None], compare: Compare) -> set[str]:
    """Bring an index up to date with items that are new, have changed, or are gone (None).

    Args:
        index: What is held.
        changed: Where each of them stands now.
        compare: The links among pairs of ids that are to be compared.

    Returns:
        The items whose links may not be what they were.
    """
    before = index.keys_of(changed)
    keys = {key for held in before.values() for key in held}
    keys.update(key for place in changed.values() if place for key in place.keys)
    were = index.first(keys)
    old = index.links_of(changed)
    index.place(changed)
    are = index.first(keys)
    entered, left = _moved(were, are, changed)
    pairs = _proposed(index, are, entered, changed)
    gone = {_pair(link.one, link.other) for link in old} | _orphaned(index, left)
    links = list(compare(sorted(pairs)))
    index.change_links(sorted(gone), links)
    ends = {end for pair in gone for end in pair} | {end for link in links for end in (link.one, link.other)}
    return ends | set(changed)


def _moved(
    were: Mapping[str, tuple[str, ...]],
    are: Mapping[str, tuple[str, ...]],
    changed: Mapping[str, Place | None],
) -> tuple[dict[str, set[str]], set[str]]:
    """By key, the anchors that are new or have changed; and the items that are anchors no more."""
    entered, left = {}, set[str]()
    for key in were.keys() | are.keys():
        now, then = set(are.get(key, ())), set(were.get(key, ()))
        entered[key] = (now - then) | (now & changed.keys())
        left |= then - now - changed.keys()
    return entered, left


def _proposed(
    index: Index, are: Mapping[str, tuple[str, ...]], entered: Mapping[str, set[str]],
    changed: Mapping[str, Place | None],
) -> set[Pair]:  # fmt: skip
    """The pairs that are to be compared: new anchors with all holders, changed items with all anchors."""
    everybody = index.holders(key for key, anchors in entered.items() if anchors)
    pairs = {
        _pair(anchor, other)
        for key, anchors in entered.items()
        for anchor in anchors
        for other in everybody.get(key, ())
        if anchor != other
    }
    for item, place in changed.items():
        for key in place.keys if place else ():
            pairs.update(_pair(item, anchor) for anchor in are.get(key, ()) if anchor != item)
    return pairs


def _orphaned(index: Index, left: set[str]) -> set[Pair]:
    """Links of former anchors that no key proposes any more."""
    links = [_pair(link.one, link.other) for link in index.links_of(left)]
    keys = index.keys_of({end for pair in links for end in pair})
    none = frozenset[str]()
    shared = {pair: keys.get(pair[0], none) & keys.get(pair[1], none) for pair in links}
    anchors = index.first({key for common in shared.values() for key in common})
    return {
        pair
        for pair, common in shared.items()
        if not any({*anchors.get(key, ())} & {*pair} for key in common)
    }


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def component(index: Index, start: Iterable[str]) -> tuple[set[str], list[EchoLink]]:
    """All items that links lead to from some, and those links."""
    seen = set(start)
    found: dict[Pair, EchoLink] = {}
    edge = set(seen)
    while edge:
        links = index.links_of(edge)
        found.update((_pair(link.one, link.other), link) for link in links)
        edge = {end for link in links for end in (link.one, link.other)} - seen
        seen |= edge
    return seen, [found[pair] for pair in sorted(found)]


@dataclass(slots=True)
class MemoryIndex:
    """An index in memory, for one run over all items."""

    _places: dict[str, Place] = field(default_factory=dict)
    _holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _links: dict[Pair, EchoLink] = field(default_factory=dict)
    _ends: dict[str, set[Pair]] = field(default_factory=lambda: defaultdict(set))

    def keys_of(self, items: Iterable[str]) -> dict[str, frozenset[str]]:
        """See `Index`."""
        return {item: self._places[item].keys for item in items if item in self._places}

    def ranks_of(self, items: Iterable[str]) -> dict[str, str]:
        """See `Index`."""
        return {item: self._places[item].rank for item in items if item in self._places}

    def first(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """See `Index`."""
        return {key: found[:FIRST] for key, found in self.holders(keys).items()}

    def holders(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """See `Index`."""
        held = {key: self._holders[key] for key in keys if key in self._holders}
        return {
            key: tuple(sorted(found, key=lambda i: (self._places[i].rank, i))) for key, found in held.items()
        }

    def place(self, items: Mapping[str, Place | None]) -> None:
        """See `Index`."""
        for item, place in items.items():
            old = self._places.pop(item, None)
            for key in old.keys if old else ():
                self._holders[key].discard(item)
            if place:
                self._places[item] = place
                for key in place.keys:
                    self._holders[key].add(item)

    def links_of(self, items: Iterable[str]) -> list[EchoLink]:
        """See `Index`."""
        pairs = {pair for item in items for pair in self._ends.get(item, ())}
        return [self._links[pair] for pair in sorted(pairs)]

    def change_links(self, gone: Iterable[Pair], new: Iterable[EchoLink]) -> None:
        """See `Index`."""
        for pair in gone:
            self._links.pop(pair, None)
            for end in pair:
                self._ends[end].discard(pair)
        for link in new:
            pair = _pair(link.one, link.other)
            self._links[pair] = link
            for end in pair:
                self._ends[end].add(pair)
