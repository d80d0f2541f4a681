"""What the caller knows better than the input."""

from dataclasses import dataclass
from datetime import date, datetime

from tollbook.errors import InputError
from tollbook.read.address import Fetches


@dataclass(frozen=True, slots=True)
class Given:
    """Wins over whatever stands in the input.

    `fetcher` gets what addresses hold; without one, each address is fetched by a new `Fetcher`.
    """

    published: date | datetime | None = None
    outlet: str | None = None
    encoding: str | None = None
    fetcher: Fetches | None = None


def moment(spelled: str, *, where: str) -> date | datetime:
    """A date, or a date and time, from its ISO 8601 form.

    Raises:
        InputError: If it is neither.
    """
    try:
        return (
            date.fromisoformat(spelled)
            if len(spelled) <= len("2022-03-24")
            else datetime.fromisoformat(spelled)
        )
    except ValueError as error:
        raise InputError(
            f"'{spelled}' is no date", where=where, hint="write it as 2022-03-24 or 2022-03-24T09:37:00+05:30"
        ) from error
