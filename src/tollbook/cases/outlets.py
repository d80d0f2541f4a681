"""Outlets by name, domain or address."""

import re
from collections.abc import Iterable, Iterator

from tollbook.cases.entries import Outlet

_ADDRESS = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/@?#]*@)?([^/:?#]+)")
_SPACE = re.compile(r"\s+")


class OutletIndex:
    """Finds outlets; of two that share a name or domain, the first has it."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._outlets: dict[str, Outlet] = {}
        for outlet in outlets:
            for key in outlet_keys(outlet):
                self._outlets.setdefault(key, outlet)

    def find(self, name_or_domain: str) -> Outlet | None:
        """The outlet of a name (case and "the" do not matter), a domain or one under it, or an address."""
        text = name_or_domain.strip()
        return self._outlets.get(_key(text)) or self._by_domain(text)

    def _by_domain(self, text: str) -> Outlet | None:
        address = _ADDRESS.match(text)
        labels = (address[1] if address else text.partition("/")[0]).lower().rstrip(".").split(".")[-8:]
        for first in range(len(labels) - 1):
            found = self._outlets.get(".".join(labels[first:]))
            if found is not None:
                return found
        return None


def outlet_keys(outlet: Outlet) -> Iterator[str]:
    """What an outlet is looked up by: its names without case or "the", and its domains."""
    yield from dict.fromkeys(_key(name) for name in (outlet.name, *outlet.aliases, *outlet.domains))


def _key(name: str) -> str:
    return _SPACE.sub(" ", name.strip()).casefold().removeprefix("the ")
