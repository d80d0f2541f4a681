"""Insert on a thread of its own while the next rows are made: SQLite needs as long for rows as Python does.

Only one of the two uses the connection at a time: whoever asks it something waits first until all that was
put behind is there. So no more is known, and no earlier, than if every row had been inserted at once.

Hot path: see `body`.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from sqlite3 import OperationalError, threadsafety
from typing import Any

from sqlalchemy import Connection

DEEP = 4
"""Statements that wait at most, so that what is made ahead needs little memory."""
SERIAL = 3
"""From this level on (PEP 249) a SQLite lets threads share a connection, as nearly every one does."""
_PLACE = "tollbook_behind"


class Behind:
    """Statements of one transaction that are carried out in their order, on a thread of its own."""

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection
        self._thread: ThreadPoolExecutor | None = None
        self._due: deque[Future[None]] = deque()
        self._stopped = False

    def put(self, statement: str, values: list[Any]) -> None:
        """Have a statement carried out; what stopped an earlier one is raised here or by `settle`."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "tollbook-insert")
        while len(self._due) >= DEEP:
            self._due.popleft().result()
        self._due.append(self._thread.submit(self._do, statement, values))

    def settle(self) -> None:
        """Wait until all is done."""
        while self._due:
            self._due.popleft().result()

    def close(self) -> None:
        """Let nothing go on, whatever became of it."""
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)

    def _do(self, statement: str, values: list[Any]) -> None:
        # A full disk has SQLite undo the whole transaction: what came after would then be kept on its own.
        if self._stopped:
            return
        try:
            if not self._driver.in_transaction:
                raise OperationalError("the transaction was undone before its end")
            self._driver.execute(statement, values).close()
        except BaseException:
            self._stopped = True
            raise


@contextmanager
def inserting_behind(connection: Connection) -> Iterator[None]:
    """Within a transaction, let `behind` find where to put what can be inserted a little later."""
    if threadsafety < SERIAL:
        yield
        return
    made = connection.info[_PLACE] = Behind(connection)
    try:
        yield
        made.settle()
    finally:
        made.close()
        del connection.info[_PLACE]


def behind(connection: Connection) -> Behind | None:
    """Where to put statements that insert, if this connection has such a place."""
    found: Behind | None = connection.info.get(_PLACE)
    return found


def settled(connection: Connection, *_: Any) -> None:
    """Wait for what was put behind: what SQLAlchemy calls before each statement."""
    if (made := behind(connection)) is not None:
        made.settle()
