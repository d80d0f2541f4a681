"""`tollbook case`: new case files by options and by answers, and checks of those that are there."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tollbook.cases import case_names, load_case, load_gazetteer
from tollbook.cases.case import parse_case
from tollbook.cases.draft import CaseDraft, PartyDraft, case_text, slug
from tollbook.cli import main
from tollbook.model import CaseKind, Relation

OPTIONS = (
    "--title", "War over the strait, 2031", "--kind", "war", "--start", "2031-03-02",
    "--began", "the landing", "--about", "In the strait; soldiers and civilians.",
    "--party", "Eastland", "--party", "Westland",
    "--party", "Northern Militia=Westland", "--alias", "Eastland=the Republic",
    "--spokesperson", "Eastland=Piotr Lem/Pyotr Lem", "--institution", "Strait Monitoring Group",
    "--institution", "Ministry of Defence=Eastland",
)  # fmt: skip


def case(*args: object, typed: str | None = None) -> Result:
    """`tollbook case ARGS…`."""
    return CliRunner().invoke(main, ["case", *map(str, args)], input=typed)


def test_options_make_a_case_file(tmp_path: Path) -> None:
    """It loads, and parties, sides, people and institutions stand as they were given."""
    result = case("new", tmp_path / "s.toml", *OPTIONS)
    assert result.exit_code == 0, result.stderr
    made = load_case(tmp_path / "s.toml")
    assert (made.name, made.kind, made.start) == ("war-over-the-strait-2031", CaseKind.WAR, date(2031, 3, 2))
    gazetteer = load_gazetteer(made)
    assert gazetteer.relation("Pyotr Lem", "Northern Militia") is Relation.OPPONENT
    assert gazetteer.relation("Northern Militia", "Westland") is Relation.SELF
    assert gazetteer.relation("Strait Monitoring Group", "Westland") is Relation.THIRD_PARTY
    assert gazetteer.party("Ministry of Defence") == "Eastland"
    assert made.description == "In the strait; soldiers and civilians."


ANSWERS = (
    "Harbour flood", "", "flood", "disaster", "soon", "2031-05-01", "", "the flood", "The port; the dead.",
    "Portugal", "", "Ana Ruiz/Anna Ruiz, Rui Reis", "Newland", "the New Coast", "", "", "Flood Commission",
)  # fmt: skip


def test_answers_make_a_case_file(tmp_path: Path) -> None:
    """The wizard asks again where it is not understood, says what it knows, and takes what is offered."""
    path = tmp_path / "f.toml"
    result = case("new", path, "--ask", typed="\n".join(ANSWERS) + "\n")
    assert result.exit_code == 0, result.stderr
    assert "say war, disaster or attack" in result.stderr
    assert "'soon' is no date" in result.stderr
    assert "Portugal is built in" in result.stderr
    assert "Newland is not built in" in result.stderr
    made = load_case(path)
    assert (made.name, made.kind, made.start) == ("harbour-flood", CaseKind.DISASTER, date(2031, 5, 1))
    assert [(party.name, party.side) for party in made.parties] == [("Portugal", None), ("Newland", None)]
    assert made.people == ((("Ana Ruiz", "Anna Ruiz"), "Portugal"), (("Rui Reis",), "Portugal"))
    assert made.institutions == ((("Flood Commission",), None),)


@pytest.mark.parametrize(
    ("args", "said", "code"),
    [
        (("--kind", "war", "--party", "A"), "--title", 2),
        (("--title", "A", "--kind", "war"), "--party", 2),
        ((*OPTIONS, "--alias", "Northland=x"), "begins with no party", 2),
        ((*OPTIONS, "--alias", "Eastland"), "begins with no party", 2),
        ((*OPTIONS, "--alias", "Westland=the Republic"), "is a name of two party tables", 1),
        ((*OPTIONS, "--institution", "I=Nobody"), "is no party of the case", 1),
        ((*OPTIONS, "--end", "2031-01-01"), "before it starts", 1),
        ((*OPTIONS, "--name", "A B"), "name: Expected", 1),
        ((*OPTIONS, "--title", "戦争"), "name: Expected", 1),
    ],
)
def test_wrong_answers_write_nothing(tmp_path: Path, args: tuple[str, ...], said: str, code: int) -> None:
    """What the loader would refuse, and what is missing, is said; no file is left."""
    result = case("new", tmp_path / "a.toml", *args)
    assert said in " ".join(result.stderr.split())
    assert result.exit_code == code
    assert not (tmp_path / "a.toml").exists()


def test_a_file_is_not_written_over(tmp_path: Path) -> None:
    """Unless --force says so."""
    (tmp_path / "a.toml").write_text("mine")
    refused = case("new", tmp_path / "a.toml", *OPTIONS)
    assert refused.exit_code == 1
    assert "is there already" in refused.stderr
    assert (tmp_path / "a.toml").read_text() == "mine"
    assert case("new", tmp_path / "a.toml", *OPTIONS, "--force").exit_code == 0


def test_check_says_what_is_wrong_and_what_is_lacking(tmp_path: Path) -> None:
    """Each file in a line; exit 1 if one cannot be used; what may be an oversight is a note."""
    (tmp_path / "bad.toml").write_text('name = "x"\n')
    (tmp_path / "thin.toml").write_text(
        'name = "x"\ntitle = "X"\nkind = "war"\n[[party]]\nname = "Eastland"\n'
    )
    result = case("check", "ukraine-2022", tmp_path / "bad.toml", tmp_path / "thin.toml")
    assert result.exit_code == 1
    assert "bad.toml, line 1: " in result.stderr
    assert "ukraine-2022: " in result.stdout
    assert "'Eastland' is no country or group that is built in" in result.stdout
    assert "nobody is anybody's opponent" in result.stdout
    assert case("check", *case_names()).exit_code == 0


def test_list_prints_the_built_in_cases() -> None:
    """As a table and as JSON Lines."""
    assert all(name in case("list").stdout for name in case_names())
    assert len(case("list", "--format", "jsonl").stdout.splitlines()) == len(case_names())


WORDS = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)


@given(title=WORDS, about=st.text(max_size=60), names=st.lists(WORDS, min_size=1, max_size=4, unique=True))
def test_any_words_come_back_from_the_file(title: str, about: str, names: list[str]) -> None:
    """Quotes, newlines, control characters and other scripts are written so that TOML reads them."""
    parties = tuple(PartyDraft(name) for name in names)
    text = case_text(CaseDraft("x", title, CaseKind.ATTACK, parties, description=about))
    try:
        text.encode()
    except UnicodeEncodeError:
        return  # lone surrogates are no text
    read = tomllib.loads(text)
    assert (read["title"], read["description"]) == (title, about)
    assert [party["name"] for party in read["party"]] == names


@given(st.text(max_size=60))
def test_a_slug_is_a_name_or_nothing(title: str) -> None:
    """Whatever the title, the short name made of it is one that a case may have, or empty."""
    name = slug(title)
    assert (
        not name
        or parse_case(f'name = "{name}"\ntitle = "A"\nkind = "war"\n[[party]]\nname = "A"\n', where="x").name
        == name
    )
