"""What all requests of a server share."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from tollbook.web.frame import Account, Frame
from tollbook.web.links import Paths
from tollbook.web.moment import KNOWN, known_on
from tollbook.web.rendered import RenderedPages
from tollbook.web.sessions import COOKIE, Attempts, Sessions
from tollbook.web.shelf import Shelf
from tollbook.web.users import Users

PATIENCE = 0.15
"""Seconds that a page waits for an earlier state of a great ledger; the API waits as long as it takes."""


@dataclass(frozen=True, slots=True)
class House:
    """Views of the ledger, people, and pages that are made already."""

    shelf: Shelf
    users: Users
    sessions: Sessions
    attempts: Attempts
    rendered: RenderedPages
    secure_cookies: bool

    def frame(self, request: Request, as_of: date | None = None) -> Frame:
        """The frame of a request's page, for whoever asks."""
        known = known_on(request)
        index = self.shelf.index(as_of, known, PATIENCE)
        always = f"{KNOWN}={known}" if known else ""
        links = Paths(f"{request.scope.get('root_path', '')}/", "", index.documents, always)
        here = [(n, v) for n, v in request.query_params.multi_items() if n != KNOWN and v]
        return Frame(index, links, account=self.account(request), served=True, known=known, asked=here)

    def account(self, request: Request) -> Account:
        """Who asks: signed in, or not."""
        cookie = request.cookies.get(COOKIE, "")
        name = self.sessions.name(cookie) if cookie else None
        return Account(name, self.sessions.token(cookie) if cookie else "")


def house_of(request: Request) -> House:
    """The house of a request's application."""
    house: House = request.app.state.house
    return house


InHouse = Annotated[House, Depends(house_of)]
