"""Pages over HTTP."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response

from tollbook.model import Claim, FindingKind, Harm, Status, wording
from tollbook.web import pages
from tollbook.web.asked import Asked, Choice, Day, day, one_of
from tollbook.web.comparison import Comparison
from tollbook.web.frame import Frame
from tollbook.web.house import House, InHouse, house_of
from tollbook.web.index import Index
from tollbook.web.links import Paths, slug
from tollbook.web.panels import panel
from tollbook.web.render import asset
from tollbook.web.site import ASSETS, panel_csv

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Cursor = Annotated[str | None, Query(max_length=64)]
Number = Annotated[int, Query(ge=1, le=1_000_000)]
_TYPES = {"css": "text/css", "js": "text/javascript"}


def _kept(
    house: House, request: Request, frame: Frame, make: Callable[[], str], media: str = "text/html"
) -> Response:
    """A page for readers who are not signed in, made once for each address and state of the ledger."""
    if request.headers.get("cookie"):
        return Response(make().encode("utf-8", "surrogatepass"), media_type=f"{media}; charset=utf-8")
    bundle, address = frame.index.bundle, request.url
    state = (bundle.ledger_head, bundle.as_of, frame.index.awaiting, frame.links.page("overview"))
    return house.rendered.page((*state, address.path, address.query), make, media).answer(request.headers)


@router.get("/")
def overview(request: Request, house: InHouse, asked: Asked, as_of: Day = None) -> Response:
    """Estimates, charts and findings, as of today or another day."""
    frame = house.frame(request, day("as_of", as_of))
    return _kept(house, request, frame, lambda: pages.overview(frame, asked))


@router.get("/findings")
def findings(
    request: Request,
    house: InHouse,
    asked: Asked,
    kind: Choice = None,
    as_of: Day = None,
    page: Number = 1,
) -> Response:
    """Findings, as of today or another day."""
    frame = house.frame(request, day("as_of", as_of))
    only = one_of("kind", FindingKind, kind)
    return _kept(house, request, frame, lambda: pages.findings(frame, asked, only, page))


@router.get("/claims")
def claims(request: Request, house: InHouse, asked: Asked, after: Cursor = None) -> Response:
    """A list of claims."""
    frame = house.frame(request)
    return _kept(house, request, frame, lambda: pages.claims(frame, asked, after=after))


@router.get("/claims/{name}")
def claim(request: Request, house: InHouse, name: str) -> str:
    """One claim."""
    frame = house.frame(request)
    found = one_claim(frame.index, name)
    newest = house.shelf.decisions(found.id) if frame.known is None else None
    return pages.claim(frame, found, newest)


@router.get("/documents")
def documents(request: Request, house: InHouse, page: Number = 1) -> Response:
    """All documents."""
    frame = house.frame(request)
    return _kept(house, request, frame, lambda: pages.documents(frame, page))


@router.get("/documents/{name}")
def document(request: Request, house: InHouse, name: str) -> str:
    """One document."""
    frame = house.frame(request)
    return pages.document(frame, one_document(frame.index, name))


@router.get("/claimants")
def claimants(request: Request, house: InHouse, page: Number = 1) -> Response:
    """All claimants."""
    frame = house.frame(request)
    return _kept(house, request, frame, lambda: pages.claimants(frame, page))


@router.get("/claimants/{name}")
def claimant(request: Request, house: InHouse, name: str) -> Response:
    """One claimant."""
    frame = house.frame(request)
    voice = frame.index.voice_by_slug.get(name)
    if voice is None:
        raise HTTPException(404, "There is no such claimant.")
    return _kept(house, request, frame, lambda: pages.claimant(frame, voice))


@router.get("/compare")
def compare(
    request: Request,
    house: InHouse,
    one: Annotated[str, Query(max_length=300)] = "",
    other: Annotated[str, Query(max_length=300)] = "",
    start: Annotated[str | None, Query(alias="from", max_length=10)] = None,
    end: Annotated[str | None, Query(alias="to", max_length=10)] = None,
    page: Number = 1,
) -> Response:
    """Two claimants, or two days."""
    frame = house.frame(request)
    first, second = day("from", start), day("to", end)

    def made() -> Comparison:
        if first and second:
            return Comparison.of_days(frame.index, first, second, wording.day(first), wording.day(second))
        if one and other:
            return Comparison.of_voices(frame.index, one, other)
        return Comparison(one, other, ())

    return _kept(house, request, frame, lambda: pages.compare(frame, made(), page))


@router.get("/changes")
def changes(request: Request, house: InHouse, since: Day = None) -> Response:
    """What changed since a day; by default since a week before the newest."""
    frame = house.frame(request)
    after = day("since", since) or frame.index.week_before
    return _kept(house, request, frame, lambda: pages.changes(frame, after))


@router.get("/search")
def search(request: Request, house: InHouse, q: Annotated[str, Query(max_length=300)] = "") -> str:
    """Words in claims and documents."""
    frame = house.frame(request)
    return pages.search(frame, q.strip(), *house.shelf.search(frame.index, q))


@router.get("/method")
def method(request: Request, house: InHouse) -> str:
    """Definitions, exclusions, versions."""
    return pages.method(house.frame(request))


@router.get("/embed/{key}")
def embed(request: Request, house: InHouse, key: str) -> str:
    """One panel, to stand in other sites."""
    frame = house.frame(request)
    return frame.page("embed.html", None, p=panel(frame.index, *_subject(frame.index, key)))


@router.get("/panels/{key}.csv")
def table(request: Request, house: InHouse, key: str) -> Response:
    """The claims of a panel as CSV."""
    frame = house.frame(request)
    subject = _subject(frame.index, key)
    return _kept(
        house, request, frame, lambda: panel_csv(frame.index, panel(frame.index, *subject)), "text/csv"
    )


@router.get("/static/{name}")
def static(name: str) -> Response:
    """Style sheet and script."""
    if name not in ASSETS:
        raise HTTPException(404, "There is no such file.")
    return Response(asset(name), media_type=_TYPES[name.rsplit(".", 1)[1]])


def one_claim(index: Index, name: str) -> Claim:
    """The claim whose id begins so.

    Raises:
        HTTPException: If there is none.
    """
    found = index.claim_by_short.get(name[:16])
    if found is None or not found.id.startswith(name):
        raise HTTPException(404, "There is no such claim.")
    return found


def one_document(index: Index, name: str) -> str:
    """The key of the document whose key begins so.

    Raises:
        HTTPException: If there is none.
    """
    found = index.document_by_short.get(name[:16])
    if found is None or not found.startswith(name):
        raise HTTPException(404, "There is no such report, or its text is not kept.")
    return found


def awaited(request: Request) -> Response:
    """A page that says that what was asked for is being made, and looks again."""
    house = house_of(request)
    index = house.shelf.index()
    links = Paths(f"{request.scope.get('root_path', '')}/", "", index.documents)
    page = Frame(index, links, account=house.account(request)).page("awaited.html", None)
    return HTMLResponse(page, 202, headers={"Retry-After": "3", "Cache-Control": "no-store"})


def problem(request: Request, status: int, said: str) -> Response:
    """A page that says what went wrong."""
    headings = {404: "Not found", 403: "Not allowed", 422: "Not understood", 429: "Too many attempts"}
    try:
        frame = house_of(request).frame(request)
    except Exception:  # the ledger itself may be what failed
        return Response(said, status, media_type="text/plain; charset=utf-8")
    heading = headings.get(status, "That did not work")
    return HTMLResponse(frame.page("problem.html", None, heading=heading, message=said), status)


def _subject(index: Index, key: str) -> tuple[str, Harm, Status]:
    for subject in index.subjects:
        if slug(f"{subject[0]} {subject[1].value} {subject[2].value}") == key:
            return subject
    raise HTTPException(404, "There is no such panel.")
