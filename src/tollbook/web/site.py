"""Pages as files: one self-contained page, or a folder."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from tollbook.export import Bundle
from tollbook.model import Document
from tollbook.web.index import Index
from tollbook.web.links import Anchors
from tollbook.web.panels import Panel, panel
from tollbook.web.render import asset, render

_SECTIONS = (
    ("estimates", "Estimates"),
    ("charts", "Claims"),
    ("findings", "Findings"),
    ("others", "Other figures"),
    ("documents", "Reports"),
    ("method", "Method"),
)
_POLICY = "default-src 'none'; img-src data:; style-src '{style}'; base-uri 'none'; form-action 'none'"


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
    return render(
        "onepage.html",
        url=Anchors(frozenset(key for key, _ in documents)),
        panels=panels,
        documents=documents,
        pages=[s for s in _SECTIONS if _present(s[0], index, panels, documents)],
        here=None,
        **_frame(index),
    )


def _frame(index: Index) -> dict[str, Any]:
    style = asset("page.css")
    return {
        "bundle": index.bundle,
        "index": index,
        "tally": index.tally(),
        "style": style,
        "policy": _POLICY.format(style=_digest(style)),
        "site_title": index.bundle.case.title if index.bundle.case else "tollbook",
    }


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _documents(index: Index) -> list[tuple[str, Document]]:
    """Documents with claims, the newest first."""
    shown = [(key, doc) for key, doc in index.documents.items() if key in index.claims_of]
    return sorted(shown, key=lambda d: (str(d[1].published or ""), d[0]), reverse=True)


def _present(name: str, index: Index, panels: list[Panel], documents: list[tuple[str, Document]]) -> bool:
    return {
        "estimates": any(p.estimate for p in panels),
        "charts": bool(panels),
        "others": bool(index.narrower or index.evidence.background or index.refusals),
        "documents": bool(documents),
    }.get(name, True)
