"""Ledgers as a user cares for them: heads, merges, erasures, damage."""

import json
from pathlib import Path

from tests.e2e.conftest import Run

STORY = (
    "outlet: {0}\npublished: 2022-03-24\n\n"
    "The {0} army said on Tuesday that {1} of its soldiers had been killed.\n"
)


def test_merge_erase_and_heads(tollbook: Run, tmp_path: Path) -> None:
    """Two ledgers become one, a text is erased, and the heads that were saved still hold."""
    for name, ledger in (("Ruritanian", "one.db"), ("Sylvanian", "two.db")):
        (tmp_path / f"{name}.txt").write_text(STORY.format(name, len(name) * 100), encoding="utf-8")
        assert tollbook("add", "--ledger", ledger, f"{name}.txt").returncode == 0
    heads = tollbook("verify", "--ledger", "one.db", "--heads").stdout.split()
    assert "1 document entry, 1 claim entry" in tollbook("merge", "two.db", "--ledger", "one.db").stdout
    assert tollbook("merge", "two.db", "--ledger", "one.db").stdout.strip() == "nothing new"
    assert tollbook("merge", "one.db", "--ledger", "two.db").returncode == 0
    contents = {tollbook("verify", "--content", "--ledger", name).stdout for name in ("one.db", "two.db")}
    assert len(contents) == 1 and len(contents.pop()) == 65
    ran = tollbook(
        "erase", "Sylvanian.txt", "--reason", "asked for", "--by", "A. Reader", "--ledger", "one.db"
    )
    assert ran.stdout.startswith("erased: "), ran.stderr
    assert b"of its soldiers" not in (tmp_path / "one.db").read_bytes()
    assert "900" in tollbook("claims", "--ledger", "one.db", "--format", "csv").stdout
    assert tollbook("verify", "--ledger", "one.db", "--head", heads[-1]).returncode == 0
    assert tollbook("verify", "--ledger", "two.db", "--head", heads[-1]).returncode == 1
    assert tollbook("merge", "none.db").returncode == 1


def test_damage_is_told(tollbook: Run, tmp_path: Path) -> None:
    """A ledger in which one letter was changed is not whole, and `verify` says where."""
    (tmp_path / "a.txt").write_text(STORY.format("Ruritanian", 450), encoding="utf-8")
    assert tollbook("add", "a.txt").returncode == 0
    data = (tmp_path / "tollbook.db").read_bytes()
    assert b'"exact"' in data
    (tmp_path / "tollbook.db").write_bytes(data.replace(b'"exact"', b'"vague"'))
    ran = tollbook("verify")
    assert ran.returncode == 1
    assert "entry 2: " in ran.stdout


def test_a_list_says_who_reviewed_what(tollbook: Run, tmp_path: Path) -> None:
    """A list names each claim's id and what people made of it; two who disagree are both kept."""
    (tmp_path / "a.txt").write_text(STORY.format("Ruritanian", 450), encoding="utf-8")
    assert tollbook("add", "a.txt").returncode == 0
    listed = tollbook("claims").stdout
    assert "unreviewed" in listed and "read by machine, reviewed by nobody yet" in listed
    assert "machine-read, not reviewed" in tollbook("claims", "--format", "csv").stdout
    assert "reviewed by nobody yet" in tollbook("claims", "--format", "jsonl").stderr
    claim = listed.split("unreviewed")[1].split("│")[1].strip()
    assert tollbook("review", claim, "accept", "--by", "Ann").returncode == 0
    assert "1 accepted; 0 read by machine" in tollbook("claims").stdout
    amended = tollbook("review", claim, "amend", "count.low=460", "count.high=460", "--by", "Bo")
    assert amended.returncode == 0, amended.stderr
    listed = tollbook("claims").stdout
    assert "disputed" in listed and "450" in listed
    assert ",disputed," in tollbook("claims", "--format", "csv").stdout
    assert "1 disputed; 0 read by machine" in tollbook("claims", "--format", "jsonl").stderr
    assert "nothing found" in tollbook("claims", "--as-known-on", "2020-01-01").stdout


ROWS = "claimant,party,harm,low,high,as_of\n" + "".join(
    f"{who},Ruritania,killed,{low},{low + 40},2022-03-{day:02}\n"
    for who, low in (("NATO", 400), ("Red Cross", 430), ("Ruritania", 300))
    for day in (10, 20)
)


def test_estimates_are_kept(tollbook: Run, tmp_path: Path) -> None:
    """Estimates that are kept are listed with the head that they were made from, which the ledger had."""
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    assert tollbook("import", "csv", "rows.csv").returncode == 0
    head = tollbook("verify", "--heads").stdout.split()[-1]
    assert tollbook("estimate", "--kept").stdout.strip() == "nothing found"
    kept = tollbook("estimate", "--quick", "--keep", "--format", "json")
    assert (kept.returncode, kept.stderr) == (0, "1 new estimate kept\n")
    assert json.loads(kept.stdout)["ledger_head"] == head
    listed = tollbook("estimate", "--kept", "--format", "json")
    assert json.loads(listed.stdout) == json.loads(kept.stdout)
    assert head[:12] in tollbook("estimate", "--kept", "--party", "Ruritania").stdout
    assert tollbook("estimate", "--kept", "--party", "Sylvania").stdout.strip() == "nothing found"
    assert tollbook("verify", "--head", head).returncode == 0
    assert tollbook("estimate", "--kept", "--keep").returncode == 2


def test_what_cannot_be_imported_leaves_no_ledger(tollbook: Run, tmp_path: Path) -> None:
    """A data set that is not there, lacks a column or is not wholly good under --strict makes no ledger."""
    (tmp_path / "bad.csv").write_text(ROWS + "a,b,maimed,1,1,\n", encoding="utf-8")
    (tmp_path / "none.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    for given in (("csv", "missing.csv"), ("csv", "none.csv"), ("csv", "bad.csv", "--strict")):
        ran = tollbook("import", *given)
        assert (ran.returncode, ran.stderr.count("\n")) == (1, 1), ran.stderr
    assert not (tmp_path / "tollbook.db").exists()
    assert "bad.csv, line 8: harm: 'maimed'" in tollbook("import", "csv", "bad.csv").stderr
