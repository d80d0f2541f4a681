"""Where a report's outlet is at home, as far as that can be known: it settles "IST" and "03/04/2022"."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from tollbook.cases import Outlet, load_gazetteer

# Top-level domains of countries that anybody may have, and which say nothing of an outlet's home.
ANYBODYS = frozenset(
    (
        "ai",
        "am",
        "cc",
        "co",
        "eu",
        "fm",
        "gg",
        "im",
        "io",
        "is",
        "la",
        "ly",
        "me",
        "nu",
        "st",
        "sx",
        "tk",
        "to",
        "tv",
        "ws",
    )
)
SAME = {"uk": "GB"}
WITHIN = 20_000  # characters whose countries are counted


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What tells an outlet's home: itself, its address, and last what its report is about."""

    outlet: Outlet | None = None
    url: str | None = None
    text: str = ""

    @classmethod
    def of(cls, outlet: str | None, url: str | None, text: str) -> "Whereabouts":
        """The whereabouts that a name, an address and a text make."""
        gazetteer = load_gazetteer()
        found = (gazetteer.outlet(outlet) if outlet else None) or (gazetteer.outlet(url) if url else None)
        return cls(found, url, text)

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes of the outlet's country and of its domain's."""
        top = domain(self.url).rpartition(".")[2] if self.url else ""
        of_domain = SAME.get(top, top.upper()) if len(top) == 2 and top not in ANYBODYS else None
        return tuple(dict.fromkeys(c for c in (self.outlet and self.outlet.country, of_domain) if c))

    @property
    def zone(self) -> str | None:
        """The IANA zone of the outlet's bare times."""
        return self.outlet.zone if self.outlet else None

    def most_named(self, among: frozenset[str]) -> str | None:
        """The one of those countries that the report names most; None where none stands out."""
        counts = Counter(
            mention.entry.country
            for mention in load_gazetteer().find(self.text[:WITHIN])
            if mention.entry.country in among
        )
        first, second = (*counts.most_common(2), (None, 0), (None, 0))[:2]
        return first[0] if first[1] > second[1] else None


def domain(url: str) -> str:
    """An address's host in lower case, without "www."; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
