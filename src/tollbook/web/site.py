"""Pages as files: one self-contained page, or a folder."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tollbook.export import Bundle
from tollbook.export.csv_files import claims_csv
from tollbook.ledger import ClaimQuery
from tollbook.model import Document
from tollbook.web import pages
from tollbook.web.comparison import Comparison
from tollbook.web.filters import Filters
from tollbook.web.frame import Frame
from tollbook.web.index import Index
from tollbook.web.links import Anchors, Paths, short, slug
from tollbook.web.offline import days, pairs, search_index
from tollbook.web.panels import Panel, panel
from tollbook.web.render import asset

_SECTIONS = (
    ("estimates", "Estimates"),
    ("charts", "Claims"),
    ("findings", "Findings"),
    ("others", "Other figures"),
    ("documents", "Reports"),
    ("method", "Method"),
)
_ONE_FILE = "default-src 'none'; img-src data:; style-src '{style}'; base-uri 'none'; form-action 'none'"
_FOLDER = (
    "default-src 'none'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
ASSETS = ("page.css", "page.js", "search.js")
INDEX = "search-index.js"


def write_page(view: Bundle, path: Path) -> Path:
    """Write everything as one HTML file that works offline and asks nobody for anything.

    It holds its style, runs no script, and its policy forbids both scripts and requests. Returns the path.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(one_page(view), "utf-8")
    return path


def one_page(view: Bundle) -> str:
    """The one-file page as text."""
    index = Index(view)
    panels = [panel(index, *subject) for subject in index.subjects]
    documents = _documents(index)
    style = asset("page.css")
    frame = Frame(
        index,
        Anchors(frozenset(key for key, _ in documents)),
        pages=[s for s in _SECTIONS if _present(s[0], index, panels, documents)],
        style=style,
        policy=_ONE_FILE.format(style=_digest(style)),
        rows_beside=None,
    )
    return frame.page("onepage.html", None, panels=panels, documents=documents)


def write_site(view: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write the whole site as a folder of files that works offline, from its `index.html` on.

    Search runs in the reader's browser; those who contradict each other are compared, and what
    changed is told since each of the last days with news. What needs a server (other pairs and
    days, signing in) is left out. Returns the files.
    """
    index = Index(view)
    made = []
    searched = (f"static/{INDEX}", search_index(index, Paths("", ".html", index.documents)))
    for name, text in (
        *_pages(index),
        *_tables(index),
        *((f"static/{n}", asset(n)) for n in ASSETS),
        searched,
    ):
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        made.append(path)
    return tuple(made)


def _pages(index: Index) -> Iterator[tuple[str, str]]:
    texts = frozenset(index.documents)
    top = Frame(index, Paths("", ".html", texts), policy=_FOLDER)
    below = Frame(index, Paths("../", ".html", texts), policy=_FOLDER)
    yield "index.html", pages.overview(top)
    yield "findings.html", pages.findings(top, size=None)
    yield "claims.html", pages.claims(top, rows=len(index.bundle.folded))
    yield "claimants.html", pages.claimants(top, size=None)
    yield "documents.html", pages.documents(top, size=None)
    yield "method.html", pages.method(top)
    yield "search.html", pages.search_files(top)
    yield from _answers(index, top, below)
    for party, harm, status in pages.beyond(top):
        asked = Filters(ClaimQuery(party=party, harm=harm, status=status))
        name = slug(f"{party} {harm.value} {status.value}")
        yield f"panels/{name}.html", pages.overview(below, asked)
    for claim in index.claims.values():
        yield f"claims/{short(claim.id)}.html", pages.claim(below, claim)
    for key in index.documents:
        yield f"documents/{short(key)}.html", pages.document(below, key)
    for voice in index.voices:
        yield f"claimants/{slug(voice)}.html", pages.claimant(below, voice)


def _answers(index: Index, top: Frame, below: Frame) -> Iterator[tuple[str, str]]:
    """Comparisons and changes that a reader is likeliest to ask for."""
    against, since = pairs(index), days(index)
    yield "compare.html", pages.compare(top, Comparison("", "", ()), pairs=against)
    yield "changes.html", pages.changes(top, index.week_before, since)
    for one, other in against:
        made = Comparison.of_voices(index, one, other)
        yield f"{pages.pair_name(one, other)}.html", pages.compare(below, made, size=None)
    for day in since:
        yield f"changes/{day}.html", pages.changes(below, day, since)


def _tables(index: Index) -> Iterator[tuple[str, str]]:
    for subject in index.subjects:
        made = panel(index, *subject)
        yield f"panels/{made.key}.csv", panel_csv(index, made)


def panel_csv(index: Index, made: Panel) -> str:
    """The claims of a panel as a table."""
    return claims_csv((claim, index.notes.of(claim)) for claim in made.newest())


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _documents(index: Index) -> list[tuple[str, Document]]:
    """Documents with claims, the newest first."""
    shown = [(key, doc) for key, doc in index.documents.items() if key in index.claims_of]
    return sorted(shown, key=lambda d: (str(d[1].published or ""), d[0]), reverse=True)


def _present(
    name: str, index: Index, panels: Sequence[Panel], documents: Sequence[tuple[str, Document]]
) -> bool:
    return {
        "estimates": any(p.support and p.support.interval for p in panels),
        "charts": bool(panels),
        "others": bool(index.narrower or index.evidence.background or index.refusals),
        "documents": bool(documents),
    }.get(name, True)
