"""What one item of many cannot be read, and the rest is."""

import logging
from collections.abc import Callable
from typing import TypeVar

from tollbook.errors import InputError

T = TypeVar("T")
LOGGER = logging.getLogger("tollbook.read")
"""Says what was passed over, one line an item; without a handler, Python writes it to standard error."""


class Rejected:
    """Counts the items of one input that were passed over."""

    def __init__(self) -> None:
        self._first: InputError | None = None
        self._read = False

    def unless(self, make: Callable[[], T], *, of: type[InputError] = InputError) -> T | None:
        """What `make` makes, or None where it raises an error of that kind: then that is said."""
        try:
            made = make()
        except of as error:
            self._first = self._first or error
            LOGGER.warning("passed over: %s", error)
            return None
        self._read = True
        return made

    def settle(self) -> None:
        """Raise the first error where nothing at all could be read."""
        if self._first is not None and not self._read:
            raise self._first
