"""The picture of the overview in the README, from the bundled example.

    python docs/picture.py [docs/overview.png]

Needs Chromium and playwright.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tollbook import pipeline
from tollbook.cases import demo_case, demo_reports
from tollbook.ledger import Ledger
from tollbook.web.site import write_page

WIDTH, MARGIN, MOST_BYTES = 1280, 18, 300_000


def demo_page(folder: Path) -> Path:
    """The whole example as one file."""
    case = demo_case()
    with Ledger.open(folder / "demo.db") as book:
        for report in demo_reports():
            pipeline.keep(book, str(report), case=case)
        pipeline.link(book)
        return write_page(pipeline.view(book, case), folder / "index.html")


def picture(page: Path, path: Path) -> None:
    """The first estimates and the first chart beside its table, in light mode."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        size = {"width": WIDTH, "height": 900}
        window = browser.new_page(viewport=size, color_scheme="light", bypass_csp=True)
        window.goto(page.as_uri(), wait_until="load")
        # Of a page that scrolls, what a reader comes for: the heading, and the claims of the first panel.
        window.add_style_tag(content="#estimates, #findings, .top nav, .panel ~ .panel { display: none }")
        box = window.locator(".panel").first.bounding_box() or {"y": 900, "height": 0}
        height = box["y"] + box["height"] + MARGIN
        window.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
        browser.close()
    if path.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes, more than {MOST_BYTES}")


def main() -> None:
    """Make it."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("overview.png")
    with tempfile.TemporaryDirectory() as folder:
        picture(demo_page(Path(folder)), path)
    print(path)


if __name__ == "__main__":
    main()
