"""The server: the pages and the JSON API over one ledger."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from tollbook import __version__
from tollbook.cases import Case
from tollbook.errors import InputError, TollbookError
from tollbook.web import api, pages, routes, signing
from tollbook.web.frame import Frame
from tollbook.web.guard import Guard
from tollbook.web.house import House
from tollbook.web.index import Index
from tollbook.web.links import Paths, slug
from tollbook.web.rendered import RenderedPages
from tollbook.web.sessions import Attempts, Sessions
from tollbook.web.shelf import BeingMadeError, Shelf
from tollbook.web.users import Users


def create_app(ledger_address: str, *, case: Case | None = None, secure_cookies: bool = False) -> FastAPI:
    """The application that `tollbook serve` runs.

    Args:
        ledger_address: A path or an SQLAlchemy address of a ledger that is there.
        case: What the ledger is about.
        secure_cookies: Send cookies over HTTPS alone; wanted wherever the server is reached through it.

    Raises:
        LedgerError: If there is no such ledger.
    """
    shelf = Shelf(ledger_address, case)
    users = Users.open(ledger_address)
    app = FastAPI(
        title="tollbook",
        version=__version__,
        description="Claims of casualties, what they support, where they stand. Reading needs no account.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_warm,
    )
    app.state.house = House(shelf, users, Sessions(users), Attempts(), RenderedPages(), secure_cookies)
    app.add_middleware(Guard)
    app.include_router(api.router)
    app.include_router(signing.router)
    app.include_router(routes.router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(TollbookError, _failed)
    app.add_exception_handler(BeingMadeError, _awaited)
    return app


@asynccontextmanager
async def _warm(app: FastAPI) -> AsyncIterator[None]:
    """Make the first view before anybody asks, and then what its pages look up, so that few readers wait."""
    house = app.state.house
    index = await run_in_threadpool(house.shelf.index)
    threading.Thread(target=_look_up, args=(house, index), daemon=True).start()
    yield


def _look_up(house: House, index: Index) -> None:
    frame = Frame(index, Paths("/", "", index.documents), served=True)
    house.shelf.search(index, "-")
    for page in (pages.overview, pages.findings, pages.claims, pages.claimants, pages.documents):
        page(frame)
    pages.changes(frame, index.week_before)
    for newest in index.folded_newest[:1]:
        pages.claim(frame, routes.one_claim(index, newest.id))
        pages.claimant(frame, index.voice_by_slug[slug(index.voice(newest))])
    for key in index.document_keys[:1]:
        pages.document(frame, routes.one_document(index, key))


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = str(error.detail) if isinstance(error, HTTPException) else "It failed."
    return _problem(request, status, said)


def _invalid(request: Request, error: Exception) -> Response:
    parts = error.errors() if isinstance(error, RequestValidationError) else []
    said = "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in parts[:5])
    return _problem(request, 422, said or "The request cannot be understood.")


def _failed(request: Request, error: Exception) -> Response:
    status = 422 if isinstance(error, InputError) else 503
    return _problem(request, status, error.what if isinstance(error, TollbookError) else "It failed.")


def _awaited(request: Request, error: Exception) -> Response:
    return routes.awaited(request)


def _problem(request: Request, status: int, said: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": said}, status)
    return routes.problem(request, status, said)
