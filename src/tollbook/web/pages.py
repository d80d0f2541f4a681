"""The pages of a site, each from a frame: the same served and as files."""

from collections.abc import Sequence
from datetime import date

from tollbook.export.wikipedia import cite as wikipedia_cite
from tollbook.findings.jump import speaker
from tollbook.model import Claim, Decision, Document, FindingKind, Harm, Status
from tollbook.web.chain import chain
from tollbook.web.changes import Changes
from tollbook.web.cite import bibtex, plain
from tollbook.web.comparison import Comparison
from tollbook.web.filters import Filters
from tollbook.web.frame import Frame
from tollbook.web.links import slug
from tollbook.web.paging import PAGE_ROWS, Part
from tollbook.web.panels import Panel, panel
from tollbook.web.passage import passage
from tollbook.web.reviewing import amendable, review

PANELS = 6
FAMILIES = 5
OF_ONE = 3
SHOWN = 20


def panels_of(frame: Frame, filters: Filters | None = None) -> Sequence[Panel]:
    """The panels that filters leave, at most `PANELS`, the most told first."""
    return [panel(frame.index, *s) for s in _subjects(frame, filters or Filters())[:PANELS]]


def beyond(frame: Frame, filters: Filters | None = None) -> Sequence[tuple[str, Harm, Status]]:
    """The panels for which an overview has no room."""
    return _subjects(frame, filters or Filters())[PANELS:]


def _subjects(frame: Frame, asked: Filters) -> Sequence[tuple[str, Harm, Status]]:
    return [s for s in frame.index.subjects if asked.admits_subject(*s)]


def overview(frame: Frame, filters: Filters | None = None) -> str:
    """Estimates, charts, the gravest findings, other figures and refusals."""
    asked = filters or Filters()
    findings = asked.findings(frame.index)
    return frame.page(
        "overview.html",
        "overview",
        panels=panels_of(frame, asked),
        further=beyond(frame, asked),
        filters=asked,
        families=findings.families()[:FAMILIES],
        all_findings=len(findings),
    )


def findings(
    frame: Frame,
    filters: Filters | None = None,
    kind: FindingKind | None = None,
    number: int = 1,
    size: int | None = PAGE_ROWS,
) -> str:
    """All findings, the gravest first, those of one kind on one subject together."""
    asked = filters or Filters()
    found = asked.findings(frame.index, kind)
    part = Part.of(found.families(), number, size)
    kinds = [k for k in FindingKind if k is kind or k in asked.findings(frame.index).kinds()]
    return frame.page(
        "findings.html", "findings", part=part, total=len(found), filters=asked, kind=kind, kinds_found=kinds
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
    start = next((i + 1 for i, claim in enumerate(found) if claim.id == after), 0) if after else 0
    page = found[start : start + rows]
    return page, page[-1].id if page and start + rows < len(found) else None


def claim(frame: Frame, one: Claim, decisions: Sequence[Decision] | None = None) -> str:
    """One claim: its words, its chain, echoes, decisions, findings, reading and how to cite it.

    `decisions` are newer than the index, if given.
    """
    index = frame.index
    made = index.decisions.get(one.id, ()) if decisions is None else decisions
    document = index.documents.get(one.document.key)
    return frame.page(
        "claim.html",
        "claims",
        claim=one,
        chain=chain(one, index.voice(one)),
        passage=passage(document.text, one) if document else (),
        echoes=[index.claims[i] for i in index.echoes.get(one.id, ()) if i != one.id and i in index.claims],
        decisions=made,
        review=review(made),
        findings=index.findings_on([index.standing.get(one.id, one.id)]),
        cite={"Plain": plain(one), "BibTeX": bibtex(one), "Wikipedia": wikipedia_cite(one)},
        amendable=amendable(one),
    )


def documents(frame: Frame, number: int = 1, size: int | None = PAGE_ROWS) -> str:
    """All documents, the newest first."""
    part = Part.of(frame.index.newest_documents, number, size)
    return frame.page("documents.html", "documents", part=part)


def document(frame: Frame, key: str) -> str:
    """One document with its claims marked."""
    return frame.page("document.html", "documents", key=key, doc=frame.index.documents[key])


def claimants(frame: Frame, number: int = 1, size: int | None = PAGE_ROWS) -> str:
    """All claimants, those with most claims first."""
    return frame.page("claimants.html", "claimants", part=Part.of(frame.index.voices, number, size))


def claimant(frame: Frame, voice: str) -> str:
    """One claimant: its series, its estimated bias, its record and findings about it."""
    index = frame.index
    said = index.claims_by[voice]
    names = {voice, *(speaker(c) for c in said)}
    factors = [(e, bias) for e in index.newest_estimates for bias in e.biases if bias.claimant in names]
    return frame.page(
        "claimant.html",
        "claimants",
        voice=voice,
        claims=said[:PAGE_ROWS],
        total=len(said),
        factors=factors,
        findings=index.findings_on([c.id for c in said])[:SHOWN],
        panels=[panel(index, *s) for s in index.subjects_of(voice)[:OF_ONE]],
    )


def compare(
    frame: Frame,
    comparison: Comparison,
    number: int = 1,
    size: int | None = PAGE_ROWS,
    pairs: Sequence[tuple[str, str]] = (),
) -> str:
    """Two claimants, or two days, side by side; or the pairs that have a page."""
    part = Part.of(comparison.rows, number, size)
    return frame.page(
        "compare.html",
        "compare",
        comparison=comparison,
        part=part,
        voices=frame.index.voices,
        pairs=pairs,
        pair_name=pair_name,
    )


def pair_name(one: str, other: str) -> str:
    """The name of the page that compares two claimants, among files."""
    return f"compare/{slug(f'{one} {other}')}"


def changes(frame: Frame, since: date, days: Sequence[date] = ()) -> str:
    """What became known, was found and was decided after a day; other days that have a page are linked."""
    return frame.page("changes.html", "changes", changes=Changes.since(frame.index, since), days=days)


def search(frame: Frame, words: str, found: Sequence[Claim], texts: Sequence[tuple[str, Document]]) -> str:
    """Claims and documents with some words."""
    return frame.page("search.html", "search", query=words, claims=found, texts=texts)


def search_files(frame: Frame) -> str:
    """Search that runs in the browser, over a script that holds the words."""
    return frame.page("search_files.html", "search")


def method(frame: Frame) -> str:
    """Definitions, exclusions, methods and versions."""
    return frame.page("method.html", "method")
