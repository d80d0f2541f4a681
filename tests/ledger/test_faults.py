"""Processes that write at once, die, run out of disk: nothing acknowledged is lost, nothing is half kept."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from tests.ledger.making import both_claims, report
from tests.ledger.test_verify import fill
from tollbook.errors import LedgerError
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import EchoKind

ROOT = Path(__file__).parents[2]


def appender(address: str, first: int, many: int, at_once: int = 1) -> "subprocess.Popen[str]":
    """Start a process that appends."""
    numbers = map(str, (first, many, at_once))
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.appender", address, *numbers],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def kept(ledger: Ledger) -> set[int]:
    """Numbers of the reports that are kept, once it is seen that each is kept with both of its claims."""
    numbers = {int(document.ref.id.removeprefix("report-")) for document in ledger.documents()}
    claims = {claim.id for claim in ledger.claims()}
    assert claims == {claim.id for number in numbers for claim in both_claims(report(number))}
    return numbers


def write_at_once(address: str, processes: int, appends: int) -> None:
    """Let processes append at once, to a ledger that none of them finds made."""
    running = [appender(address, 10_000 * i, appends) for i in range(processes)]
    assert [process.wait(timeout=3600) for process in running] == [0] * processes
    for process in running:
        assert process.stdout is not None
        process.stdout.close()
    with Ledger.open(address) as ledger:
        assert kept(ledger) == {10_000 * i + n for i in range(processes) for n in range(appends)}
        found = ledger.verify()
        assert (found.ok, found.entries) == (True, 3 * processes * appends)
        assert len({entry.by for entry in ledger.entries()}) == processes


def test_processes_at_once(address: str) -> None:
    """Processes that make and fill a ledger at once lose nothing and leave a valid chain."""
    write_at_once(address, 4, 50)


@pytest.mark.long
def test_eight_times_a_thousand(address: str) -> None:
    """The same with eight processes of a thousand appends each."""
    write_at_once(address, 8, 1000)


def kill_at_random(address: str, rounds: int) -> None:
    """Kill an appender, round after round, at a random moment; then look at what is kept.

    Every other one appends so much at once that it is inserted while more of it is made.
    """
    chance = random.Random(5)  # noqa: S311
    acknowledged: set[int] = set()
    for round_ in range(rounds):
        at_once = (1, 50)[round_ % 2]
        process = appender(address, 1000 * round_, 1000, at_once)
        assert process.stdout is not None
        if chance.random() < 0.8:
            process.stdout.readline()
        time.sleep(chance.random() * 0.25)
        process.send_signal(signal.SIGKILL)
        lines = process.stdout.read().split("\n")[:-1]
        process.stdout.close()
        process.wait()
        acknowledged |= {int(line) for line in lines if line != "open"}
        with Ledger.open(address) as ledger:
            found = kept(ledger)
            assert acknowledged <= found
            # What was kept but not yet acknowledged is at most the last addition, and all of that.
            assert len(found - acknowledged) in (0, at_once)
            acknowledged = found
            assert ledger.verify().ok
            assert list(ledger.heads())[-1:] in ([], [(len(list(ledger.entries())), ledger.head)])
    assert acknowledged


def test_killed(address: str) -> None:
    """`kill -9` at any moment loses no acknowledged entry and leaves no half one; the next start works."""
    kill_at_random(address, 4)


@pytest.mark.long
def test_killed_two_hundred_times(address: str) -> None:
    """The same two hundred times."""
    kill_at_random(address, 200)


FILL_UP = """
import resource, sys
from tests.ledger.making import both_claims, report
from tollbook.errors import LedgerError
from tollbook.ledger import Ledger
path, limit, at_once = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Ledger.open(path) as ledger:
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for first in range(0, 100_000, at_once):
            documents = [report(number) for number in range(first, first + at_once)]
            ledger.add(documents, [claim for document in documents for claim in both_claims(document)])
            print(*range(first, first + at_once), sep="\\n")
    except LedgerError as error:
        print(error.hint)
"""


def fill_up(path: Path, limit: int, at_once: int = 1) -> tuple[set[int], str]:
    """Append until there is no room; what was acknowledged, and the hint."""
    ran = subprocess.run(
        [sys.executable, "-c", FILL_UP, str(path), str(limit), str(at_once)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    *numbers, hint = ran.stdout.splitlines()
    return set(map(int, numbers)), hint


@pytest.mark.parametrize("at_once", [1, 50])
def test_no_room(tmp_path: Path, at_once: int) -> None:
    """Where a file may not grow, what was acknowledged stays, the rest is not there, and a hint says so."""
    path = tmp_path / "ledger.db"
    acknowledged, hint = fill_up(path, 400_000 if at_once == 1 else 1_000_000, at_once)
    assert "nothing of this was kept" in hint
    with Ledger.open(path) as ledger:
        assert kept(ledger) == acknowledged != set()
        assert ledger.verify().ok
        ledger.add([report(500_000)], both_claims(report(500_000)))
        assert len(kept(ledger)) == len(acknowledged) + 1


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        subprocess.run(mounting, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no small file system can be mounted here: {error}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_full_disk(tmp_path: Path) -> None:
    """The same where the disk is full."""
    with small_disk(tmp_path) as folder:
        acknowledged, hint = fill_up(folder / "ledger.db", 0)
        assert "nothing of this was kept" in hint
        shutil.copytree(folder, tmp_path.with_name("saved"), dirs_exist_ok=True)
    with Ledger.open(tmp_path.with_name("saved") / "ledger.db") as ledger:
        assert kept(ledger) == acknowledged != set()
        assert ledger.verify().ok


END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""


def test_lost_connection(postgres_server: str, postgres_address: str) -> None:
    """Where the server ends a connection amid an addition, nothing of it is kept, and the next one works."""
    engine = create_engine(postgres_server.replace("postgresql:", "postgresql+psycopg:", 1))

    def cut() -> Iterator[object]:
        yield report(1)
        with engine.begin() as other:
            other.execute(text(END_OTHERS))
        yield report(2)

    with Ledger.open(postgres_address) as ledger:
        ledger.add([report(0)], both_claims(report(0)))
        with pytest.raises(LedgerError, match=r"connection|terminating") as raised:
            ledger.add(cut(), both_claims(report(1)))  # type: ignore[arg-type]
        assert raised.value.hint is not None
        assert kept(ledger) == {0}
        ledger.add([report(1)], both_claims(report(1)))
        assert kept(ledger) == {0, 1}
        assert ledger.verify().ok
    engine.dispose()


def everything(ledger: Ledger) -> tuple[object, ...]:
    """All that a ledger can tell."""
    claims = list(ledger.claims(ClaimQuery(superseded=True, include_background=True)))
    return (
        claims,
        list(ledger.claims(ClaimQuery(party="Russia", limit=5))),
        list(ledger.documents()),
        ledger.decisions([claim.id for claim in claims]),
        ledger.echoes(EchoKind.DOCUMENTS),
        ledger.runs(),
        ledger.head,
        ledger.content_hash,
        list(ledger.entries()),
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, tuple[object, ...]]:
    """A ledger's file, its bytes, and all that it tells."""
    path = tmp_path_factory.mktemp("flips") / "ledger.db"
    with Ledger.open(path) as ledger:
        fill(ledger)
    with Ledger.open(path) as ledger:
        told = everything(ledger)
    return path, path.read_bytes(), told


@settings(max_examples=150, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_any_flipped_bit_of_the_file(
    whole: tuple[Path, bytes, tuple[object, ...]], place: float, bit: int
) -> None:
    """A bit of the file that is flipped is found, or it is one in which nothing is written."""
    path, image, told = whole
    at = int(place * len(image))
    for beside in path.parent.glob("ledger.db-*"):
        beside.unlink()
    path.write_bytes(image[:at] + bytes([image[at] ^ 1 << bit]) + image[at + 1 :])
    try:
        with Ledger.open(path) as ledger:
            if ledger.verify().ok:
                assert everything(ledger) == told
    except LedgerError:
        pass
