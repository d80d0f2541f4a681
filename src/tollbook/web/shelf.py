"""The pages' view of a ledger, made anew when the ledger changes."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import date

from tollbook.cases import Case
from tollbook.ledger import Ledger
from tollbook.pipeline.view import View, view
from tollbook.web.index import Index

QUICK_SECONDS = 2.0
"""A view that took no longer is made anew while the reader waits; else the old one is shown meanwhile."""

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
        self._lock, self._took = threading.Lock(), 0.0
        self._current: Index | None = None
        self._others: OrderedDict[tuple[str | None, date], Index] = OrderedDict()
        self._building = threading.Event()

    def index(self, as_of: date | None = None) -> Index:
        """The newest index, or that of a day."""
        current = self._newest()
        if as_of is None or as_of == current.evidence.as_of:
            return current
        key = (current.bundle.ledger_head, as_of)
        with self._lock:
            if key not in self._others:
                self._others[key] = Index(self._view(as_of))
                while len(self._others) > KEPT:
                    self._others.popitem(last=False)
            return self._others[key]

    def ledger(self) -> Ledger:
        """The ledger, opened to be written."""
        return Ledger.open(self._address, create=False)

    def _newest(self) -> Index:
        current = self._current
        if current and current.bundle.ledger_head == self._ledger.head:
            return current
        if current and self._took > QUICK_SECONDS:
            if not self._building.is_set():
                self._building.set()
                threading.Thread(target=self._build, daemon=True).start()
            return current
        return self._build()

    def _build(self) -> Index:
        with self._lock:
            try:
                current = self._current
                if current is None or current.bundle.ledger_head != self._ledger.head:
                    began = time.monotonic()
                    current = self._current = Index(self._view(None))
                    self._took = time.monotonic() - began
                return current
            finally:
                self._building.clear()

    def _view(self, as_of: date | None) -> View:
        return view(self._ledger, self._case, as_of=as_of)


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
