"""Bringing links up to date gives what linking all at once gives."""

from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.link import MemoryIndex, Place, anchors, component, group, relink
from tollbook.model import EchoGroup, EchoKind, EchoLink

KEYS = st.frozensets(st.sampled_from("abcd"), max_size=3)
PLACES = st.dictionaries(
    st.sampled_from([f"{n:02d}" for n in range(12)]),
    st.builds(Place, st.sampled_from("123"), KEYS),
    max_size=12,
)


@pytest.fixture(autouse=True)
def two_anchors(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few that a key of a handful of items is crowded."""
    monkeypatch.setattr(anchors, "FIRST", 2)


def compare(pairs: Iterable[tuple[str, str]]) -> Iterator[EchoLink]:
    """Some pairs are echoes, more or less surely."""
    for one, other in pairs:
        if (int(one) * int(other)) % 3:
            yield EchoLink(one, other, 0.6 + (int(one) + int(other)) % 4 / 10, "because")


def groups(index: MemoryIndex, places: Mapping[str, Place]) -> tuple[EchoGroup, ...]:
    """All groups of an index."""
    return group(EchoKind.CLAIMS, index.links_of(places), {name: p.rank for name, p in places.items()})


@given(PLACES, st.lists(st.integers(0, 3), min_size=12, max_size=12), st.randoms())
def test_any_partition_in_any_order_gives_the_same(
    places: dict[str, Place], parts: list[int], order: object
) -> None:
    """Whether items come one by one, in batches or all at once."""
    at_once = MemoryIndex()
    relink(at_once, places, compare)
    names = sorted(places)
    order.shuffle(names)  # type: ignore[attr-defined]
    bit_by_bit = MemoryIndex()
    for part in range(4):
        some = {n: places[n] for n, p in zip(names, parts, strict=False) if p == part}
        relink(bit_by_bit, some, compare)
    assert groups(bit_by_bit, places) == groups(at_once, places)


@given(PLACES, PLACES, st.frozensets(st.sampled_from([f"{n:02d}" for n in range(12)])))
def test_changes_and_removals_leave_nothing_behind(
    first: dict[str, Place], later: dict[str, Place], gone: frozenset[str]
) -> None:
    """What is left is what would be there had the items stood so from the beginning."""
    index = MemoryIndex()
    relink(index, first, compare)
    relink(index, {**later, **dict.fromkeys(gone)}, compare)
    left = {name: place for name, place in {**first, **later}.items() if name not in gone}
    fresh = MemoryIndex()
    relink(fresh, left, compare)
    assert groups(index, left) == groups(fresh, left)


@given(PLACES)
def test_only_what_is_touched_is_named(places: dict[str, Place]) -> None:
    """The groups of all items that `relink` names, and of what they lead to, are all groups that changed."""
    index = MemoryIndex()
    relink(index, places, compare)
    before = set(groups(index, places))
    newcomer = {"12": Place("0", frozenset("ab"))}
    touched = relink(index, newcomer, compare)
    after = set(groups(index, places | newcomer))
    items, _ = component(index, touched)
    assert all(items >= set(made.members) for made in after - before)
