"""The site as a folder of files."""

from pathlib import Path

import pytest

from tests.fixtures import report
from tests.fixtures.bundle import BUNDLE
from tests.fixtures.hostile import ATTACK, hostile
from tests.web.pages import Page
from tollbook.export import Bundle
from tollbook.web.site import write_site


def _pages(folder: Path) -> dict[Path, Page]:
    return {p: Page(p.read_text("utf-8")) for p in sorted(folder.rglob("*.html"))}


def _all_lead_somewhere(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        assert page.unclosed == [], path
        assert len(page.ids) == len(set(page.ids)), path
        for address in page.addresses():
            if address == "data:,":
                continue
            file, _, anchor = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path, address)
            if anchor:
                assert anchor in pages[target].ids, (path, address)


def test_every_link_of_every_page_leads_somewhere(tmp_path: Path) -> None:
    """Files and anchors are there; nothing is asked of another site."""
    write_site(BUNDLE, tmp_path)
    pages = _pages(tmp_path)
    assert len(pages) > len(report.CLAIMS)
    _all_lead_somewhere(pages)


def test_panels_beyond_the_overview_have_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an overview has no room for is named on it, and drawn on a page of its own."""
    monkeypatch.setattr("tollbook.web.pages.PANELS", 1)
    write_site(BUNDLE, tmp_path)
    pages = _pages(tmp_path)
    _all_lead_somewhere(pages)
    panels = [path for path in pages if path.parent.name == "panels"]
    linked = [a for a in pages[tmp_path / "index.html"].addresses() if a.startswith("panels/")]
    assert panels and {f"panels/{path.name}" for path in panels} <= set(linked)
    assert all('class="chart' in path.read_text("utf-8") for path in panels)


def test_a_claim_page_tells_all(tmp_path: Path) -> None:
    """Words, chain, findings, review, reading and citations."""
    write_site(BUNDLE, tmp_path)
    page = Page((tmp_path / "claims" / f"{report.NATO_KILLED.id[:16]}.html").read_text("utf-8"))
    text = " ".join(page.text.split())
    for words in (
        "7,000 to 15,000", "Relayed by AP", "anonymous", "Example Courier", "@misc{claim-", "{{cite news",
        "“slips by Moscow”", "machine-read, not reviewed", "about 14 times",
    ):  # fmt: skip
        assert words in text, words


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    """On every page of the site."""
    write_site(hostile(), tmp_path)
    for path, page in _pages(tmp_path).items():
        scripts = [a.get("src") or "" for t, a in page.tags if t == "script"]
        expected = ["page.js", "search-index.js", "search.js"] if path.name == "search.html" else ["page.js"]
        assert sorted(s.rpartition("static/")[2] for s in scripts) == expected, path
        assert not [t for t, _ in page.tags if t == "img"], path
        assert not [a for a in page.addresses() if "javascript" in a], path
        assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on") or a == "style"], path
        assert page.unclosed == [], path
    assert any(ATTACK in p.text for p in _pages(tmp_path).values())


def test_an_empty_ledger_has_a_site(tmp_path: Path) -> None:
    """Pages without claims stand too."""
    write_site(Bundle(claims=(), folded=()), tmp_path)
    assert (tmp_path / "index.html").is_file() and (tmp_path / "static" / "page.css").is_file()
