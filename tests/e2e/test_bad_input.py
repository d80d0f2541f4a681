"""What is wrong with an input is said in one line, with exit code 1, and leaves nothing behind."""

import os
import time
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

BAD = {
    "empty.txt": b"",
    "program.bin": b"\x7fELF\0\0\1\2" * 50,
    "latin.txt": "14 personnes tu\u00e9es".encode("latin-1"),
    "broken.jsonl": b'{"id": "a", "text": "14 people were killed."}\n{"id": "b"',
}


def one_line(text: str) -> bool:
    """Whether an error is one line and no traceback."""
    return text.startswith("tollbook: ") and text.count("\n") == 1


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_bad_file_is_one_clear_error(tollbook: Run, tmp_path: Path, command: str, name: str) -> None:
    """Empty, binary, wrongly encoded and broken files fail with their name; `add` keeps nothing of them."""
    (tmp_path / name).write_bytes(BAD[name])
    ran = tollbook(command, name)
    assert ran.returncode == 1
    assert one_line(ran.stderr), ran.stderr
    assert name in ran.stderr
    if command == "add":
        assert tollbook("claims", "--format", "jsonl").stdout == ""


@pytest.mark.parametrize("name", ["missing.txt", "folder"])
def test_what_is_no_file_is_one_clear_error(tollbook: Run, tmp_path: Path, name: str) -> None:
    """A missing file and an empty directory fail with their name."""
    (tmp_path / "folder").mkdir()
    ran = tollbook("read", name)
    assert (ran.returncode, one_line(ran.stderr)) == (1, True), ran.stderr
    assert name in ran.stderr


def test_a_bad_input_does_not_stop_the_good_ones(tollbook: Run, tmp_path: Path) -> None:
    """Claims of the readable inputs are printed; the exit code still says that something failed."""
    (tmp_path / "good.txt").write_text("The army said 14 soldiers were killed on Tuesday.", encoding="utf-8")
    ran = tollbook("read", "missing.txt", "good.txt", "--format", "jsonl")
    assert ran.returncode == 1
    assert '"low": 14' in ran.stdout


def test_a_long_text_without_a_claim_is_read_in_seconds(tollbook: Run, tmp_path: Path) -> None:
    """20 MB of plain text give an empty result, not an error and not a long wait."""
    line = "The committee met again to weigh the plans for the new library and the garden beside it.\n"
    (tmp_path / "long.txt").write_text(line * (20 * 2**20 // len(line)), encoding="utf-8")
    begun = time.monotonic()
    ran = tollbook("read", "long.txt", "--format", "jsonl")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert time.monotonic() - begun < 100  # the bound of the process: it ended by itself


@pytest.mark.parametrize(
    "damage", [b"not a ledger at all, only words", b"SQLite format 3\0" + os.urandom(4000)]
)
def test_a_corrupt_ledger_is_one_clear_error(tollbook: Run, tmp_path: Path, damage: bytes) -> None:
    """A file that is no ledger, or a damaged one, fails with its name and is left as it was."""
    path = tmp_path / "tollbook.db"
    path.write_bytes(damage)
    for command in ("claims", "findings", "verify"):
        ran = tollbook(command)
        assert (ran.returncode, one_line(ran.stderr)) == (1, True), ran.stderr
        assert "tollbook.db" in ran.stderr
    assert path.read_bytes() == damage


def test_a_missing_ledger_says_how_to_make_one(tollbook: Run, tmp_path: Path) -> None:
    """Listing without a ledger fails, names it, and makes none."""
    ran = tollbook("claims")
    assert (ran.returncode, one_line(ran.stderr)) == (1, True), ran.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "args", [["nonsense"], ["read"], ["claims", "--harm", "annoyed"], ["findings", "--as-of", "soon"]]
)
def test_wrong_use_exits_with_2(tollbook: Run, args: list[str]) -> None:
    """An unknown command, a missing argument or an impossible option is wrong use."""
    assert tollbook(*args).returncode == 2


def test_wrong_use_is_said_in_the_user_s_words(tollbook: Run) -> None:
    """The message names the option and what it takes, and no library's exception."""
    said = tollbook("findings", "--kind", "annoyed").stderr
    assert "'--kind': 'annoyed' is not one of" in said


def test_one_sum_stands_below_many_documents(tollbook: Run, tmp_path: Path) -> None:
    """Documents without a claim take a line each; how many claims there are is said once, in the end."""
    for name, text in {
        "a": "The army said 14 soldiers were killed.",
        "b": "A quiet day.",
        "c": "Rain.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = tollbook("read", "a.txt", "b.txt", "c.txt").stdout.splitlines()
    assert lines[-3:] == ["b.txt: nothing", "c.txt: nothing", lines[-1]]
    assert [line for line in lines if "reviewed by nobody" in line] == [lines[-1]]
    assert lines[-1].startswith("1 figure, 0 refusals")
