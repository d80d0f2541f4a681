"""One suite for every engine. Those of clusters take seconds to start: they are in the long suite."""

import pickle
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.engines.clusters import ALL, ISOLATING, MAKERS, ended, environment
from tests.engines.waiting import awaited, lives
from tests.engines.work import cannot_travel, dies_once, hangs, marks, moody, square
from tollbook.engines import Engine


@pytest.fixture(scope="module", autouse=True)
def clusters() -> Iterator[None]:
    """Workers find this checkout; what was started is stopped."""
    with pytest.MonkeyPatch.context() as patch, ended():
        for name, value in environment().items():
            patch.setenv(name, value)
        for name in ("RAY_ADDRESS", "SPARK_MASTER"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(params=ALL)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    return MAKERS[request.param]()


@pytest.fixture(params=ISOLATING)
def isolating(request: pytest.FixtureRequest) -> Engine:
    """Each engine whose workers are processes of their own."""
    return MAKERS[request.param]()


def test_every_item_is_answered_once(engine: Engine) -> None:
    """Whatever the order in which they are ready, each item has one outcome under its own index."""
    outcomes = list(engine.map(square, range(20)))
    assert sorted((o.index, o.value) for o in outcomes) == [(n, n * n) for n in range(20)]


def test_outcomes_are_the_same_bytes_everywhere(engine: Engine) -> None:
    """Put in order, what an engine gives is to the byte what this process gives."""
    items = [1, 3, 2, 4, 6]
    got, here = (sorted(e.map(moody, items), key=lambda o: o.index) for e in (engine, MAKERS["inline"]()))
    assert pickle.dumps(got) == pickle.dumps(here)


def test_nothing_to_do_is_no_trouble(engine: Engine) -> None:
    """No items, no outcomes."""
    assert list(engine.map(square, [])) == []


def test_an_exception_is_the_items_own_answer(engine: Engine) -> None:
    """An item whose function raises or leaves fails in one line; the others are answered."""
    outcomes = {o.index: o for o in engine.map(moody, [1, 3, 4, 2])}
    assert outcomes[1].failure == "ValueError: no threes"
    assert outcomes[2].failure == "SystemExit: no fours"
    assert (outcomes[0].value, outcomes[3].value) == (1, 2)


def test_what_cannot_travel_fails_alone(isolating: Engine) -> None:
    """A value or an item that cannot be pickled is a failure with its reason, and the others are answered."""
    assert all("pickle" in (o.failure or "") for o in isolating.map(cannot_travel, [1, 2]))
    items = [2, lambda: 3, 4]
    outcomes = {o.index: o for o in isolating.map(square, items)}
    assert "pickle" in (outcomes[1].failure or "")
    assert (outcomes[0].value, outcomes[2].value) == (4, 16)


def test_a_killed_worker_costs_its_neighbours_nothing(isolating: Engine, tmp_path: Path) -> None:
    """An item that was under way beside a crash, or whose worker was killed once, is answered after all."""
    items = [str(tmp_path / "a"), "", "", ""]  # two that die could first be felled by one another, then alone
    outcomes = {o.index: o for o in isolating.map(dies_once, items)}
    assert {i: o.value for i, o in outcomes.items()} == dict(enumerate(items))


def test_an_item_that_always_kills_its_worker_is_put_aside(isolating: Engine) -> None:
    """A deadly and a hanging item fail with a reason, and all others are answered."""
    outcomes = {o.index: o for o in isolating.map(moody, [1, 5, 2, 7, 6])}
    assert {i: o.value for i, o in outcomes.items() if o.failure is None} == {0: 1, 2: 2, 4: 6}
    assert all("died or hung" in (outcomes[i].failure or "") for i in (1, 3))


class Watched(Sequence[str]):
    """Items that know which of them were asked for."""

    def __init__(self, items: list[str]) -> None:
        self.items, self.asked = items, 0

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if index < len(self.items):
            self.asked = max(self.asked, index + 1)
        return self.items[index]


def test_an_engine_does_not_run_ahead_of_its_reader(isolating: Engine, tmp_path: Path) -> None:
    """With one outcome taken, only so many more items are taken and begun as there are workers."""
    items = Watched([str(tmp_path / str(n)) for n in range(40)])
    outcomes = isolating.map(marks, items)
    next(outcomes)
    time.sleep(1)  # for one that does run ahead
    assert len(list(tmp_path.iterdir())) <= 6
    assert items.asked <= 6
    assert len(list(outcomes)) == 39


def test_what_is_under_way_ends_with_its_reader(isolating: Engine, tmp_path: Path) -> None:
    """A reader that stops early, as on an interrupt, leaves no worker at work."""
    hanging, quick = str(tmp_path / "pid"), str(tmp_path / "quick")
    outcomes = isolating.map(_hangs_or_marks, [hanging, quick])
    assert next(outcomes).value == quick
    pid = int(awaited(lambda: Path(hanging).read_text()))
    outcomes.close()  # type: ignore[attr-defined]
    assert awaited(lambda: not lives(pid))


def _hangs_or_marks(mark: str) -> str | None:
    return marks(mark) if mark.endswith("quick") else hangs(mark)
