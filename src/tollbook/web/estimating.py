"""Estimates of a great ledger, made in another process so that readers never wait for them."""

import os
import threading
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection

from tollbook.cases import Case
from tollbook.errors import TollbookError
from tollbook.model import Estimate

Made = tuple[tuple[Estimate, ...], tuple[Estimate, ...]]

POLITE = 10
"""How much of its turn the process leaves to others."""


class Estimating:
    """One process at a time, for one state of a ledger.

    Args:
        address: Of the ledger.
        case: What it is about.
    """

    def __init__(self, address: str, case: Case | None) -> None:
        self._address, self._case = address, case
        self._head = ""
        self._answer: Connection | None = None

    def made(self, head: str) -> Made | None:
        """The estimates for a state, by the ledger's head, and what was to be expected of its newest claims.

        None while they are being made.

        Asked for another state than is being made, it finishes that first.
        """
        if self._answer is None:
            self._begin(head)
        elif self._answer.poll():
            answer, self._answer = self._answer, None
            if self._head == head:
                return _received(answer)
            self._begin(head)
        return None

    def _begin(self, head: str) -> None:
        context = get_context("spawn")
        self._answer, theirs = context.Pipe(duplex=False)
        work = context.Process(target=_estimate, args=(theirs, self._address, self._case), daemon=True)
        work.start()
        theirs.close()
        self._head = head


def _received(answer: Connection) -> Made:
    try:
        made: Made = answer.recv()
    except EOFError:  # the process was killed: the pages go on without estimates
        return (), ()
    finally:
        answer.close()
    return made


def _estimate(answer: Connection, address: str, case: Case | None) -> None:
    from tollbook.ledger import Ledger
    from tollbook.pipeline.foresight import expectations
    from tollbook.pipeline.view import estimated, view

    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.nice(POLITE)
    try:
        with Ledger.open(address, create=False, readonly=True) as book:
            bare = view(book, case, estimates=(), foresight=False)
            made = estimated(bare).estimates
            answer.send((made, expectations(bare.evidence, case)))
    except TollbookError:
        answer.send(((), ()))


def _end_with_parent() -> None:
    """A server that was ended by a signal takes nobody along: who works for it looks for itself."""
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(0)
