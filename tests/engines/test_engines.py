"""One suite for every engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.work import dies_once, moody, square
from tollbook.engines import Engine, InlineEngine, LocalEngine

ENGINES: dict[str, Callable[[], Engine]] = {
    "inline": InlineEngine,
    "local": lambda: LocalEngine(2, patience=20),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    return ENGINES[request.param]()


def test_every_item_is_answered_once(engine: Engine) -> None:
    """Whatever the order in which they are ready, each item has one outcome under its own index."""
    outcomes = list(engine.map(square, range(20)))
    assert sorted((o.index, o.value) for o in outcomes) == [(n, n * n) for n in range(20)]


def test_nothing_to_do_is_no_trouble(engine: Engine) -> None:
    """No items, no outcomes."""
    assert list(engine.map(square, [])) == []


def test_an_exception_is_the_items_own_answer(engine: Engine) -> None:
    """An item whose function raises fails in one line; the others are answered."""
    outcomes = {o.index: o for o in engine.map(moody, [1, 3, 4])}
    assert outcomes[1].failure == "ValueError: no threes"
    assert (outcomes[0].value, outcomes[2].value) == (1, 4)


def test_a_killed_worker_costs_its_neighbours_nothing(tmp_path: Path) -> None:
    """An item that was under way beside a crash, or whose worker was killed once, is answered after all."""
    marks = [str(tmp_path / "a"), "", str(tmp_path / "b"), ""]
    outcomes = {o.index: o for o in LocalEngine(2).map(dies_once, marks)}
    assert {i: o.value for i, o in outcomes.items()} == dict(enumerate(marks))


def test_an_item_that_always_kills_its_worker_is_put_aside() -> None:
    """A deadly and a hanging item fail with a reason, and all others are answered."""
    outcomes = {o.index: o for o in LocalEngine(2, patience=4).map(moody, [1, 5, 2, 7, 4])}
    assert {i: o.value for i, o in outcomes.items() if o.failure is None} == {0: 1, 2: 2, 4: 4}
    assert all("died or hung" in (outcomes[i].failure or "") for i in (1, 3))
