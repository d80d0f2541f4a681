"""What the gazetteer knows things by: entries, where a text names them, outlets, roles and ranks."""

from dataclasses import dataclass
from enum import StrEnum

from tollbook.model import Status


class EntryKind(StrEnum):
    """What sort of thing a name stands for."""

    PARTY = "party"
    INSTITUTION = "institution"
    OUTLET = "outlet"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that texts name.

    Attributes:
        name: Its normalised name.
        kind: What sort of thing it is.
        party: The side it is, belongs to or speaks for; None where it speaks for none, or might for several.
        country: ISO 3166-1 alpha-2 code of the country it is in or of, where it has one.
    """

    name: str
    kind: EntryKind
    party: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names an entry: `text[start:end]`, in Unicode code points."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes reports.

    Attributes:
        name: Its normalised name.
        aliases: Other names that texts give it.
        domains: Web domains, without `www.`.
        country: ISO 3166-1 alpha-2 code of its main newsroom's country.
        zone: IANA time zone that its bare dates and times are in.
        wire: It sells its reports to other outlets, so that one text of its stands in many.
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    zone: str | None = None
    wire: bool = False


class RoleKind(StrEnum):
    """What a person noun says of the people it counts."""

    MILITARY = "military"
    FIGHTER = "fighter"
    SECURITY = "security"
    CIVILIAN = "civilian"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Role:
    """A person noun.

    Attributes:
        name: In the singular.
        status: What the noun alone says: `unknown` where it does not settle it.
        kind: What sort of noun it is.
        plural: In the plural.
        rebel: People who fight their own state by the noun's meaning, so that "Malian rebels" are
            another side than Mali.
        group: The noun counts everybody ("people", "victims"): no narrower group than its party.
    """

    name: str
    status: Status
    kind: RoleKind
    plural: str
    rebel: bool = False
    group: bool = False
