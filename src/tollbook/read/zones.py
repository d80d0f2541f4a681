"""Which offset from UTC an abbreviation means, and when nobody can say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from tomllib import TOMLDecodeError, loads
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tollbook.errors import CaseError
from tollbook.read.whereabouts import Whereabouts

FILE = "zones.toml"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of an abbreviation.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes of those whose outlets mean it; empty for a sole reading.
        usual: It is meant where nothing tells.
    """

    zone: tzinfo
    spelled: str
    countries: tuple[str, ...] = ()
    usual: bool = False


@cache
def zones() -> dict[str, tuple[Meaning, ...]]:
    """Every abbreviation's readings.

    Raises:
        CaseError: If the table is wrong.
    """
    text = files("tollbook.read").joinpath(FILE).read_text(encoding="utf-8")
    try:
        return {name: tuple(map(_meaning, rows)) for name, rows in loads(text).items()}
    except (TOMLDecodeError, KeyError, ValueError, TypeError, ZoneInfoNotFoundError) as error:
        raise CaseError(f"is no table of time zones: {error}", where=FILE) from error


def offset(spelled: str) -> tzinfo:
    """The zone of "+05:30", "-0500" or "+05".

    Raises:
        ValueError: If it is none.
    """
    digits = spelled[1:].replace(":", "").ljust(4, "0")
    shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-shift if spelled[0] in "-−" else shift)


def in_zone(local: datetime, abbreviation: str, at_home: Whereabouts) -> tuple[datetime | None, str | None]:
    """A local time with its offset, or None and a note that says why not.

    Args:
        local: Without a zone.
        abbreviation: In capitals, as the text has it.
        at_home: Of the outlet: its country decides, then its domain's, then the usual reading, then the
            country that the report names most.
    """
    meanings = zones().get(abbreviation)
    if not meanings:
        return None, f"the time zone '{abbreviation}' is not known"
    chosen = meanings[0] if len(meanings) == 1 else _choose(meanings, at_home)
    if chosen is None:
        places = ", ".join(f"{m.spelled} ({m.countries[0]})" for m in meanings)
        return None, f"the time zone '{abbreviation}' is ambiguous: {places}"
    return _fixed(local, chosen.zone), None


def localised(local: datetime, zone: str) -> datetime:
    """A local time with the offset that an IANA zone then had."""
    return _fixed(local, ZoneInfo(zone))


def localised_moment(at: datetime, zone: str) -> datetime:
    """The same moment with the offset that an IANA zone then had."""
    local = at.astimezone(ZoneInfo(zone))
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def _fixed(local: datetime, zone: tzinfo) -> datetime:
    return local.replace(tzinfo=timezone(local.replace(tzinfo=zone).utcoffset() or timedelta()))


def _choose(meanings: Sequence[Meaning], at_home: Whereabouts) -> Meaning | None:
    of = {country: meaning for meaning in meanings for country in meaning.countries}
    known = next((of[country] for country in at_home.countries if country in of), None)
    usual = known or next((meaning for meaning in meanings if meaning.usual), None)
    return usual or of.get(at_home.most_named(frozenset(of)) or "")


def _meaning(row: dict[str, Any]) -> Meaning:
    spelled = row.get("zone") or row["offset"]
    zone = ZoneInfo(spelled) if "zone" in row else offset(spelled)
    return Meaning(zone, spelled, tuple(row.get("countries", ())), bool(row.get("usual", False)))
