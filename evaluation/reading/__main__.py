"""`python -m evaluation.reading`: text and dates of 181 pages, beside trafilatura alone."""

import os
from pathlib import Path

from evaluation.reading.pages import Page, pages
from evaluation.reading.shingles import score
from tollbook.errors import InputError
from tollbook.read import Given
from tollbook.read.html.article import article
from tollbook.read.html.encoding import decode_page
from tollbook.read.html.metadata import stated
from tollbook.read.html.page import page
from tollbook.read.html.tree import tree_of
from tollbook.read.source import Source

SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[3] / "shared"))


def ours(given: Page) -> str:
    """The article's text, whatever its language."""
    tree = tree_of(decode_page(given.html)[0], where=given.hash)
    return article(tree, stated(tree).headlines)


def theirs(given: Page) -> str:
    """The same by trafilatura alone, with the settings that suit it best here."""
    from trafilatura import extract

    return extract(decode_page(given.html)[0], fast=True, include_comments=False) or ""


def main() -> None:
    """Print both scores, and the share of dates that are exact."""
    known = list(pages(SHARED))
    for name, reader in (("tollbook", ours), ("trafilatura", theirs)):
        found = score((page.gold, reader(page)) for page in known)
        print(
            f"text, {name:12} F1 {found.f1:.4f}  P {found.precision:.4f} R {found.recall:.4f} of {len(known)}"
        )
    right, dated = 0, [page for page in known if page.day]
    for one in dated:
        try:
            published = page(Source.of(one.hash, one.html), Given()).published
        except InputError as error:
            published = None
            print(error)
        right += one.is_right(published)
        if not one.is_right(published):
            print(f"  {one.hash[:16]} says {one.day}, read {published}")
    print(f"dates exact {right / len(dated):.4f}  n {len(dated)}")


if __name__ == "__main__":
    main()
