"""The documentation builds without a warning and lacks nothing."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest
import typer

import tollbook as tb
from tollbook import errors, model
from tollbook.cli import main
from tollbook.export.tables import CLAIMS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built documentation; a warning is an error."""
    pytest.importorskip("mkdocs", reason="needs the group docs")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("docs")
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True))
    return folder


def test_every_command_has_its_reference(site: Path) -> None:
    """Each command and each of its options stands in the generated page."""
    page = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    group = typer.main.get_command(main)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"tollbook {name}" in page
        for option in (o for p in command.params for o in p.opts if o.startswith("--") and o != "--help"):
            assert option in page, f"{name} {option}"


def test_every_public_name_has_its_reference(site: Path) -> None:
    """What `tollbook` offers, what its records are made of and every error stand on the page of the API."""
    page = (site / "reference" / "api.html").read_text(encoding="utf-8")
    documented = set(re.findall(r'id="tollbook\.[\w.]*?(\w+)"', page))
    offered = {name for name in tb.__all__ if not name.startswith("_")}
    records = {name for name in model.__all__ if inspect.isclass(getattr(model, name))}
    wrong = {name for name, value in vars(errors).items() if inspect.isclass(value)}
    answers = {
        name
        for method in vars(tb.Ledger).values()
        for name in re.findall(r"[A-Z]\w+", str(getattr(method, "__annotations__", {}).get("return", "")))
        if name not in ("None", "Self", "Path")
    }
    assert {*offered, *records, *wrong, *answers} - documented == set()


def test_the_codebook_has_every_column(site: Path) -> None:
    """Each column of the claims stands in the codebook, and the crosswalk names none that is not there."""
    page = (site / "reference" / "codebook.html").read_text(encoding="utf-8")
    assert all(f"<code>{column}</code>" in page for column in CLAIMS.columns)
    book = tomllib.loads((ROOT / "docs" / "crosswalk.toml").read_text(encoding="utf-8"))
    assert set(book["claims"]) <= set(CLAIMS.columns)


def test_every_page_can_be_reached(site: Path) -> None:
    """No page of the manual is without an entry in the navigation, decisions apart, which have a list."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").as_posix()
        listed = name if not name.startswith("decisions/") else "decisions/index.md"
        assert listed in config, name
    assert (site / "decisions" / "index.html").is_file()


def test_nothing_is_asked_of_other_sites(site: Path) -> None:
    """Reading the manual tells nobody: no script, style or picture from elsewhere."""
    page = (site / "index.html").read_text(encoding="utf-8")
    for mark in ('src="http', 'href="https://fonts', "googleapis", "gstatic"):
        assert mark not in page


def test_decisions_are_numbered() -> None:
    """Each has a number of its own in its name and its title, by which others speak of it."""
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert len(set(numbers)) == len(numbers)
    for number, page in zip(numbers, pages, strict=True):
        assert page.read_text(encoding="utf-8").startswith(f"# {number} "), page.name
