"""The pages' view of a ledger, made anew when the ledger changes."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from tollbook.cases import Case
from tollbook.findings import find
from tollbook.ledger import Ledger
from tollbook.model import Claim, Decision, Document
from tollbook.pipeline.view import View, view
from tollbook.web.filters import Filters
from tollbook.web.index import Index
from tollbook.web.texts import Texts

QUICK_SECONDS = 2.0
"""A view that took no longer is made anew while the reader waits; else old estimates are shown meanwhile."""

FEW_CLAIMS = 20_000
"""A ledger with no more claims is read anew at once when it changes; a greater one with its estimates."""

MOST_FOUND = 50
"""Claims and documents that a search shows."""

KEPT = 4
"""Views of other days that are kept."""


class Shelf:
    """Holds an index of a ledger for its newest day and for some other days.

    Args:
        address: Of the ledger; it is opened to be read.
        case: What the ledger is about.
    """

    def __init__(self, address: str, case: Case | None) -> None:
        self._address, self._case = address, case
        self._ledger = Ledger.open(address, create=False, readonly=True)
        self._lock, self._took = threading.RLock(), 0.0
        self._current: Index | None = None
        self._estimated = ""
        self._others: OrderedDict[tuple[str | None, date], Index] = OrderedDict()
        self._building = threading.Event()
        self._texts: Texts | None = None

    def index(self, as_of: date | None = None) -> Index:
        """The newest index, or that of a day."""
        current = self._newest()
        if as_of is None or as_of == current.evidence.as_of:
            return current
        key = (current.bundle.ledger_head, as_of)
        with self._lock:
            if key not in self._others:
                self._others[key] = Index(_as_of(current, as_of))
                while len(self._others) > KEPT:
                    self._others.popitem(last=False)
            return self._others[key]

    def decide(self, decision: Decision) -> None:
        """Keep a person's decision.

        Raises:
            LedgerError: If the ledger cannot be written, or the decision amends what is no field.
        """
        with Ledger.open(self._address, create=False) as book:
            book.decide(decision)

    def search(self, index: Index, words: str) -> tuple[Sequence[Claim], Sequence[tuple[str, Document]]]:
        """Claims and documents of an index with some words, a page of each."""
        if not words.strip():
            return (), ()
        with self._lock:
            if self._texts is None or self._texts.index is not index:
                self._texts = Texts(index)
            texts = self._texts
        found = Filters(words=words.strip(), background=True).select(index)
        return found[:MOST_FOUND], texts.find(words, MOST_FOUND)

    def _newest(self) -> Index:
        current, head = self._current, self._ledger.head
        if current is None or (head != self._estimated and self._took <= QUICK_SECONDS):
            return self._build()
        if head == self._estimated:
            return current
        self._build_aside()
        with self._lock:
            current = self._current or current
            if current.bundle.ledger_head != head and len(current.bundle.claims) <= FEW_CLAIMS:
                kept = current.bundle.estimates
                current = self._current = Index(view(self._ledger, self._case, estimates=kept))
        return current

    def _build_aside(self) -> None:
        if not self._building.is_set():
            self._building.set()
            threading.Thread(target=self._build, daemon=True).start()

    def _build(self) -> Index:
        """Make the view with new estimates; whoever asks meanwhile is not kept waiting."""
        try:
            began = time.monotonic()
            made = Index(view(self._ledger, self._case))
            with self._lock:
                self._current, self._estimated = made, made.bundle.ledger_head or ""
                self._took = time.monotonic() - began
            return made
        finally:
            self._building.clear()


def _as_of(newest: Index, day: date) -> View:
    """The view of another day: its findings, and the estimates up to it from the newest series."""
    bundle = newest.bundle
    found = find(bundle.folded, as_of=day, case=bundle.case, copies=bundle.copies)
    estimates = tuple(e for e in bundle.estimates if e.as_of <= day)
    return replace(bundle, as_of=day, findings=found, estimates=estimates)


Make = Callable[[], str]


class Rendered:
    """Pages that were made for a state of the ledger, the newest few hundred."""

    MOST = 256

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: OrderedDict[tuple[str, ...], str] = OrderedDict()

    def page(self, key: tuple[str, ...], make: Make) -> str:
        """The page under a key, made if it is not there."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        made = make()
        with self._lock:
            self._pages[key] = made
            while len(self._pages) > self.MOST:
                self._pages.popitem(last=False)
        return made
