"""The one-file page: complete, self-contained, harmless."""

import base64
import hashlib
import re
from pathlib import Path

from tests.fixtures import report
from tests.fixtures.bundle import BUNDLE
from tests.fixtures.hostile import ATTACK, hostile
from tests.web.pages import Page
from tollbook.export import Bundle
from tollbook.web.site import one_page, write_page


def test_it_asks_nobody_for_anything() -> None:
    """Every address is a place in the file; style is allowed by its hash and scripts not at all."""
    html = one_page(BUNDLE)
    page = Page(html)
    assert all(a.startswith("#") or a == "data:," for a in page.addresses())
    assert not [tag for tag, _ in page.tags if tag in ("script", "iframe", "object", "embed", "img")]
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style and "url(" not in style[1] and "@import" not in style[1]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = [
        a["content"] or ""
        for t, a in page.tags
        if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert f"style-src 'sha256-{digest}'" in policy and policy.startswith("default-src 'none'")


def test_it_is_well_formed() -> None:
    """Every tag is closed, no id stands twice, no attribute carries style or script."""
    page = Page(one_page(BUNDLE))
    assert page.unclosed == []
    assert len(page.ids) == len(set(page.ids))
    assert not [a for _, attrs in page.tags for a in attrs if a == "style" or a.startswith("on")]


def test_every_link_leads_somewhere() -> None:
    """Each anchor that is linked to is in the file."""
    page = Page(one_page(BUNDLE))
    missing = {a for a in page.addresses() if a.startswith("#")} - {f"#{i}" for i in page.ids}
    assert missing == set()


def test_every_number_leads_to_its_words() -> None:
    """Each claim's link is an anchor on a mark that holds the words it was read from."""
    html = one_page(BUNDLE)
    for claim in report.CLAIMS:
        anchor = f"words-{claim.id[:16]}"
        assert f'href="#{anchor}"' in html
        mark = re.search(rf'<mark[^>]*id="{anchor}">(.*?)</mark>', html, re.S)
        assert mark and claim.spans[0].exact.split()[0] in mark[1]


def test_it_says_what_the_reader_must_know() -> None:
    """Figures, findings, the estimate with its interval and prior share, review, method, definitions."""
    text = " ".join(Page(one_page(BUNDLE)).text.split())
    for words in (
        "7,000–15,000",
        "30,000–40,000",
        "for 22 days",
        "about 14 times",
        "3,000 to 15,000",
        "very likely (90%)",
        "41% of this answer",
        "It is almost certain that it is above the 498",
        "people have reviewed 1 of 11 claims",
        "accepted by R. Reader",
        "machine-read, not reviewed",
        "quick/1.0",
        "abababababababab",
        "2 claims by 2 independent claimants",
        "figures of other conflicts or times",
    ):
        assert words in text, words


def test_hostile_text_is_only_text() -> None:
    """Markup in titles, bodies, claimants, quotations, parties and addresses stays what it is: text."""
    html = one_page(hostile())
    page = Page(html)
    assert page.unclosed == []
    assert not [tag for tag, _ in page.tags if tag in ("script", "img")]
    assert not [a for a in page.addresses() if "javascript" in a]
    assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on") or a == "style"]
    assert ATTACK in page.text


def test_nothing_at_all_is_a_page_too(tmp_path: Path) -> None:
    """A ledger without claims gives a page that says so."""
    path = write_page(Bundle(claims=(), folded=()), tmp_path / "deep" / "page.html")
    page = Page(path.read_text("utf-8"))
    assert "No rule found anything" in page.text and page.unclosed == []


def test_the_same_bundle_gives_the_same_bytes() -> None:
    """No clock and no order of sets goes into a page."""
    assert one_page(BUNDLE) == one_page(BUNDLE)
