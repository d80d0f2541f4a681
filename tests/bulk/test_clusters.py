"""Bulk runs on Ray and Spark: the same bytes as here, whatever is killed on the way."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.bulk.conftest import Run
from tests.bulk.test_run import files
from tests.engines.clusters import ROOT, ended, environment, needs_ray, needs_spark
from tests.engines.nodes import two_ray_nodes
from tests.engines.waiting import awaited
from tollbook.engines import engine_of
from tollbook.pipeline.bulk import Job, Settings, run

pytestmark = pytest.mark.long

CLUSTERS = [pytest.param("ray", marks=needs_ray), pytest.param("spark", marks=needs_spark)]
# Not all that Ray calls itself so: a node goes down with its agents, which "ray::…Agent" are.
WORKERS = {"ray": (b"ray::IDLE", b"ray::answer"), "spark": (b"pyspark.daemon",)}


@pytest.fixture(autouse=True)
def clusters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Workers find this checkout; what was started is stopped."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    for name in ("RAY_ADDRESS", "SPARK_MASTER"):
        monkeypatch.delenv(name, raising=False)
    with ended():
        yield


def started(crawl: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """`tollbook bulk` over the crawl, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "tollbook",
        "bulk",
        str(crawl),
        "--out",
        str(out),
        "--slice-records",
        "4",
    ]
    return subprocess.Popen([*command, "--quiet", *options], cwd=ROOT)


def tables(out: Path) -> dict[str, bytes]:
    """What a run wrote, its report of time taken left out."""
    return {name: data for name, data in files(out).items() if name != "report.json"}


@pytest.mark.parametrize("engine", CLUSTERS)
def test_a_cluster_gives_the_same_bytes(crawl: Path, tmp_path: Path, engine: str) -> None:
    """`tollbook bulk --engine ray|spark` writes what `--engine local` writes."""
    for name in ("local", engine):
        assert started(crawl, tmp_path / name, "--engine", name, "--workers", "2").wait(240) == 0
    assert tables(tmp_path / engine) == tables(tmp_path / "local")


@pytest.mark.parametrize("engine", CLUSTERS)
def test_killed_workers_change_no_byte(crawl: Path, tmp_path: Path, bulk_run: Run, engine: str) -> None:
    """Every worker is killed once in the middle of a run; nothing is lost, doubled or put aside."""
    killed: list[int] = []

    def kill(_: object) -> None:
        if not killed:
            killed.extend(_killed(WORKERS[engine]))

    bulk_run(crawl, tmp_path / "here")
    job = Job(str(tmp_path / "there"), Settings(4), deadline=120)
    run([str(crawl)], job, engine_of(engine, workers=2), watch=kill)
    assert killed
    assert tables(tmp_path / "there") == tables(tmp_path / "here")


@pytest.mark.parametrize("engine", CLUSTERS)
def test_a_killed_driver_is_taken_up_again(crawl: Path, tmp_path: Path, bulk_run: Run, engine: str) -> None:
    """After SIGKILL in the middle of a run, `--resume` ends with the bytes of an undisturbed one."""
    bulk_run(crawl, tmp_path / "here")
    out = tmp_path / "there"
    driver = started(crawl, out, "--engine", engine, "--workers", "2")
    assert awaited(lambda: list((out / "documents").glob("*.parquet")), 120)
    driver.kill()
    assert driver.wait() == -signal.SIGKILL
    assert started(crawl, out, "--engine", engine, "--workers", "2", "--resume").wait(240) == 0
    assert tables(out) == tables(tmp_path / "here")


@needs_ray
def test_a_killed_node_changes_no_byte(crawl: Path, tmp_path: Path, bulk_run: Run) -> None:
    """One of two Ray nodes goes in the middle of a run; nothing is lost, doubled or put aside."""
    bulk_run(crawl, tmp_path / "here")
    job = Job(str(tmp_path / "there"), Settings(4), deadline=120)
    with two_ray_nodes() as second:
        node = [i.process.pid for infos in second.all_processes.values() for i in infos]

        def kill(_: object) -> None:
            while node:
                os.kill(node.pop(), signal.SIGKILL)

        run([str(crawl)], job, engine_of(workers=2), watch=kill)
    assert not node
    assert tables(tmp_path / "there") == tables(tmp_path / "here")


def _killed(names: Sequence[bytes]) -> list[int]:
    """The processes under this one whose command has one of these words, after they were killed."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if not entry.name.isdigit():
                continue
            command = (entry / "cmdline").read_bytes()
            if any(name in command for name in names) and _descends(int(entry.name)):
                os.kill(int(entry.name), signal.SIGKILL)
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def _descends(pid: int) -> bool:
    """Whether a process is a descendant of this one."""
    while pid > 1:
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        if pid == os.getpid():
            return True
    return False
