"""What a browser would make of a page, without one."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass
class Page(HTMLParser):
    """Tags, ids, addresses and the text of a page.

    Attributes:
        unclosed: Tags that were left open or closed out of order.
    """

    html: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.html)
        self.close()
        self.unclosed += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself, as in SVG."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes another than the last open one."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unclosed.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [i for _, attrs in self.tags if (i := attrs.get("id"))]

    def addresses(self) -> list[str]:
        """Everything that the page links to or loads."""
        names = ("href", "src", "action", "xlink:href", "data", "poster", "srcset", "formaction")
        return [v for _, attrs in self.tags for n in names if (v := attrs.get(n)) is not None]
