"""Whatever goes wrong on the way, nothing is lost and nothing is doubled."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bulk.conftest import Run
from tests.bulk.crawl import page, texts, write_warc
from tests.bulk.engines import ForkedEngine, ShuffledEngine, StaleEngine
from tests.bulk.test_run import files, rows
from tollbook.errors import InputError, OutputError
from tollbook.pipeline.bulk import Job, Settings, parts, run, sifting

pytest.importorskip("pyarrow.parquet")

DEADLY = "The end came quietly"


def crawl_with(folder: Path, odd: str) -> Path:
    """Nine pages, the fifth with a sentence of its own."""
    told = texts(9, every=1)
    told[4] = told[4].replace("The council", f"{odd}. The council")
    return write_warc(folder / "x.warc.gz", [page(text) for text in told])


def deadly(do: Callable[[], object]) -> Callable[[str], str]:
    """What takes the text from a page, and does something else at the fifth."""
    quick = sifting.quick_text

    def text(markup: str) -> str:
        if DEADLY in markup:
            do()
        return quick(markup)

    return text


def killed() -> None:
    """End this process as the kernel does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("do", [killed, lambda: time.sleep(600)], ids=["dies", "hangs"])
def test_a_record_that_ends_its_worker_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_run: Run, do: Callable[[], object]
) -> None:
    """It is tried again alone and then is a reject with its reason; the other eight are read."""
    path = crawl_with(tmp_path, DEADLY)
    bulk_run(path, tmp_path / "calm")  # all that takes time to load is loaded before the clock runs
    monkeypatch.setattr(sifting, "quick_text", deadly(do))
    manifest, _ = run([str(path)], Job(str(tmp_path / "out"), Settings(6), deadline=8), ForkedEngine())
    assert (manifest.totals.records, manifest.totals.documents, manifest.totals.rejects) == (9, 8, 1)
    (reject,) = rows(tmp_path / "out", "rejects")
    assert (reject["record"], reject["reason"]) == (4, "its worker process died or hung, twice")
    assert not (tmp_path / "out" / "_work").exists()


def test_a_worker_that_is_killed_once_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_run: Run
) -> None:
    """A worker that is killed in the middle of a slice leaves every byte as it would have been."""
    path, once = crawl_with(tmp_path, DEADLY), tmp_path / "once"
    bulk_run(path, tmp_path / "calm")

    def only_once() -> None:
        if not once.exists():
            once.touch()
            killed()

    monkeypatch.setattr(sifting, "quick_text", deadly(only_once))
    bulk_run(path, tmp_path / "out", ForkedEngine())
    assert once.exists()
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_a_worker_that_is_killed_while_it_writes_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_run: Run
) -> None:
    """Its half-written parts are swept up, in a run that needs not be taken up again for it, too."""
    path, once = crawl_with(tmp_path, "Nothing"), tmp_path / "once"
    bulk_run(path, tmp_path / "calm")
    close = parts.Parts.close

    def closed(written: parts.Parts) -> tuple[parts.PartFile, ...]:
        if not once.exists():
            once.write_text("\n".join(p.name for p in (tmp_path / "out").rglob(".unfinished-*")))
            killed()
        return close(written)

    monkeypatch.setattr(parts.Parts, "close", closed)
    bulk_run(path, tmp_path / "out", ForkedEngine())
    assert once.read_text().count(".parquet") == 2
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_a_worker_that_was_given_up_changes_nothing(crawl: Path, tmp_path: Path, bulk_run: Run) -> None:
    """It may end its slice when another has done it, or begin it when the whole run has ended: no trace."""
    bulk_run(crawl, tmp_path / "calm")
    engine = StaleEngine()
    bulk_run(crawl, tmp_path / "out", engine)
    assert engine.late
    for again in engine.late:
        again()
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_a_worker_that_ends_after_its_run_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_run: Run
) -> None:
    """It was at work when the run ended without it: it keeps no account, and the run stays finished."""
    path = crawl_with(tmp_path, DEADLY)
    bulk_run(path, tmp_path / "calm", slice_records=9)
    out, engine = tmp_path / "out", StaleEngine()
    bulk_run(path, out, engine, slice_records=9)
    (out / "_work").mkdir()
    plan = out / "_work" / "plan.json"
    plan.write_text("{}")  # as it was when the worker began
    monkeypatch.setattr(sifting, "quick_text", deadly(lambda: shutil.rmtree(out / "_work")))
    for again in engine.late:
        again()
    assert not plan.parent.exists()
    assert files(out) == files(tmp_path / "calm")


def test_a_record_that_raises_is_its_own_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bulk_run: Run
) -> None:
    """An error that nobody foresaw, or too little memory, costs one record."""
    path = crawl_with(tmp_path, DEADLY)

    def fails() -> None:
        raise MemoryError

    monkeypatch.setattr(sifting, "quick_text", deadly(fails))
    manifest = bulk_run(path, tmp_path / "out")
    assert (manifest.totals.documents, manifest.totals.rejects) == (8, 1)
    assert "memory" in str(rows(tmp_path / "out", "rejects")[0]["reason"])


def test_a_full_disk_stops_the_run_until_it_is_taken_up_again(tmp_path: Path, bulk_run: Run) -> None:
    """What cannot be written whole is not there at all; with room, the run ends as if nothing had been."""
    path = crawl_with(tmp_path, "Nothing")
    bulk_run(path, tmp_path / "calm")
    before = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (6000, before[1]))
    try:
        with pytest.raises(OutputError, match="resume"):
            bulk_run(path, tmp_path / "out")
    finally:
        setrlimit(RLIMIT_FSIZE, before)
    assert not list((tmp_path / "out").rglob("*.parquet*"))
    bulk_run(path, tmp_path / "out", resume=True)
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_a_killed_run_is_taken_up_again(tmp_path: Path, bulk_run: Run) -> None:
    """SIGKILL to the driver; --resume ends with the bytes of an undisturbed run, and no worker is left."""
    path = crawl_with(tmp_path, "Nothing")
    bulk_run(path, tmp_path / "calm", slice_records=1)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "tollbook", "bulk", str(path), "--out", str(out), "--slice-records", "1"]
    with subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.DEVNULL) as driver:
        until = time.monotonic() + 120
        done = out / "_work" / "done"
        while len(list(done.glob("*.json"))) < 2 and driver.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
        driver.kill()
    assert 2 <= len(list(done.glob("*.json"))) < 9
    again = subprocess.run([*command, "--engine", "inline"], capture_output=True, text=True, check=False)
    assert again.returncode == 1
    assert "go on with --resume" in again.stderr
    subprocess.run([*command, "--engine", "inline", "--resume"], check=True, capture_output=True)
    (out / "report.json").unlink()
    assert files(out) == files(tmp_path / "calm")


def test_only_the_same_run_is_taken_up(
    tmp_path: Path, bulk_run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other settings, other inputs and a changed input are said, and nothing is written."""
    path = crawl_with(tmp_path, DEADLY)
    monkeypatch.setattr(sifting, "quick_text", deadly(lambda: (_ for _ in ()).throw(KeyboardInterrupt)))
    with pytest.raises(KeyboardInterrupt):
        bulk_run(path, tmp_path / "out")
    monkeypatch.undo()
    with pytest.raises(InputError, match="other settings"):
        bulk_run(path, tmp_path / "out", resume=True, slice_records=5)
    with pytest.raises(InputError, match="other inputs"):
        bulk_run(write_warc(tmp_path / "y.warc.gz", []).with_name("*.warc.gz"), tmp_path / "out", resume=True)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40] + bytes(40))
    with pytest.raises(InputError, match="not what it was"):
        bulk_run(path, tmp_path / "out", resume=True)
    path.write_bytes(whole)
    assert bulk_run(path, tmp_path / "out", resume=True).totals.documents == 9


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_order_changes_no_byte(
    crawl: Path, tmp_path_factory: pytest.TempPathFactory, bulk_run: Run, seed: int
) -> None:
    """In whatever order slices are worked on, the manifest is the same."""
    folder = tmp_path_factory.mktemp("order")
    calm = bulk_run(crawl, folder / "calm", slice_records=3)
    assert bulk_run(crawl, folder / "odd", ShuffledEngine(seed), slice_records=3).hash == calm.hash
