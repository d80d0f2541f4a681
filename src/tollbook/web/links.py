"""Where things are: anchors in one file, files in a folder, or routes of a server."""

import re
from collections.abc import Container
from typing import Protocol

from tollbook.model import Claim, content_hash

SHORT = 16
"""Hexadecimal digits of an id in an address: 64 bits tell a billion claims apart."""


class Links(Protocol):
    """Addresses of everything that pages link to; empty where there is no such page."""

    def page(self, name: str, asked: str = "") -> str:
        """Of a page by its name: overview, findings, claims, documents, claimants, method.

        `asked` is what stands after it: "?party=…", or nothing.
        """

    def claim(self, claim: Claim) -> str:
        """Of a claim with its chain, echoes and history."""

    def sentence(self, claim: Claim) -> str:
        """Of the highlighted words that a claim was read from."""

    def document(self, key: str) -> str:
        """Of a document, by its key."""

    def claimant(self, voice: str) -> str:
        """Of a claimant, by the name that findings use."""

    def table(self, key: str) -> str:
        """Of a panel's claims as CSV."""

    def asset(self, name: str) -> str:
        """Of a style sheet or script."""


def short(identifier: str) -> str:
    """The part of an id that stands in addresses."""
    return identifier[:SHORT]


def slug(name: str) -> str:
    """A name as part of an address: its letters and digits, and some of its hash so that no two are alike."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]
    return f"{plain}-{content_hash(name)[:8]}".lstrip("-")


class Anchors:
    """Places in one self-contained file; documents whose text is not in it have none."""

    def __init__(self, documents: frozenset[str]) -> None:
        self._documents = documents

    def page(self, name: str, asked: str = "") -> str:
        """A section of the file."""
        del asked
        return f"#{name}"

    def claim(self, claim: Claim) -> str:
        """The claim's card beside its document."""
        return f"#claim-{short(claim.id)}"

    def sentence(self, claim: Claim) -> str:
        """The mark in the document's text, else the claim's card."""
        inside = claim.document.key in self._documents
        return f"#words-{short(claim.id)}" if inside else self.claim(claim)

    def document(self, key: str) -> str:
        """The document's section."""
        return f"#document-{short(key)}" if key in self._documents else ""

    def claimant(self, voice: str) -> str:
        """One file has no pages by claimant."""
        del voice
        return ""

    def table(self, key: str) -> str:
        """The table stands beside its chart."""
        return f"#panel-{key}"

    def asset(self, name: str) -> str:
        """All is in the file."""
        del name
        return ""


class Paths:
    """Routes below a root, or files in a folder: `suffix` is then `.html`, `root` leads back to the top.

    Args:
        root: Of all addresses.
        suffix: Of all pages.
        texts: Keys of the documents that have a page; None for all.
        always: What every address asks for: "known=2022-03-24", or nothing.
    """

    def __init__(
        self, root: str = "/", suffix: str = "", texts: Container[str] | None = None, always: str = ""
    ) -> None:
        self._root, self._suffix, self._texts, self._always = root, suffix, texts, always

    def page(self, name: str, asked: str = "") -> str:
        """A page at the top."""
        if name == "overview":
            name = "index" if self._suffix else ""
        return self._to(f"{name}{self._suffix}", asked)

    def claim(self, claim: Claim) -> str:
        """The claim's own page."""
        return self._to(f"claims/{short(claim.id)}{self._suffix}")

    def sentence(self, claim: Claim) -> str:
        """The mark in the document's page, else the claim's own page."""
        page = self.document(claim.document.key)
        return f"{page}#words-{short(claim.id)}" if page else self.claim(claim)

    def document(self, key: str) -> str:
        """The document's page, where there is a text to show."""
        if self._texts is not None and key not in self._texts:
            return ""
        return self._to(f"documents/{short(key)}{self._suffix}")

    def claimant(self, voice: str) -> str:
        """The claimant's page."""
        return self._to(f"claimants/{slug(voice)}{self._suffix}")

    def table(self, key: str) -> str:
        """The panel's claims as a file."""
        return self._to(f"panels/{key}.csv")

    def asset(self, name: str) -> str:
        """A file of the package."""
        return f"{self._root}static/{name}"

    def _to(self, path: str, asked: str = "") -> str:
        if self._always:
            asked = f"{asked}&{self._always}" if asked else f"?{self._always}"
        return f"{self._root}{path}{asked}"
