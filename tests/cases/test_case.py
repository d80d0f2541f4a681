"""Case files: loaded whole, or refused with file, line and what to do."""

import pickle
import re
from datetime import date
from pathlib import Path

import pytest

from tollbook.cases import Case, EntryKind, case_names, load_case, load_gazetteer
from tollbook.errors import CaseError
from tollbook.model import CaseKind, Relation

HEAD = 'name = "a-1"\ntitle = "A"\nkind = "war"\n'
DOCS = Path(__file__).parents[2] / "docs" / "case-files.md"


def case_of(tmp_path: Path, text: str) -> Case:
    """The case in a file with this text."""
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    return load_case(path)


@pytest.mark.parametrize("name", case_names())
def test_built_in_case_is_whole(name: str) -> None:
    """A built-in case has a title, a start and parties that the gazetteer knows, and its people are found."""
    case = load_case(name)
    assert case.name == name
    assert case.title
    assert case.start is not None
    assert case.began
    gazetteer = load_gazetteer(case)
    for party in case.parties:
        assert gazetteer.party(party.name) == party.name
        assert all(gazetteer.party(alias) == party.name for alias in party.aliases)
    for spellings, party_name in case.people:
        for spelling in spellings:
            (mention,) = gazetteer.find(spelling)
            assert (mention.entry.name, mention.entry.party) == (spellings[0], party_name)
            assert mention.entry.kind is EntryKind.PERSON


def test_wars_have_two_sides_and_disasters_none() -> None:
    """Somebody is somebody's opponent in a war; nobody is in a disaster."""
    for name in case_names():
        case = load_case(name)
        sides = {party.side for party in case.parties}
        assert len(sides) == 2 if case.kind is CaseKind.WAR else sides == {None}


def test_case_is_hashable_and_pickles() -> None:
    """Workers get the same case, and the gazetteer of a case is made once."""
    case = load_case("ukraine-2022")
    assert pickle.loads(pickle.dumps(case)) == case  # noqa: S301
    assert load_gazetteer(case) is load_gazetteer(load_case("ukraine-2022"))


def test_the_documented_case_loads(tmp_path: Path) -> None:
    """The annotated example in the documentation is a valid case, read as it says."""
    example = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    case = case_of(tmp_path, example[1])
    gazetteer = load_gazetteer(case)
    assert case.start == date(2031, 3, 2)
    assert gazetteer.party("Lem's deputy") == "Eastland"
    assert gazetteer.relation("Piotr Lem", "Northern Militia") is Relation.OPPONENT
    assert gazetteer.relation("Northern Militia", "Westland") is Relation.SELF
    assert gazetteer.relation("Strait Monitoring Group", "Westland") is Relation.THIRD_PARTY
    assert gazetteer.party("Ministry of Defence") == "Eastland"


def test_docs_name_every_built_in_case() -> None:
    """The documentation lists what is built in."""
    text = DOCS.read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in case_names())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD, r"a.toml, line 1: .*missing required field `party`"),
        (HEAD + "party = []\n", r"line 4, party: .*length >= 1"),
        (HEAD + '[[party]]\nname = "A"\nalias = ["B"]\n', r"line 6, party\[0\]: .*did you mean 'aliases'\?"),
        (
            HEAD + '[[party]]\nname = "A"\nspokespeople = [1]\n',
            r"line 6, party\[0\].spokespeople\[0\]: Expected",
        ),
        (
            HEAD + '[[party]]\nname = "A"\n\n[[party]]\nname = "B"\naliases = ["A"]\n',
            r"line 7: 'A' is a name of two party tables; it is also in line 4",
        ),
        (
            HEAD.replace("war", "match") + '[[party]]\nname = "A"\n',
            r"kind 'match' is not known; use war, disaster",
        ),
        (HEAD.replace("a-1", "A 1") + '[[party]]\nname = "A"\n', r"line 1, name: Expected"),
        (HEAD + 'start = "soon"\n[[party]]\nname = "A"\n', r"line 4, start: "),
        (
            HEAD + 'start = 2022-02-03\nend = 2022-02-01\n[[party]]\nname = "A"\n',
            r"ends on 2022-02-01, before",
        ),
        (
            HEAD + '[[party]]\nname = "A"\n[[outlet]]\nname = "O"\nzone = "Mars/Base"\n',
            r"line 6: no time zone 'Mars/Base'; use an IANA name",
        ),
        (
            HEAD + '[[party]]\nname = "A"\n[[institution]]\nname = "I"\nparty = "B"\n',
            r"line 6: speaks for 'B', which is no party of the case",
        ),
        (HEAD + '[[partys]]\nname = "A"\n', r"line 4: .*unknown field `partys`; did you mean 'party'"),
        (HEAD + '[settings]\nquick = true\n[[party]]\nname = "A"\n', r"unknown field `settings`"),
        ("name = ", r"a.toml: is no TOML"),
    ],
)
def test_wrong_case_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    """Each mistake is one line that says where it is and what to do."""
    with pytest.raises(CaseError) as error:
        case_of(tmp_path, text)
    assert re.search(complaint, str(error.value)), str(error.value)


def test_missing_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    """No such case, no such file, a directory, bytes that are no UTF-8: each a clear error."""
    with pytest.raises(CaseError, match=r"no case 'nowhere'; built in: .*ukraine-2022"):
        load_case("nowhere")
    with pytest.raises(CaseError, match="No such file"):
        load_case(tmp_path / "none.toml")
    with pytest.raises(CaseError):
        load_case(tmp_path)
    (tmp_path / "b.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(CaseError, match="no UTF-8 at byte 8"):
        load_case(tmp_path / "b.toml")


def test_case_settles_what_is_ambiguous(tmp_path: Path) -> None:
    """A shared name is the one party's that the case has, and nobody's where it has both."""
    one = case_of(tmp_path, HEAD + '[[party]]\nname = "Democratic Republic of the Congo"\n')
    assert load_gazetteer(one).party("Congolese army") == "Democratic Republic of the Congo"
    both = case_of(tmp_path, HEAD + '[[party]]\nname = "India"\n[[party]]\nname = "Pakistan"\n')
    assert load_gazetteer(both).party("Kashmir police") is None


def test_case_may_call_a_country_by_another_name(tmp_path: Path) -> None:
    """All that is known of a country goes by the name that the case has for it."""
    case = case_of(tmp_path, HEAD + '[[party]]\nname = "Britain"\nside = "x"\n')
    gazetteer = load_gazetteer(case)
    assert {gazetteer.party(p) for p in ("UK", "British troops", "Downing Street", "London")} == {"Britain"}
    assert gazetteer.relation("Downing Street", "Britain") is Relation.SELF
    assert gazetteer.find("Britain")[0].entry.country == "GB"
