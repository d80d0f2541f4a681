"""Case files: one conflict or event under study, its parties and dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from tollbook.cases.entries import Outlet
from tollbook.cases.rows import CaseFile, InstitutionRow, OutletRow, PartyRow
from tollbook.cases.tables import outlet_of
from tollbook.cases.tomlfile import line_of, parse_toml, read_text
from tollbook.errors import CaseError
from tollbook.model import CaseKind, Party


@dataclass(frozen=True, slots=True)
class Case:
    """One conflict or event under study.

    Attributes:
        name: Short name, as `ukraine-2022`.
        parties: Who took part, or suffered; parties of one `side` are one another's own.
        start: The first day that figures of this case can be about.
        end: The last such day; None while it goes on.
        began: What reports call its beginning ("the invasion"): "since ..." these means since `start`.
        outlets: Outlets that the built-in table lacks, or has otherwise.
        people: Spellings of the parties' spokespeople, the usual one first, each with the party.
        institutions: Names of institutions, each with the party that it speaks for, if any.
    """

    name: str
    title: str
    kind: CaseKind
    parties: tuple[Party, ...]
    description: str = ""
    start: date | None = None
    end: date | None = None
    began: tuple[str, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    people: tuple[tuple[tuple[str, ...], str], ...] = ()
    institutions: tuple[tuple[tuple[str, ...], str | None], ...] = ()


def case_names() -> tuple[str, ...]:
    """Names of the built-in cases, sorted."""
    folder = files("tollbook.cases") / "builtin"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def load_case(name_or_path: str | Path) -> Case:
    """A built-in case by its name, or a case file by its path.

    Raises:
        CaseError: There is none, or the file is wrong: with file, line and field.
    """
    name = str(name_or_path)
    if name in case_names():
        return _load(files("tollbook.cases") / "builtin" / f"{name}.toml")
    path = Path(name_or_path)
    if not path.suffix and not path.exists():
        raise CaseError(
            f"no case '{name}'", hint=f"built in: {', '.join(case_names())}; or give a .toml file"
        )
    return _load(path)


def _load(source: Path | Traversable) -> Case:
    return parse_case(read_text(source), where=str(source) if isinstance(source, Path) else source.name)


def parse_case(text: str, *, where: str) -> Case:
    """The case that the text of a case file from `where` describes.

    Raises:
        CaseError: The text is wrong: with line and field.
    """
    file = parse_toml(text, CaseFile, where=where)
    _check(file, text, where)
    return Case(
        name=file.name,
        title=file.title,
        kind=CaseKind(file.kind),
        parties=tuple(_party(row) for row in file.party),
        description=file.description.strip(),
        start=file.start,
        end=file.end,
        began=tuple(file.began),
        outlets=tuple(outlet_of(row) for row in file.outlet),
        people=tuple((names, row.name) for row in file.party for names in _people(row)),
        institutions=tuple(((row.name, *row.aliases), row.party) for row in file.institution),
    )


def _party(row: PartyRow) -> Party:
    return Party(row.name, tuple(row.aliases), tuple(names[0] for names in _people(row)), row.side)


def _people(row: PartyRow) -> tuple[tuple[str, ...], ...]:
    return tuple((one,) if isinstance(one, str) else tuple(one) for one in row.spokespeople)


def _check(file: CaseFile, text: str, where: str) -> None:
    if file.kind not in set(CaseKind):
        raise CaseError(f"kind '{file.kind}' is not known", where=where, hint=f"use {', '.join(CaseKind)}")
    if file.start and file.end and file.end < file.start:
        raise CaseError(f"ends on {file.end}, before it starts on {file.start}", where=where)
    _check_once(((row.name, *row.aliases, *chain(*_people(row))) for row in file.party), "party", text, where)
    _check_once(((row.name, *row.aliases) for row in file.outlet), "outlet", text, where)
    for index, row in enumerate(file.outlet):
        _check_zone(row, f"{where}, line {line_of(text, 'outlet', index)}")
    parties = {row.name for row in file.party}
    for index, institution in enumerate(file.institution):
        _check_speaks(institution, parties, f"{where}, line {line_of(text, 'institution', index)}")


def _check_once(names: Iterable[tuple[str, ...]], table: str, text: str, where: str) -> None:
    """No name may belong to two rows of one table."""
    owners: dict[str, int] = {}
    for index, row in enumerate(names):
        for name in row:
            if owners.setdefault(name, index) != index:
                raise CaseError(
                    f"'{name}' is a name of two {table} tables",
                    where=f"{where}, line {line_of(text, table, index)}",
                    hint=f"it is also in line {line_of(text, table, owners[name])}; take it from one",
                )


def _check_zone(row: OutletRow, where: str) -> None:
    try:
        ZoneInfo(row.zone or "UTC")
    except (KeyError, ValueError, OSError):
        raise CaseError(
            f"no time zone '{row.zone}'", where=where, hint="use an IANA name, as Europe/Kyiv"
        ) from None


def _check_speaks(row: InstitutionRow, parties: set[str], where: str) -> None:
    if row.party is not None and row.party not in parties:
        raise CaseError(f"speaks for '{row.party}', which is no party of the case", where=where)
