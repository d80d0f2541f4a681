"""`python -m benchmarks.read`: the time that reading pages takes, beside trafilatura alone.

The last line is the ratio; title, outlet, date and language are in ours and not in theirs.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from evaluation.reading.__main__ import theirs
from evaluation.reading.pages import Page, pages

from tollbook.errors import InputError
from tollbook.read import Given
from tollbook.read.html import page
from tollbook.read.source import Source

SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[2] / "shared"))


def whole(given: Page) -> None:
    """A page to a document."""
    with suppress(InputError):  # pages in other languages
        page(Source.of(given.hash, given.html), Given())


def seconds(read: Callable[[Page], object], known: list[Page]) -> float:
    """The best of three turns over all pages."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for one in known:
            read(one)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print milliseconds a page, and the ratio."""
    known = list(pages(SHARED))
    ours, peer = seconds(whole, known), seconds(theirs, known)
    for name, took in (("tollbook", ours), ("trafilatura", peer)):
        print(f"{name:12} {took / len(known) * 1000:.1f} ms a page")
    print(f"ratio {ours / peer:.2f}")


if __name__ == "__main__":
    main()
