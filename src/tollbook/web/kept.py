"""What is looked up once for a ledger and serves every day of it."""

import threading
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")


class Kept:
    """What has been looked up, by name."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.lock = threading.RLock()


class Holder(Protocol):
    """Something of a ledger's day."""

    kept: Kept


class of_ledger(Generic[T]):  # noqa: N801 (a decorator, used as cached_property is)
    """A property that is worked out once for all that share what is kept."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the name under which the value is kept."""
        self._name = name

    def __get__(self, holder: Holder, owner: type) -> T:
        """The value, worked out by the first who asks while others wait."""
        kept = holder.kept
        if self._name not in kept.values:
            with kept.lock:
                if self._name not in kept.values:
                    kept.values[self._name] = self._make(holder)
        value: T = kept.values[self._name]
        return value
