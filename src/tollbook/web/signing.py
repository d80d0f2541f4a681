"""Signing in and out, and people's decisions."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tollbook.model import Decision, Verdict
from tollbook.web.frame import Account
from tollbook.web.house import House, InHouse
from tollbook.web.reviewing import amendments
from tollbook.web.routes import one_claim
from tollbook.web.sessions import COOKIE, HOURS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
Token = Annotated[str, Form(max_length=200)]
LONGEST = 300
"""Characters of an amended field."""


async def _sent(request: Request) -> dict[str, str]:
    form = await request.form()
    return {name: value[:LONGEST] for name, value in form.items() if isinstance(value, str)}


Sent = Annotated[dict[str, str], Depends(_sent)]


@router.get("/login")
def sign_in_page(request: Request, house: InHouse) -> Response:
    """The form, tied to a cookie so that no other site can post it."""
    return _form(request, house, "", 200)


@router.post("/login")
def sign_in(
    request: Request,
    house: InHouse,
    token: Token,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
) -> Response:
    """Begin a session where the password is right."""
    _genuine(request, house, token)
    if house.attempts.blocked(name):
        return _form(request, house, "Too many attempts for this name. Wait a minute.", 429)
    if not house.users.check(name, password):
        house.attempts.failed(name)
        return _form(request, house, "Name and password do not belong together.", 403)
    answer = RedirectResponse(_root(request), 303)
    _set(answer, house, house.sessions.begin(name))
    return answer


@router.post("/logout")
def sign_out(request: Request, house: InHouse, token: Token) -> Response:
    """End the session in this browser."""
    _genuine(request, house, token)
    answer = RedirectResponse(_root(request), 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=house.secure_cookies)
    return answer


@router.post("/claims/{name}/decisions")
def decide(
    request: Request,
    house: InHouse,
    name: str,
    token: Token,
    verdict: Annotated[Verdict, Form()],
    sent: Sent,
    note: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Keep a decision of whoever is signed in; an amendment names fields of the claim by their paths."""
    _genuine(request, house, token)
    who = house.account(request).name
    if who is None:
        raise HTTPException(403, "Sign in to review.")
    claim = one_claim(house.shelf.index(), name)
    amended = amendments(claim, sent) if verdict is Verdict.AMEND else {}
    decision = Decision(claim.id, verdict, who, datetime.now(UTC).replace(microsecond=0), note, amended)
    house.shelf.decide(decision)
    return RedirectResponse(f"{_root(request)}claims/{name}", 303)


def _form(request: Request, house: House, problem: str, status: int) -> Response:
    cookie = house.sessions.anonymous()
    frame = house.frame(request)
    shown = replace(frame, account=Account(None, house.sessions.token(cookie)))
    answer = HTMLResponse(shown.page("login.html", "login", problem=problem), status)
    _set(answer, house, cookie)
    return answer


def _genuine(request: Request, house: House, token: str) -> None:
    if not house.sessions.genuine(request.cookies.get(COOKIE, ""), token):
        raise HTTPException(403, "This form is too old or not from this site. Open the page again.")


def _set(answer: Response, house: House, cookie: str) -> None:
    answer.set_cookie(
        COOKIE, cookie, max_age=HOURS * 3600, httponly=True, samesite="lax", secure=house.secure_cookies
    )


def _root(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/"
