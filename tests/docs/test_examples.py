"""What the README and the documentation show is what happens.

`TOLLBOOK_WRITE_DOCS=1 pytest tests/docs` writes what commands now print into the pages, to be read as a diff.
"""

import os
import re
from importlib.resources import files as bundled
from pathlib import Path

import pytest

from tests.docs.examples import Example, examples, files, fits, programs, rewritten, run

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if "```console" in (text := path.read_text(encoding="utf-8")) or programs(text)
    if path.name != "ledger.md"  # its program needs a ledger: tests/ledger/test_manual.py
)
WIDTH = 130


@pytest.mark.parametrize("name", PAGES)
def test_examples_do_what_the_page_shows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with the page's own files, every command prints what stands below it, one after another."""
    path = ROOT / name
    page = path.read_text(encoding="utf-8")
    _furnish(tmp_path, page)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tollbook.cli.tables.PIPED_WIDTH", WIDTH)
    printed: dict[str, str] = {}
    for example in examples(page):
        if example.command.startswith("tollbook "):
            printed[example.command] = run(example.command, tmp_path)
    names: dict[str, object] = {}
    for program in programs(page):
        exec(compile(program, name, "exec"), names)  # noqa: S102 # the page's own words
    if os.environ.get("TOLLBOOK_WRITE_DOCS"):
        path.write_text(rewritten(page, printed), encoding="utf-8")
        return
    for example in examples(page):
        if example.shown and example.command in printed:
            pair = example.shown, printed[example.command]
            alike = map(_unnumbered, pair) if " estimate " in example.command else pair
            assert fits(*alike), f"{name}: $ {example.command}\nprinted:\n{printed[example.command]}"


def _unnumbered(text: str) -> str:
    """Without numbers and the lines around them: draws may differ in the last digit between processors."""
    return " ".join(re.sub(r"[\d,]+", "0", re.sub(r"[^\w\s%.:()–,']", " ", text)).split())


def _furnish(folder: Path, page: str) -> None:
    """The page's files, and reports where it speaks of `reports/`."""
    for name, body in files(page).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body, encoding="utf-8")
    if "reports/*" in page:
        (folder / "reports").mkdir()
        kept = sorted((bundled("tollbook.cases.demo") / "reports").iterdir(), key=lambda f: f.name)
        for report in [f for f in kept if f.name.endswith(".txt")][:6]:
            (folder / "reports" / report.name).write_text(
                report.read_text(encoding="utf-8"), encoding="utf-8"
            )


def test_there_are_examples() -> None:
    """A manual without a command to try is none; the README and the tutorial have several."""
    for name in ("README.md", "docs/tutorial.md"):
        assert len(list(examples((ROOT / name).read_text(encoding="utf-8")))) >= 6
    assert programs((ROOT / "docs/how-to/python.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("shown", "printed", "fitting"),
    [
        ("a\nb", "a\nb", True),
        ("a\nb", "a\nc", False),
        ("a\n…\nz", "a\nb\nc\nz", True),
        ("a\n…\nz", "a\nb\nc", False),
        ("…", "whatever\nthere is", True),
        ("took … s", "took 3.2 s", True),
        ("took … s", "took long", False),
        ("(1.5) *", "(1.5) *", True),
        ("1.5", "1x5", False),
    ],
)
def test_what_fits(shown: str, printed: str, fitting: bool) -> None:
    """Lines are compared exactly but for "…"."""
    assert fits(shown, printed) is fitting


def test_pages_are_rewritten_where_they_no_longer_fit() -> None:
    """Only output that changed is replaced; a page without output is left alone."""
    page = "```console\n$ tollbook a\nold\n$ tollbook b\n```\n"
    assert list(examples(page)) == [Example("tollbook a", "old"), Example("tollbook b", "")]
    assert rewritten(page, {"tollbook a": "new", "tollbook b": "x"}) == page.replace("old", "new")
    assert rewritten(page, {"tollbook a": "old"}) == page
