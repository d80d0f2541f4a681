"""Addresses of the web as inputs, and whoever fetches them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body, where it came from in the end, and the encoding that the server declared."""

    url: str
    body: bytes
    charset: str | None


class Fetches(Protocol):
    """Gets what an address holds."""

    def fetch(self, url: str) -> Fetched:
        """The body at an address.

        Raises:
            FetchError: If it is refused or cannot be had.
        """
        ...


def is_address(item: str) -> bool:
    """Whether an input is an address of the web rather than a path."""
    return item[:8].lower().startswith(("http://", "https://"))
