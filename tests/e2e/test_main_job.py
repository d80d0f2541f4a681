"""The main job from a report to a page, as a user runs it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

from tests.e2e.conftest import Run
from tests.shared import SHARED, needs_shared

REPORT = SHARED / "reports" / "2022-03-24-nato-estimate.txt"


def test_the_demo_does_the_whole_job(tollbook: Run, tmp_path: Path) -> None:
    """One command reads the bundled reports, prints claims, findings and estimates, and writes the page."""
    ran = tollbook("demo", "--out", "out")
    assert ran.returncode == 0, ran.stderr
    for part in ("7,000–15,000", "Findings", "Estimates", "(90%)", "index.html"):
        assert part in ran.stdout
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "7,000" in page
    fetched = re.findall(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(?!data:|#)([^"'> ]+)""", page)
    assert fetched == [], "the page asks nobody for anything"


def test_a_ledger_from_report_to_page(tollbook: Run, tmp_path: Path) -> None:
    """add, documents, claims, review, findings, estimate, export and verify work on one ledger file."""
    text = (
        "Between 400 and 450 Ruritanian soldiers have been killed, a NATO official said on Tuesday. "
        "Ruritania said on March 2 that 98 of its soldiers had been killed."
    )
    (tmp_path / "a.txt").write_text(f"outlet: Gazette\npublished: 2022-03-24\n\n{text}\n", encoding="utf-8")
    assert "1 new document, 2 new claims" in tollbook("add", "a.txt").stdout
    head = tollbook("verify").stdout
    assert "0 new documents, 0 new claims" in tollbook("add", "a.txt").stdout
    assert tollbook("verify").stdout == head, "adding twice changes nothing"
    claims = [json.loads(line) for line in tollbook("claims", "--format", "jsonl").stdout.splitlines()]
    assert sorted(c["count"]["high"] for c in claims) == [98, 450]
    ran = tollbook("review", claims[0]["id"][:10], "accept", "--by", "A. Reader", "--note", "checked")
    assert ran.returncode == 0, ran.stderr
    for args in (["documents"], ["findings"], ["estimate", "--quick"], ["claims", "--format", "csv"]):
        ran = tollbook(*args)
        assert ran.returncode == 0, ran.stderr
    for form in ("csv", "jsonl", "site"):
        ran = tollbook("export", "--format", form, form)
        assert ran.returncode == 0, ran.stderr
        assert all((tmp_path / line).is_file() for line in ran.stdout.split())
    assert "all whole" in tollbook("verify").stdout


def test_the_order_of_documents_does_not_matter(tollbook: Run, tmp_path: Path) -> None:
    """Two ledgers that took up the same reports in another order hold the same claims and the same echoes."""
    for name, day in (("a", 2), ("b", 3), ("c", 4)):
        text = f"outlet: {name}\npublished: 2022-03-0{day}\n\nThe army said 1,234 soldiers had been killed.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    listed = []
    for ledger, order in (("one.db", "abc"), ("two.db", "cba")):
        for name in order:
            assert tollbook("add", "--ledger", ledger, f"{name}.txt").returncode == 0
        listed.append(tollbook("claims", "--ledger", ledger, "--format", "jsonl").stdout)
    assert listed[0] == listed[1]
    assert len(listed[0].splitlines()) == 1, "three tellings of one figure are one piece of evidence"


@needs_shared
def test_the_claims_of_the_report_follow_the_contract(tollbook: Run) -> None:
    """`read --format jsonl` prints what the contract's schema describes."""
    schema = json.loads((SHARED / "contract" / "claim.schema.json").read_text(encoding="utf-8"))
    lines = tollbook("read", REPORT, "--format", "jsonl").stdout.splitlines()
    text = REPORT.read_text(encoding="utf-8")
    assert len(lines) >= 12
    for line in lines:
        claim = json.loads(line)
        jsonschema.validate(claim, schema)
        for span in claim["spans"]:
            assert text[span["start"] : span["end"]] == span["exact"]
        assert claim["document"]["published"].startswith("2022-03-24")


@needs_shared
def test_the_report_is_read_as_the_gold_has_it(tollbook: Run, tmp_path: Path) -> None:
    """Every figure of the gold and no other, and every other field in at least nine cases of ten."""
    gold = SHARED / "gold" / "seed.jsonl"
    found = tollbook("read", gold, "--format", "jsonl").stdout
    (tmp_path / "found.jsonl").write_text(found, encoding="utf-8")
    scorer = [sys.executable, SHARED / "tools" / "score_claims.py", gold, tmp_path / "found.jsonl", "--json"]
    scores = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert scores["figure"] == [1.0, 1.0, 1.0]
    low = {field: score for field, score in scores.items() if isinstance(score, float) and score < 0.9}
    assert not low
