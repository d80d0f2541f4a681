"""What a reader sees and does, in a real browser."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import report
from tests.fixtures.bundle import BUNDLE, ESTIMATE
from tests.fixtures.served import NAME, PASSWORD, ledger_with_report
from tests.web.browser import axe_source, chromium, serving
from tollbook.web.app import create_app
from tollbook.web.site import write_page, write_site

SHORT = report.NATO_KILLED.id[:16]
DOCUMENT = f"/documents/{report.DOCUMENT.ref.key[:16]}"
PAGES = (
    "/", "/findings", "/claims", f"/claims/{SHORT}", "/documents", DOCUMENT, "/claimants", "/method",
    "/login", "/compare?one=Russia&other=Ukraine", "/changes?since=2022-03-01", "/search?q=soldiers",
    "/api/docs", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the report and a hostile document."""
    address = ledger_with_report(tmp_path_factory.mktemp("site"), attack=True)
    with pytest.MonkeyPatch.context() as patch:
        module = importlib.import_module("tollbook.pipeline.view")
        patch.setattr(module, "estimate_toll", lambda *_, **__: (ESTIMATE,))
        with serving(create_app(address)) as base:
            yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with chromium() as made:
        yield made


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A new window that notes dialogs, errors, violated policies, and requests to other sites."""
    yield from _window(browser, site, viewport={"width": 1280, "height": 900})


def _window(browser: Any, site: str, **options: Any) -> Iterator[Any]:
    context = browser.new_context(base_url=site, reduced_motion="reduce", **options)
    window = context.new_page()
    troubles: list[str] = []
    window.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    window.on("pageerror", lambda error: troubles.append(str(error)))
    window.on("console", lambda line: troubles.append(line.text) if "Content Security" in line.text else None)
    window.on(
        "request",
        lambda r: None if r.url.startswith((site, "data:", "file:", "blob:")) else troubles.append(r.url),
    )
    yield window
    context.close()
    assert troubles == []


def test_from_the_estimate_to_the_sentence_in_two_clicks(page: Any) -> None:
    """One click on a claim that the estimate rests on shows the words marked, in view."""
    page.goto("/")
    with page.expect_navigation(wait_until="load"):
        page.locator(".estimate .chip", has_text="7,000–15,000").first.click()
    mark = page.locator(f"mark#words-{SHORT}")
    assert mark.inner_text() == "7,000 to 15,000" and mark.evaluate("e => e.matches(':target')")
    box = mark.bounding_box()
    assert 0 <= box["y"] <= 900
    assert mark.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_a_machine_can_find(
    browser: Any, site: str, scheme: str, request: pytest.FixtureRequest
) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA on any page."""
    cache = request.config.cache
    assert cache is not None
    axe = axe_source(cache.mkdir("axe"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    # The policy that is tested elsewhere would keep axe out.
    for window in _window(browser, site, color_scheme=scheme, bypass_csp=True):
        for path in PAGES:
            window.goto(path)
            window.evaluate(axe)
            assert _barriers(window, tags) == [], path
        _sign_in(window)
        window.goto(f"/claims/{SHORT}")
        window.evaluate(axe)
        assert window.locator(".review .amend select").count() and _barriers(window, tags) == []


def _barriers(window: Any, tags: list[str]) -> list[tuple[str, ...]]:
    found = window.evaluate(f"axe.run(document, {{runOnly: {tags}}})")
    return [(v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in found["violations"]]


def _sign_in(window: Any) -> None:
    window.goto("/login")
    window.fill("input[name=name]", NAME)
    window.fill("input[name=password]", PASSWORD)
    with window.expect_navigation(wait_until="load"):
        window.click("main button")


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_the_window(browser: Any, site: str, width: int) -> None:
    """From the narrowest phone on, pages scroll one way, and charts are drawn for their width."""
    for window in _window(browser, site, viewport={"width": width, "height": 700}):
        for path in PAGES:
            window.goto(path)
            assert window.evaluate("document.documentElement.scrollWidth") <= width, path
        window.goto("/")
        shown = "narrow" if width < 576 else "wide"
        assert window.locator(f"svg.chart.{shown}.log").first.is_visible()
        assert not window.locator(f"svg.chart.{'wide' if shown == 'narrow' else 'narrow'}").first.is_visible()


def test_the_scale_changes_by_keyboard_without_a_script(browser: Any, site: str) -> None:
    """A choice of the page's own: linear instead of logarithmic."""
    for window in _window(browser, site, viewport={"width": 1280, "height": 900}, java_script_enabled=False):
        window.goto("/")
        window.locator("#scale-log").focus()
        window.keyboard.press("ArrowRight")
        assert window.locator("svg.chart.wide.linear").first.is_visible()
        assert not window.locator("svg.chart.wide.log").first.is_visible()


def test_all_by_keyboard(page: Any) -> None:
    """The first stop skips to the content; a bar of a chart can be reached and followed."""
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('svg.wide.log a.bar')"):
            break
    assert page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    assert page.locator("mark:target, mark:has(:target)").count() == 1


def test_dark_and_print(browser: Any, site: str) -> None:
    """Dark paper in the dark; on paper no navigation, and tables in full."""
    for window in _window(browser, site, color_scheme="dark"):
        window.goto("/")
        dark = window.evaluate("getComputedStyle(document.body).backgroundColor")
        window.emulate_media(color_scheme="light")
        assert window.evaluate("getComputedStyle(document.body).backgroundColor") != dark
        window.emulate_media(media="print")
        assert not window.locator("nav").is_visible()
        assert window.locator(".scroll").first.evaluate("e => getComputedStyle(e).overflowY") == "visible"


def test_filters_lead_to_an_address_that_can_be_shared(page: Any, browser: Any, site: str) -> None:
    """What a reader chose stands in the address, and shows the same to others."""
    page.goto("/claims")
    page.select_option("select[name=party]", "Ukraine")
    with page.expect_navigation(wait_until="load"):  # only then are styles there, which inner_text obeys
        page.click("form.filters button")
    assert "party=Ukraine" in page.url
    table = page.locator("table.claims").inner_text()
    assert "1,300" in table and "7,000–15,000" not in table
    for window in _window(browser, site):
        window.goto(page.url)
        assert window.locator("table.claims").inner_text() == table
        assert window.locator("select[name=party]").input_value() == "Ukraine"


def test_a_picture_of_a_chart(page: Any) -> None:
    """The button beside a chart gives a PNG of some size."""
    page.goto("/")
    with page.expect_download() as got:
        page.locator(".picture button").first.click()
    data = Path(got.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG") and len(data) > 5000


def test_review_in_the_page(page: Any) -> None:
    """Sign in, accept a claim, see it said, sign out."""
    _sign_in(page)
    page.goto(f"/claims/{SHORT}")
    page.check("input[value=accept]")
    page.fill("input[name=note]", "read it twice")
    with page.expect_navigation(wait_until="load"):
        page.click(".review button")
    assert "accepted by R. Reader" in page.locator(".review-note").inner_text()
    assert "read it twice" in page.locator("main").inner_text()
    with page.expect_navigation(wait_until="load"):
        page.click("text=Sign out")
    assert page.locator("text=Sign in").count() == 1


def test_hostile_text_runs_nothing(page: Any) -> None:
    """On every page that shows the hostile document: no dialog, no error, no request, no violated policy."""
    page.goto("/documents")
    for link in page.locator("tbody a").evaluate_all("all => all.map(a => a.href)"):
        page.goto(link)
    page.goto("/claims?background=true")
    for link in page.locator("tbody td:last-child a").evaluate_all("all => all.map(a => a.href)"):
        page.goto(link)
    page.goto("/claimants")
    for link in page.locator("tbody a").evaluate_all("all => all.map(a => a.href)"):
        page.goto(link)


def test_the_one_file_page_works_from_the_disk(browser: Any, tmp_path: Path) -> None:
    """Without a network: charts stand, a number leads to its words, the scale changes."""
    path = write_page(BUNDLE, tmp_path / "page.html")
    context = browser.new_context(
        offline=True, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    window = context.new_page()
    lines: list[str] = []
    window.on("console", lambda line: lines.append(line.text))
    window.goto(path.as_uri())
    assert window.locator("svg.chart.wide.log").first.is_visible()
    window.locator("table.claims a.number", has_text="7,000–15,000").first.click()
    assert window.locator("mark:target").inner_text() == "7,000 to 15,000"
    window.locator("#scale-linear").check()
    assert window.locator("svg.chart.wide.linear").first.is_visible()
    assert lines == []
    context.close()


def test_search_in_a_site_of_files_works_from_the_disk(browser: Any, tmp_path: Path) -> None:
    """Words lead to claims and reports without a network, what is found opens, an address keeps the words."""
    write_site(BUNDLE, tmp_path)
    context = browser.new_context(offline=True)
    window = context.new_page()
    troubles: list[str] = []
    window.on("console", lambda line: troubles.append(line.text))
    window.on("pageerror", lambda error: troubles.append(str(error)))
    window.goto((tmp_path / "search.html").as_uri())
    window.fill("input[type=search]", "nAtO 15,000")
    window.press("input[type=search]", "Enter")
    assert "NATO" in window.locator("#found-claims li").first.inner_text()
    word = BUNDLE.documents[0].text.split()[0]
    window.fill("input[type=search]", word.upper())
    window.press("input[type=search]", "Enter")
    assert window.locator("#found-reports li").count() == 1
    window.goto(f"{(tmp_path / 'search.html').as_uri()}#nobody%20said%20this")
    window.reload()
    assert window.locator("#found-claims-number").inner_text() == "0 found."
    window.fill("input[type=search]", "7,000")
    window.press("input[type=search]", "Enter")
    window.locator("#found-claims a").first.click()
    assert "7,000" in window.locator("h1").inner_text() and troubles == []
    context.close()
