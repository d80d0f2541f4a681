"""Filters as an address spells them."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query
from fastapi.exceptions import RequestValidationError

from tollbook.ledger import ClaimQuery
from tollbook.model import FindingKind, Harm, Relation, Status
from tollbook.web.filters import Filters

E = TypeVar("E", Harm, Status, Relation, FindingKind)

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY = r"^(\d{4}-\d{2}-\d{2})?$"
MOST_LETTERS = 300
Choice = Annotated[str | None, Query(max_length=40)]


def _name(said: str) -> Any:
    """A text that somebody writes."""
    return Query(max_length=MOST_LETTERS, description=said)


def _choice(kind: type[StrEnum], said: str = "") -> Any:
    """One of few words, or none."""
    return Query(max_length=40, description=f"{said}One of {', '.join(f'`{member}`' for member in kind)}.")


def _day(said: str) -> Any:
    return Query(pattern=DAY, description=said, json_schema_extra={"format": "date"})


Day = Annotated[str | None, Query(pattern=DAY, json_schema_extra={"format": "date"})]


def day(name: str, value: str | None) -> date | None:
    """The day that a parameter names, written as 2022-03-24; None where it is empty.

    Raises:
        RequestValidationError: If there is no such day.
    """
    if not value:
        return None
    try:
        if not _WRITTEN.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise _wrong(name, "no such day; write it as 2022-03-24") from None


def filters(
    party: Annotated[str | None, _name("Whose people; `unspecified` where nobody names a side.")] = None,
    harm: Annotated[str | None, _choice(Harm)] = None,
    status: Annotated[str | None, _choice(Status)] = None,
    claimant: Annotated[str | None, _name("Who says so, as findings name it.")] = None,
    relation: Annotated[str | None, _choice(Relation, "The claimant's to the victims. ")] = None,
    outlet: Annotated[str | None, _name("Who published the report.")] = None,
    since: Annotated[str | None, _day("The first day that figures are of.")] = None,
    until: Annotated[str | None, _day("The last such day.")] = None,
    background: Annotated[bool, Query(description="Figures told for comparison too.")] = False,
    echoes: Annotated[bool, Query(description="Every telling, not one for each group of echoes.")] = False,
    words: Annotated[str | None, _name("Words in quotation, claimant, outlet or title.")] = None,
) -> Filters:
    """Filters from an address; an empty parameter, as forms send it, asks for nothing."""
    query = ClaimQuery(
        party=party or None,
        harm=one_of("harm", Harm, harm),
        status=one_of("status", Status, status),
        claimant=claimant or None,
        relation=one_of("relation", Relation, relation),
        outlet=outlet or None,
        since=day("since", since),
        until=day("until", until),
        include_background=background,
        text=words or None,
    )
    return Filters(query, echoes)


Asked = Annotated[Filters, Depends(filters)]


def one_of(name: str, kind: type[E], value: str | None) -> E | None:
    """The member of an enumeration that a parameter names; None where it is empty.

    Raises:
        RequestValidationError: If there is no such member.
    """
    try:
        return kind(value) if value else None
    except ValueError:
        raise _wrong(name, f"is none of {', '.join(kind)}") from None


def _wrong(name: str, said: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("query", name), "msg": said, "type": "value_error"}])
