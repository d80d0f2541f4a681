"""A new case, from what somebody answers to the text of a case file with comments."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from tollbook.model import CaseKind


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """A party: names by which reports call it and its forces, and who speaks for it in which spellings."""

    name: str
    side: str | None = None
    aliases: tuple[str, ...] = ()
    spokespeople: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What a case file says; `institutions` are names, each with the party that it speaks for, if any."""

    name: str
    title: str
    kind: CaseKind
    parties: tuple[PartyDraft, ...]
    start: date | None = None
    end: date | None = None
    began: tuple[str, ...] = ()
    description: str = ""
    institutions: tuple[tuple[str, str | None], ...] = ()


def slug(title: str) -> str:
    """A short name from a title: "War over the strait, 2031" as `war-over-the-strait-2031`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def case_text(draft: CaseDraft) -> str:
    """The case file, each part with a comment on what may be added to it."""
    return (
        "\n".join([*_head(draft), *chain.from_iterable(map(_party, draft.parties)), *_institutions(draft)])
        + "\n"
    )


def _head(draft: CaseDraft) -> Iterator[str]:
    yield f"name = {_text(draft.name)}"
    yield f"title = {_text(draft.title)}"
    yield f"kind = {_text(draft.kind.value)}  # war, disaster or attack"
    if draft.start:
        yield f"start = {draft.start.isoformat()}  # the first day that figures can be about"
    if draft.end:
        yield f"end = {draft.end.isoformat()}  # the last such day"
    else:
        yield "# end = 2031-05-30  # the last such day; left out while it goes on"
    if draft.began:
        yield f'began = {_list(draft.began)}  # "since …" these means since `start`'
    else:
        yield '# began = ["the invasion"]  # "since the invasion" then means since `start`'
    yield f"description = {_text(draft.description)}  # what it is about, what is counted, what is left out"


def _party(party: PartyDraft) -> Iterator[str]:
    yield ""
    yield "[[party]]"
    yield f"name = {_text(party.name)}"
    if party.side:
        yield f"side = {_text(party.side)}  # parties of one side are one another's own"
    if party.aliases:
        yield f"aliases = {_list(party.aliases)}"
    else:
        yield '# aliases = ["the Republic"]  # other names, forces; those of known countries are known'
    if party.spokespeople:
        people = ", ".join(
            _text(names[0]) if len(names) == 1 else _list(names) for names in party.spokespeople
        )
        yield f"spokespeople = [{people}]"
    else:
        yield '# spokespeople = ["Ana Ruiz", ["Piotr Lem", "Pyotr Lem"]]  # one spelling, or several'


def _institutions(draft: CaseDraft) -> Iterator[str]:
    for name, party in draft.institutions:
        yield ""
        yield "[[institution]]"
        yield f"name = {_text(name)}"
        yield f"party = {_text(party)}" if party else '# party = "…"  # left out: it is nobody\'s'
    yield ""
    yield "# Outlets that are not built in, each with where its bare dates and times are:"
    yield "# [[outlet]]"
    yield '# name = "Harbour Radio"'
    yield '# domains = ["harbour-radio.example"]'
    yield '# zone = "Europe/London"'


def _text(value: str) -> str:
    """A TOML basic string. JSON's escapes are TOML's; DEL alone TOML wants escaped and JSON does not."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"
