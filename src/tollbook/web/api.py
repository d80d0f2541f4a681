"""The JSON API: what pages show, for programs."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from tollbook.export.about import about
from tollbook.model import FindingKind, to_json
from tollbook.web.asked import Asked, Day, day
from tollbook.web.house import InHouse
from tollbook.web.pages import paged
from tollbook.web.routes import one_claim, one_document

router = APIRouter(prefix="/api", responses={404: {"description": "There is none."}})
Rows = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]
Cursor = Annotated[str | None, Query(max_length=64, description="The `next` of the page before.")]


class Page(BaseModel):
    """Some records, and where to go on."""

    items: list[dict[str, Any]]
    total: int = Field(description="How many there are in all.")
    next: str | None = Field(
        description="Ask with `after` set to this for the following page; null at the end."
    )


@router.get("/about", summary="Method, version, ledger head, definitions and exclusions")
def get_about(house: InHouse) -> dict[str, Any]:
    """What the data are, and what totals leave out."""
    return about(house.shelf.index().bundle)


@router.get("/claims", summary="Claims, the newest first")
def get_claims(house: InHouse, asked: Asked, after: Cursor = None, limit: Rows = 100) -> Page:
    """Claims by the filters given, echoes folded unless `echoes`; each as the contract's schema has it."""
    found = asked.select(house.shelf.index())
    rows, following = paged(found, after, limit)
    return Page(items=[to_json(claim) for claim in rows], total=len(found), next=following)


@router.get("/claims/{id}", summary="One claim with its standing")
def get_claim(house: InHouse, id: str) -> dict[str, Any]:  # noqa: A002
    """A claim, by its id or the first 16 digits of it, with its echoes, decisions and findings."""
    index = house.shelf.index()
    claim = one_claim(index, id)
    return {
        "claim": to_json(claim),
        "review": index.review(claim),
        "echoes": [i for i in index.echoes.get(claim.id, ()) if i != claim.id],
        "decisions": [to_json(d) for d in index.decisions.get(claim.id, ())],
        "findings": [f.id for f in index.findings_of.get(claim.id, ())],
    }


@router.get("/documents", summary="Documents without their texts")
def get_documents(house: InHouse, after: Cursor = None, limit: Rows = 100) -> Page:
    """Documents in the order of their keys."""
    index = house.shelf.index()
    keys = index.document_keys
    start = next((i + 1 for i, key in enumerate(keys) if key == after), 0) if after else 0
    shown = keys[start : start + limit]
    items = [{"key": key, **to_json(index.documents[key].ref)} for key in shown]
    more = start + limit < len(keys)
    return Page(items=items, total=len(keys), next=shown[-1] if shown and more else None)


@router.get("/documents/{key}", summary="One document with its text and claims")
def get_document(house: InHouse, key: str) -> dict[str, Any]:
    """A document, by its key or the first 16 digits of it. Offsets of spans count its text's code points."""
    index = house.shelf.index()
    found = one_document(index, key)
    claims = [to_json(c) for c in index.claims_of.get(found, ())]
    return {"key": found, "document": to_json(index.documents[found]), "claims": claims}


@router.get("/findings", summary="What rules conclude")
def get_findings(
    house: InHouse, asked: Asked, kind: FindingKind | None = None, as_of: Day = None
) -> list[dict[str, Any]]:
    """Findings, the gravest first, as of the newest day or another."""
    found = house.shelf.index(day("as_of", as_of)).bundle.findings
    return [to_json(f) for f in found if asked.admits_finding(f) and kind in (None, f.kind)]


@router.get("/estimates", summary="What the claims support")
def get_estimates(
    house: InHouse, asked: Asked, series: bool = False, as_of: Day = None
) -> list[dict[str, Any]]:
    """Estimates, the newest of each series unless `series`; none is a claim."""
    index = house.shelf.index(day("as_of", as_of))
    found = index.bundle.estimates if series else index.newest_estimates
    return [to_json(e) for e in found if asked.admits_subject(e.party, e.harm, e.status)]


@router.get("/docs", include_in_schema=False, response_class=HTMLResponse)
def docs(request: Request, house: InHouse) -> str:
    """This API for people, without anything from elsewhere."""
    return house.frame(request).page("api.html", "api", spec=request.app.openapi())
