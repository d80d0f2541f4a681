"""One item in a worker elsewhere: what travels there and back, and who ends it when it hangs.

Function, item and value travel pickled by the standard library, so that every engine takes and refuses the
same ones, and a value that cannot travel is its item's failure and not its worker's.
"""

import faulthandler
import pickle
import sys
from collections.abc import Callable
from typing import Any

from tollbook.engines.engine import Outcome, failure_of


def task_of(function: Callable[[Any], Any], item: Any) -> bytes:
    """A function and an item as they travel."""
    return pickle.dumps((function, item))


def answer(task: bytes, patience: float | None) -> bytes:
    """What the task's function gives, or why it gives nothing, as it travels back.

    A task that takes longer than `patience` seconds ends its whole process: by a thread outside Python, so
    that nothing that it is stuck in can hold it up.
    """
    if patience is not None:
        faulthandler.dump_traceback_later(patience, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        function, item = pickle.loads(task)  # noqa: S301 (our own driver's)
        return pickle.dumps((function(item), None))
    except (Exception, SystemExit) as error:
        return pickle.dumps((None, failure_of(error)))
    finally:
        if patience is not None:
            faulthandler.cancel_dump_traceback_later()


def outcome_of(index: int, answered: bytes) -> Outcome[Any]:
    """The outcome that travelled back."""
    value, failure = pickle.loads(answered)  # noqa: S301 (our own workers')
    return Outcome(index, value, failure)
