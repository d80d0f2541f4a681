"""The JSON API: what pages show, for programs."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from tollbook.export.about import about
from tollbook.model import FindingKind, to_json
from tollbook.web.asked import Asked, Day, day
from tollbook.web.house import InHouse
from tollbook.web.moment import Known
from tollbook.web.pages import paged
from tollbook.web.routes import one_claim, one_document

router = APIRouter(prefix="/api", responses={404: {"description": "There is none."}})
Rows = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]
Cursor = Annotated[str | None, Query(max_length=64, description="The `next` of the page before.")]
Place = Annotated[int, Query(ge=0, le=10_000_000, description="The `next` of the page before.")]


class Page(BaseModel):
    """Some records, and where to go on."""

    items: list[dict[str, Any]]
    total: int = Field(description="How many there are in all.")
    next: str | None = Field(
        description="Ask with `after` set to this for the following page; null at the end."
    )


@router.get("/about", summary="Method, version, ledger head, definitions and exclusions")
def get_about(house: InHouse, known: Known) -> dict[str, Any]:
    """What the data are, and what totals leave out."""
    return about(house.shelf.index(known_on=known).bundle)


@router.get("/claims", summary="Claims, the newest first")
def get_claims(house: InHouse, asked: Asked, known: Known, after: Cursor = None, limit: Rows = 100) -> Page:
    """Claims by the filters given, echoes folded unless `echoes`; each as the contract's schema has it."""
    found = asked.select(house.shelf.index(known_on=known))
    rows, following = paged(found, after, limit)
    return Page(items=[to_json(claim) for claim in rows], total=len(found), next=following)


@router.get("/claims/{id}", summary="One claim with its standing")
def get_claim(house: InHouse, id: str, known: Known) -> dict[str, Any]:  # noqa: A002
    """A claim, by its id or the first 16 digits of it, with its echoes, decisions and findings."""
    index = house.shelf.index(known_on=known)
    claim = one_claim(index, id)
    return {
        "claim": to_json(claim),
        "review": index.review(claim),
        "echoes": [i for i in index.echoes.get(claim.id, ()) if i != claim.id],
        "decisions": [to_json(d) for d in index.decisions.get(claim.id, ())],
        "findings": [f.id for f in index.findings_on([index.standing.get(claim.id, claim.id)])],
    }


@router.get("/documents", summary="Documents without their texts")
def get_documents(house: InHouse, known: Known, after: Cursor = None, limit: Rows = 100) -> Page:
    """Documents in the order of their keys."""
    index = house.shelf.index(known_on=known)
    keys = index.document_keys
    start = bisect_right(keys, after) if after else 0
    shown = keys[start : start + limit]
    items = [{"key": key, **to_json(index.documents[key].ref)} for key in shown]
    more = start + limit < len(keys)
    return Page(items=items, total=len(keys), next=shown[-1] if shown and more else None)


@router.get("/documents/{key}", summary="One document with its text and claims")
def get_document(house: InHouse, key: str, known: Known) -> dict[str, Any]:
    """A document, by its key or the first 16 digits of it. Offsets of spans count its text's code points."""
    index = house.shelf.index(known_on=known)
    found = one_document(index, key)
    claims = [to_json(c) for c in index.claims_of.get(found, ())]
    return {"key": found, "document": to_json(index.documents[found]), "claims": claims}


@router.get("/findings", summary="What rules conclude")
def get_findings(
    house: InHouse,
    asked: Asked,
    known: Known,
    kind: FindingKind | None = None,
    as_of: Day = None,
    after: Place = 0,
    limit: Rows = 100,
) -> Page:
    """Findings, the gravest first, as of the newest day or another."""
    found = asked.findings(house.shelf.index(day("as_of", as_of), known), kind)
    return _page(found, after, limit)


@router.get("/estimates", summary="What the claims support")
def get_estimates(
    house: InHouse,
    asked: Asked,
    known: Known,
    series: bool = False,
    as_of: Day = None,
    after: Place = 0,
    limit: Rows = 100,
) -> Page:
    """Estimates, the newest of each series unless `series`; none is a claim."""
    index = house.shelf.index(day("as_of", as_of), known)
    found = index.bundle.estimates if series else index.newest_estimates
    return _page([e for e in found if asked.admits_subject(e.party, e.harm, e.status)], after, limit)


def _page(found: Sequence[object], after: int, limit: int) -> Page:
    """Some records of a list that has an order but no names to go on from."""
    more = after + limit < len(found)
    items = [to_json(record) for record in found[after : after + limit]]
    return Page(items=items, total=len(found), next=str(after + limit) if more else None)


@router.get("/docs", include_in_schema=False, response_class=HTMLResponse)
def docs(request: Request, house: InHouse) -> str:
    """This API for people, without anything from elsewhere."""
    return house.frame(request).page("api.html", "api", spec=request.app.openapi())
