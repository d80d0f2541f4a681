"""Which state of the ledger a page is of, as it stands in its address."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from tollbook.web.asked import DAY, day

KNOWN = "known"
_SAID = "As the ledger stood at the end of this day: without what was added or decided later."


def known_on(request: Request) -> date | None:
    """The day whose ledger an address asks for; None for the newest.

    Raises:
        RequestValidationError: If there is no such day.
    """
    return day(KNOWN, request.query_params.get(KNOWN))


def _described(
    known: Annotated[
        str | None, Query(pattern=DAY, description=_SAID, json_schema_extra={"format": "date"})
    ] = None,
) -> date | None:
    return day(KNOWN, known)


Known = Annotated[date | None, Depends(_described)]
