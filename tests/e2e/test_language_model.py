"""`--extractor llm` as a user meets it: what it prints, keeps, leaves out, and how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.conftest import Run
from tests.extract.llm.stub import Answer, Stub, completion, proposal, served

TEXT = "At least 14 soldiers were killed on Tuesday, the army said."
GOOD = completion({"claims": [proposal(), proposal(low=15)]})


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A file to read."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    return "report.txt"


def settings(stub: Stub, **more: str) -> dict[str, str]:
    """The environment that names a stub."""
    return {"TOLLBOOK_LLM_URL": stub.url, "TOLLBOOK_LLM_MODEL": "stub", **more}


def test_claims_are_printed_and_the_rest_is_counted(tollbook: Run, report: str) -> None:
    """Standard output has the claims alone; standard error says how many were proposed and why some went."""
    with served(GOOD) as stub:
        ran = tollbook("read", report, "--extractor", "llm", "--format", "jsonl", **settings(stub))
    (claim,) = map(json.loads, ran.stdout.splitlines())
    assert ran.returncode == 0
    assert claim["extractor"] == "tollbook-llm/0.1.0+stub"
    assert "2 claims proposed; 1 not taken: its figure reads otherwise" in ran.stderr


def test_explain_shows_what_was_not_taken(tollbook: Run, report: str) -> None:
    """With --explain each claim shows its words, and each proposal that went shows why, on standard error."""
    with served(GOOD) as stub:
        ran = tollbook("read", report, "--extractor", "llm", "--explain", **settings(stub))
    assert "victims: proposed: soldiers" in ran.stdout
    assert "not taken: report.txt: its figure reads otherwise: “At least 14”" in ran.stderr


def test_what_a_model_says_does_not_steer_the_terminal(tollbook: Run, report: str) -> None:
    """Control characters in a proposal are not printed."""
    bad = proposal(quote="\x1b[2J\u202e14 dead")
    with served(completion({"claims": [bad]})) as stub:
        ran = tollbook("read", report, "--extractor", "llm", "--explain", **settings(stub))
    assert "its quotation does not stand in the text" in ran.stderr
    assert not {"\x1b", "\u202e"} & set(ran.stderr)


def test_adding_keeps_both_readings_and_twice_changes_nothing(tollbook: Run, report: str) -> None:
    """What rules read stays beside what a model proposed; adding the same again adds nothing."""
    with served(GOOD) as stub:
        for arguments, said in (
            ((), "1 new document, 1 new claim"),
            (("--extractor", "llm"), "0 new documents, 1 new claim"),
            (("--extractor", "llm"), "0 new documents, 0 new claims"),
            ((), "0 new documents, 0 new claims"),
        ):
            ran = tollbook("add", report, *arguments, **settings(stub))
            assert (ran.returncode, ran.stdout.strip()) == (0, said), ran.stderr
    kept = tollbook("claims", "--format", "jsonl", "--echoes").stdout.splitlines()
    names = {json.loads(line)["extractor"].partition("/")[0] for line in kept}
    assert names == {"tollbook-rules", "tollbook-llm"}


@pytest.mark.parametrize("missing", ["TOLLBOOK_LLM_URL", "TOLLBOOK_LLM_MODEL"])
def test_a_model_must_be_named(tollbook: Run, report: str, missing: str) -> None:
    """Without an address or a model nothing is asked: wrong use, exit code 2."""
    environment = {"TOLLBOOK_LLM_URL": "http://localhost:1/v1", "TOLLBOOK_LLM_MODEL": "m", missing: ""}
    ran = tollbook("read", report, "--extractor", "llm", **environment)
    assert ran.returncode == 2
    assert missing in ran.stderr


def test_a_model_that_refuses_ends_it(tollbook: Run, report: str, tmp_path: Path) -> None:
    """A refusal is one line without the key, exit code 1, and nothing is kept."""
    refusal = Answer(401, b'{"error": {"message": "wrong key sk-secret"}}')
    (tmp_path / "other.txt").write_text(TEXT.replace("14", "17"), encoding="utf-8")
    with served(refusal) as stub:
        environment = settings(stub, TOLLBOOK_LLM_KEY="sk-secret")
        ran = tollbook("add", report, "other.txt", "--extractor", "llm", **environment)
    assert ran.returncode == 1
    assert "answers 401: wrong key …" in ran.stderr
    assert "sk-secret" not in ran.stderr + ran.stdout
    assert len(stub.asked) == 1
    assert "Traceback" not in ran.stderr
    assert tollbook("claims", "--format", "jsonl").stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="interrupts are POSIX signals")
def test_an_interrupt_ends_a_silent_model(report: str, tmp_path: Path) -> None:
    """Ctrl-C while a model is silent ends the command at once, with exit code 130."""
    with served(Answer(body=GOOD.body, hang=60)) as stub:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **settings(stub)}
        started = subprocess.Popen(
            [sys.executable, "-m", "tollbook", "add", report, "--extractor", "llm"],
            cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        while not stub.asked and started.poll() is None:
            time.sleep(0.02)
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=30)
    assert started.returncode == 130, said
    assert "interrupted" in said
