"""`tollbook case`: case files made, checked and listed."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import FAILED, app, fail
from tollbook.cli.options import Day, RecordFormat, RecordFormatOption
from tollbook.errors import CaseError
from tollbook.model import CaseKind

if TYPE_CHECKING:
    from tollbook.cases import Case

EPILOG = """\b
Examples:
  tollbook case new
  tollbook case new strait.toml --title "War over the strait, 2031" --kind war --start 2031-03-02 \\
      --party Eastland --party Westland --alias "Eastland=the Republic" \\
      --spokesperson "Eastland=Piotr Lem/Pyotr Lem" --institution "Strait Monitoring Group"
  tollbook case check strait.toml
  tollbook case list
"""

case = typer.Typer(
    no_args_is_help=True,
    help="Make, check and list case files.",
    epilog=EPILOG,
)
app.add_typer(case, name="case")


@case.command(epilog=EPILOG)
def new(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Where to write; by default NAME.toml.", dir_okay=False),
    ] = None,
    title: Annotated[str | None, typer.Option(help="As a headline would name it.")] = None,
    name: Annotated[
        str | None, typer.Option(help="Short: small letters, digits, hyphens; else made of the title.")
    ] = None,
    kind: Annotated[CaseKind | None, typer.Option(help="What sort of event it is.")] = None,
    start: Annotated[date | None, Day(help="The first day that figures can be about.")] = None,
    end: Annotated[date | None, Day(help="The last such day; leave out while it goes on.")] = None,
    began: Annotated[
        list[str] | None, typer.Option(help='What "since …" means since the start: "the invasion".')
    ] = None,
    about: Annotated[str, typer.Option(help="What and where it is, what is counted, what is left out.")] = "",
    party: Annotated[
        list[str] | None, typer.Option(metavar="NAME[=SIDE]", help="A party; may be repeated.")
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="PARTY=NAME", help="Another name of a party, or one of its forces."),
    ] = None,
    spokesperson: Annotated[
        list[str] | None,
        typer.Option(metavar="PARTY=NAME[/NAME]", help="Who speaks for it, in one or more spellings."),
    ] = None,
    institution: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME[=PARTY]", help="Who else counts, and for which party, if for one."),
    ] = None,
    ask: Annotated[
        bool | None,
        typer.Option("--ask/--no-ask", help="Ask for what is not given; by default at a terminal."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a commented case file from answers or options, and check it."""
    from tollbook.cases.draft import case_text
    from tollbook.cli.case_wizard import Answers, drafted

    given = Answers(
        title, name, kind, start, end, began or [], about, party or [], alias or [], spokesperson or [],
        institution or [],
    )  # fmt: skip
    if file is not None and file.exists() and not force:
        raise _there(file)  # before anybody is asked ten questions
    draft = drafted(given, ask=sys.stdin.isatty() if ask is None else ask)
    path = file or Path(f"{draft.name}.toml")
    text = case_text(draft)
    made = _checked(text, str(path))
    _write(path, text, force=force)
    print(f"{path}: {_summary(made)}")
    print(f"use it with: tollbook add --case {path} REPORT…", file=sys.stderr)


@case.command(epilog=EPILOG)
def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Case files, or names of built-in cases.")
    ],
) -> None:
    """Say whether case files are right, and what they might lack.

    Exits with 1 if one is wrong.
    """
    from tollbook.cases import load_case, load_gazetteer

    failed = False
    for file in files:
        try:
            known = load_case(file)
            load_gazetteer(known)
        except CaseError as error:
            failed = True
            fail(error)
            continue
        print(f"{file}: {_summary(known)}")
        for lack in _lacks(known):
            print(f"{file}: note: {lack}")
    if failed:
        raise typer.Exit(FAILED)


@case.command("list", epilog=EPILOG)
def list_(form: RecordFormatOption = RecordFormat.TABLE) -> None:
    """Print the built-in cases."""
    from tollbook.cases import case_names, load_case
    from tollbook.cli.records import print_json
    from tollbook.cli.tables import print_table

    known = [_listed(load_case(name)) for name in case_names()]
    if form is RecordFormat.JSONL:
        print_json(known)
    else:
        rows = [(c.name, c.kind.value, c.dates, ", ".join(c.parties), c.title) for c in known]
        print_table(None, ("Name", "Kind", "Dates", "Parties", "Title"), rows)


@dataclass(frozen=True, slots=True)
class Listed:
    """A case as it is listed."""

    name: str
    title: str
    kind: CaseKind
    dates: str
    parties: tuple[str, ...]


def _listed(known: "Case") -> Listed:
    return Listed(known.name, known.title, known.kind, _dates(known), tuple(p.name for p in known.parties))


def _checked(text: str, where: str) -> "Case":
    """The case that a text describes, after the checks of any case file."""
    from tollbook.cases import load_gazetteer
    from tollbook.cases.case import parse_case

    made = parse_case(text, where=where)
    load_gazetteer(made)
    return made


def _write(path: Path, text: str, *, force: bool) -> None:
    try:
        with path.open("w" if force else "x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError as error:
        raise _there(path) from error
    except OSError as error:
        raise CaseError(f"cannot be written: {error.strerror}", where=str(path)) from error


def _there(path: Path) -> CaseError:
    return CaseError("is there already", where=str(path), hint="name another file, or say --force")


def _summary(known: "Case") -> str:
    sides = len({party.side for party in known.parties if party.side})
    between = f" on {sides} sides" if sides else ""
    return (
        f"{known.title} ({known.kind.value}, {_dates(known)}): parties: {len(known.parties)}{between}, "
        f"spokespeople: {len(known.people)}, institutions: {len(known.institutions)}, "
        f"outlets: {len(known.outlets)}"
    )


def _dates(known: "Case") -> str:
    first, last = (day.isoformat() if day else "" for day in (known.start, known.end))
    return f"{first} to {last}" if last else f"since {first}" if first else "undated"


def _lacks(known: "Case") -> list[str]:
    """What is no mistake, but may be an oversight."""
    from tollbook.cases import load_gazetteer

    world = load_gazetteer()
    found = [
        f"'{party.name}' is no country or group that is built in: reports must call it so, or by an alias"
        for party in known.parties
        if world.party(party.name) is None and not party.aliases
    ]
    if known.start is None:
        found.append('without `start`, "since the beginning" has no date')
    if known.kind is CaseKind.WAR and len({party.side for party in known.parties}) < 2:
        found.append("a war whose parties have no two sides: nobody is anybody's opponent")
    return found
