"""What a new case needs, from options and, at a terminal, from answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import typer

from tollbook.cases.draft import CaseDraft, PartyDraft, slug
from tollbook.model import CaseKind


@dataclass(slots=True)
class Answers:
    """What was given, as it was spelled; the wizard adds to it."""

    title: str | None
    name: str | None
    kind: CaseKind | None
    start: date | None
    end: date | None
    began: list[str]
    about: str
    parties: list[str]
    aliases: list[str]
    spokespeople: list[str]
    institutions: list[str]


def drafted(given: Answers, *, ask: bool) -> CaseDraft:
    """The case that the options, and the answers to what they leave open, describe.

    Raises:
        BadParameter: If something is missing that is not asked for, or is spelled wrongly.
    """
    if ask:
        _ask_event(given)
        _ask_parties(given)
    if not given.title or not given.kind or not given.parties:
        raise typer.BadParameter("give --title, --kind and at least one --party, or run it at a terminal")
    sides = dict(map(_pair, given.parties))
    aliases = _of_parties(given.aliases, sides, "--alias")
    people = _of_parties(given.spokespeople, sides, "--spokesperson")
    return CaseDraft(
        name=given.name or slug(given.title),
        title=given.title,
        kind=given.kind,
        parties=tuple(
            PartyDraft(name, side or (name if given.kind is CaseKind.WAR else None), tuple(aliases[name]),
                       tuple(_parts(person, "/") for person in people[name]))
            for name, side in sides.items()
        ),
        start=given.start,
        end=given.end,
        began=tuple(given.began),
        description=given.about,
        institutions=tuple(map(_pair, given.institutions)),
    )  # fmt: skip


def _pair(spelled: str) -> tuple[str, str | None]:
    """What stands before and after the first "="."""
    first, _, second = (part.strip() for part in spelled.partition("="))
    return first, second or None


def _parts(spelled: str, mark: str = ",") -> tuple[str, ...]:
    return tuple(part.strip() for part in spelled.split(mark) if part.strip())


def _of_parties(spelled: Sequence[str], parties: dict[str, str | None], option: str) -> dict[str, list[str]]:
    """Each party with what an option says of it."""
    found: dict[str, list[str]] = {name: [] for name in parties}
    for pair in spelled:
        name, value = _pair(pair)
        if name not in found or not value:
            raise typer.BadParameter(f"'{pair}' begins with no party; write PARTY=NAME", param_hint=option)
        found[name].append(value)
    return found


def _ask_event(given: Answers) -> None:
    """Ask what happened, where and when."""
    given.title = given.title or _asked("What is it called, as a headline would say")
    given.name = given.name or _asked("Short name, for files and options", slug(given.title))
    given.kind = given.kind or _kind()
    given.start = given.start or _day("First day, as 2031-03-02")
    given.end = given.end or _day("Last day (empty while it goes on)")
    given.began = given.began or [
        *_parts(_asked("What reports call its beginning: the invasion, the quake", ""))
    ]
    given.about = given.about or _asked("Where it is, what is counted, and what is left out", "")


def _ask_parties(given: Answers) -> None:
    """Ask who took part or suffered, and who counts, until nothing more is said."""
    while not given.parties or (name := _asked(_another(given), "")):
        name = name if given.parties else _asked("A party: a country or group that took part or suffered")
        side = name
        if given.kind is CaseKind.WAR:
            side = _asked(f"On whose side is {name}? Name a party", name)
        given.parties.append(f"{name}={side}" if given.kind is CaseKind.WAR else name)
        typer.echo(_known(name), err=True)
        given.aliases += [
            f"{name}={each}" for each in _parts(_asked("Other names and forces of it, by commas", ""))
        ]
        asked = _asked("Who speaks for it, by commas; spellings of one name by /", "")
        given.spokespeople += [f"{name}={each}" for each in _parts(asked)]
    if not given.institutions:
        asked = _asked("Who else counts, by commas; NAME=PARTY if it speaks for one", "")
        given.institutions += _parts(asked)


def _another(given: Answers) -> str:
    return f"Another party beside {', '.join(_pair(party)[0] for party in given.parties)} (empty: no more)"


def _known(name: str) -> str:
    """Whether the world as built in knows a party."""
    from tollbook.cases import load_gazetteer

    if load_gazetteer().party(name) is None:
        return f"  {name} is not built in: give the names by which reports call it"
    return f"  {name} is built in: its people, capital and armed forces are known"


def _asked(question: str, default: str | None = None) -> str:
    answer: str = typer.prompt(question, default=default, show_default=bool(default), err=True)
    return answer.strip()


def _kind() -> CaseKind:
    while True:
        try:
            return CaseKind(_asked("War, disaster or attack", CaseKind.WAR.value).lower())
        except ValueError:
            typer.echo("  say war, disaster or attack", err=True)


def _day(question: str) -> date | None:
    while answer := _asked(question, ""):
        try:
            return date.fromisoformat(answer)
        except ValueError:
            typer.echo(f"  '{answer}' is no date; write it as 2031-03-02", err=True)
    return None
