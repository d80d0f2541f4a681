"""The pages of a site, each from a frame: the same served and as files."""

from collections.abc import Sequence
from datetime import date

from tollbook.export.wikipedia import cite as wikipedia_cite
from tollbook.model import Claim, Document, FindingKind, Kind
from tollbook.web.chain import chain
from tollbook.web.changes import Changes
from tollbook.web.cite import bibtex, plain
from tollbook.web.comparison import Comparison
from tollbook.web.filters import Filters
from tollbook.web.frame import Frame
from tollbook.web.panels import Panel, panel
from tollbook.web.passage import passage

PAGE_ROWS = 100
PANELS = 8


def panels_of(frame: Frame, filters: Filters | None = None) -> Sequence[Panel]:
    """The panels that filters leave, at most eight, the most told first."""
    asked = filters or Filters()
    subjects = [s for s in frame.index.subjects if asked.admits_subject(*s)]
    return [panel(frame.index, *s) for s in subjects[:PANELS]]


def overview(frame: Frame, filters: Filters | None = None) -> str:
    """Estimates, charts, the gravest findings, other figures and refusals."""
    asked = filters or Filters()
    findings = [f for f in frame.index.bundle.findings if asked.admits_finding(f)]
    return frame.page(
        "overview.html",
        "overview",
        panels=panels_of(frame, asked),
        filters=asked,
        findings=findings[:8],
        all_findings=len(findings),
    )


def findings(frame: Frame, filters: Filters | None = None, kind: FindingKind | None = None) -> str:
    """All findings, the gravest first."""
    asked = filters or Filters()
    found = [f for f in frame.index.bundle.findings if asked.admits_finding(f) and kind in (None, f.kind)]
    return frame.page(
        "findings.html", "findings", found=found[:500], total=len(found), filters=asked, kind=kind
    )


def claims(
    frame: Frame, filters: Filters | None = None, *, after: str | None = None, rows: int = PAGE_ROWS
) -> str:
    """A list of claims, the newest first, some at a time."""
    asked = filters or Filters()
    found = asked.select(frame.index)
    page, following = paged(found, after, rows)
    return frame.page(
        "claims.html",
        "claims",
        claims=page,
        total=len(found),
        following=following,
        filters=asked,
        after=after,
    )


def paged(found: Sequence[Claim], after: str | None, rows: int) -> tuple[Sequence[Claim], str | None]:
    """The rows after a claim's id (from the start where it is unknown), and the id after which to go on."""
    ids = {claim.id: i for i, claim in enumerate(found)} if after else {}
    start = ids.get(after or "", -1) + 1
    page = found[start : start + rows]
    return page, page[-1].id if page and start + rows < len(found) else None


def claim(frame: Frame, one: Claim) -> str:
    """One claim: its words, its chain, echoes, decisions, findings, reading and how to cite it."""
    index = frame.index
    document = index.documents.get(one.document.key)
    return frame.page(
        "claim.html",
        "claims",
        claim=one,
        chain=chain(one, index.voice(one)),
        passage=passage(document.text, one) if document else (),
        echoes=[index.claims[i] for i in index.echoes.get(one.id, ()) if i != one.id and i in index.claims],
        decisions=index.decisions.get(one.id, ()),
        findings=index.findings_of.get(index.standing.get(one.id, one.id), ()),
        cite={"Plain": plain(one), "BibTeX": bibtex(one), "Wikipedia": wikipedia_cite(one)},
        amendable=one.kind is Kind.COUNT,
    )


def documents(frame: Frame) -> str:
    """All documents, the newest first."""
    shown = sorted(frame.index.documents.items(), key=_newest)
    return frame.page("documents.html", "documents", documents=list(reversed(shown)))


def document(frame: Frame, key: str) -> str:
    """One document with its claims marked."""
    return frame.page("document.html", "documents", key=key, doc=frame.index.documents[key])


def claimants(frame: Frame) -> str:
    """All claimants, those with most claims first."""
    return frame.page("claimants.html", "claimants", voices=frame.index.voices)


def claimant(frame: Frame, voice: str) -> str:
    """One claimant: its series, its estimated bias, its record and findings about it."""
    index = frame.index
    said = index.claims_by[voice]
    ids = {c.id for c in said}
    factors = [
        (e, bias)
        for e in index.newest_estimates
        for bias in e.biases
        if bias.claimant.casefold() == voice.casefold()
    ]
    subjects = [s for s in index.subjects if any(t.voice == voice for t in index.totals(*s))]
    return frame.page(
        "claimant.html",
        "claimants",
        voice=voice,
        claims=said[:PAGE_ROWS],
        total=len(said),
        factors=factors,
        findings=[f for f in index.bundle.findings if ids & set(f.claims)][:20],
        panels=[panel(index, *s) for s in subjects[:6]],
    )


def compare(frame: Frame, comparison: Comparison) -> str:
    """Two claimants, or two days, side by side."""
    return frame.page("compare.html", "compare", comparison=comparison, voices=frame.index.voices)


def changes(frame: Frame, since: date) -> str:
    """What became known, was found and was decided after a day."""
    return frame.page("changes.html", "changes", changes=Changes.since(frame.index, since))


def search(frame: Frame, words: str, found: Sequence[Claim], texts: Sequence[tuple[str, Document]]) -> str:
    """Claims and documents with some words."""
    return frame.page("search.html", "search", query=words, claims=found, texts=texts)


def method(frame: Frame) -> str:
    """Definitions, exclusions, methods and versions."""
    return frame.page("method.html", "method")


def _newest(item: tuple[str, Document]) -> tuple[str, str]:
    return str(item[1].published or ""), item[0]
