"""The pages' view of a ledger, made anew when the ledger changes.

Hot path: every request asks for an index. Reading a small ledger anew takes a moment and the reader waits; a
great one is read aside while readers see what was there, and its estimates are made in another process.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date

from tollbook.cases import Case
from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import Claim, Decision, Document
from tollbook.pipeline.view import estimated, foreseen, view
from tollbook.web.collector import lasting
from tollbook.web.estimating import Estimating
from tollbook.web.filters import Filters
from tollbook.web.index import FEW_CLAIMS, Index
from tollbook.web.texts import Texts

MOST_FOUND = 50
"""Claims and documents that a search shows."""

BEING_MADE = "Estimates of so many claims take a while: they are being made, and appear when they are done."
NONE_OF_THEN = "No estimates are made for earlier states of so many claims."

KEPT = 6
"""Views of other days that are kept."""

GREAT = 20_000
"""Claims from which on a reader does not wait for an earlier state: it takes more than a second to make."""


class BeingMadeError(Exception):
    """A view takes longer than a reader would wait: it is being made, and there for who asks again."""


class Shelf:
    """Holds an index of a ledger as it is, and of some other days.

    Args:
        address: Of the ledger; it is opened to be read.
        case: What the ledger is about.
    """

    def __init__(self, address: str, case: Case | None) -> None:
        self._address, self._case = address, case
        self._ledger = Ledger.open(address, create=False, readonly=True)
        self._lock, self._asking = threading.RLock(), threading.Lock()
        self._current: Index | None = None
        self._others: OrderedDict[tuple[object, ...], Future[Index]] = OrderedDict()
        self._building = threading.Event()
        self._texts: Texts | None = None
        self._estimating = Estimating(address, case)

    def index(
        self, as_of: date | None = None, known_on: date | None = None, patience: float | None = None
    ) -> Index:
        """The newest index, or that of a day, or of the ledger as it stood on a day.

        Args:
            as_of: What claims are of; by default the newest day.
            known_on: When they were kept; by default now.
            patience: Seconds to wait for an earlier state of a great ledger; by default as long as it takes.

        Raises:
            BeingMadeError: If it takes longer.
        """
        base = self._newest()
        then = self._ledger.head_on(known_on) if known_on else base.bundle.ledger_head
        if then not in (base.bundle.ledger_head, self._ledger.head):
            wait = patience if len(base.bundle.claims) > GREAT else None
            base = self._other(("known", then), lambda: self._made(known_on, NONE_OF_THEN), wait)
        if as_of is None or as_of == base.evidence.as_of:
            return base
        key = ("as of", base.bundle.ledger_head, then, base.awaiting, as_of)
        return self._other(key, lambda: base.at(as_of))

    def decide(self, decision: Decision) -> None:
        """Keep a person's decision.

        Raises:
            LedgerError: If the ledger cannot be written, or the decision amends what is no field.
        """
        with Ledger.open(self._address, create=False) as book:
            book.decide(decision)

    def decisions(self, claim: str) -> Sequence[Decision]:
        """What people decided about a claim (its full id) until now, whatever the index has."""
        return self._ledger.decisions([claim])[claim]

    def search(self, index: Index, words: str) -> tuple[Sequence[Claim], Sequence[tuple[str, Document]]]:
        """Claims and documents of an index with some words, a page of each."""
        if not words.strip():
            return (), ()
        asked = Filters(ClaimQuery(text=words.strip(), include_background=True))
        with self._lock:
            if self._texts is None or self._texts.documents is not index.documents:
                self._texts = Texts(index.documents)
            texts = self._texts
        return asked.select(index)[:MOST_FOUND], texts.find(words, MOST_FOUND)

    def _newest(self) -> Index:
        current, head = self._current, self._ledger.head
        if current is None:
            with self._lock:
                return self._current or self._build()
        if current.bundle.ledger_head != head:
            if len(current.bundle.folded) > FEW_CLAIMS:
                self._build_aside()
                return current
            with self._lock:
                return self._build() if self._current is current else self._current or current
        if current.awaiting and self._asking.acquire(blocking=False):
            try:
                made = self._estimating.made(head)
                if made is not None and self._current is current:
                    self._current = current.with_estimates(*made)
            finally:
                self._asking.release()
        return self._current or current

    def _build_aside(self) -> None:
        if not self._building.is_set():
            self._building.set()
            threading.Thread(target=self._build, daemon=True).start()

    def _build(self) -> Index:
        """Make the view; whoever asks meanwhile sees the one before."""
        try:
            self._current = made = self._made(None, BEING_MADE)
            return made
        finally:
            self._building.clear()

    def _made(self, known_on: date | None, awaiting: str) -> Index:
        with lasting():
            bare = view(self._ledger, self._case, as_known_on=known_on, estimates=(), foresight=False)
        if len(bare.folded) > FEW_CLAIMS:
            return Index(bare, awaiting=awaiting)
        return Index(estimated(foreseen(bare)))

    def _other(
        self, key: tuple[object, ...], make: Callable[[], Index], patience: float | None = None
    ) -> Index:
        with self._lock:
            mine = key not in self._others
            made = self._others.setdefault(key, Future())
            self._others.move_to_end(key)
            while len(self._others) > KEPT:
                self._others.popitem(last=False)
        if mine and patience is None:
            self._keep(key, made, make)
        elif mine:
            threading.Thread(target=self._keep, args=(key, made, make), daemon=True).start()
        try:
            return made.result(patience)
        except TimeoutError as error:
            raise BeingMadeError from error

    def _keep(self, key: tuple[object, ...], made: Future[Index], make: Callable[[], Index]) -> None:
        try:
            made.set_result(make())
        except BaseException as error:
            made.set_exception(error)
            with self._lock:
                self._others.pop(key, None)
