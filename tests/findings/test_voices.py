"""Whose word a claim is, and of which place."""

from dataclasses import replace

from tests.findings.build import told
from tollbook.findings import find
from tollbook.findings.voices import Voices
from tollbook.model import Claim, Claimant, FindingKind, Relation


def _by(text: str, name: str | None = None, outlet: str = "Paper") -> Claim:
    claim = told("X", 10, 10, 5, outlet=outlet)
    return replace(claim, claimant=Claimant(text, name, False, Relation.UNKNOWN))


def test_people_and_offices_speak_for_their_side() -> None:
    """A spokesman, a ministry and the state are one voice; institutions that are nobody's are their own."""
    voices = Voices()
    said = {"Pentagon press secretary John Kirby", "U.S. officials", "State Department"}
    assert {voices.of(_by(text)) for text in said} == {"United States"}
    assert voices.of(_by("Human Rights Watch", "Human Rights Watch")) == "Human Rights Watch"


def test_nameless_claimants_are_not_one() -> None:
    """The police of one report need not be those of another."""
    voices = Voices()
    assert voices.of(_by("police", outlet="Paper")) != voices.of(_by("police", outlet="Post"))


def test_a_report_without_a_claimant_is_named_by_outlet_or_title_and_never_by_its_path() -> None:
    """Where a file stood on somebody's disk is nobody's business."""
    claim = told(None, 10, 10, 5)
    assert Voices().of(claim) == "Paper"
    bare = replace(claim.document, id="/home/somebody/secret.txt", outlet=None, title=None)
    assert "secret" not in Voices().of(replace(claim, document=bare))
    assert Voices().of(replace(claim, document=replace(bare, title="Toll rises"))) == "Toll rises"


def test_a_town_and_its_country_do_not_contradict() -> None:
    """A total of Mariupol is no total of Ukraine, whether the victims or the claimant name the town."""
    country = told("UN", 900, 900, 5, party="Ukraine")
    town = told("Red Cross", 90, 90, 5, party="Ukraine")
    assert [f.kind for f in find([country, town])] == [FindingKind.CONTRADICTION]
    victims = replace(town.victims, text="Mariupol residents")
    assert find([country, replace(town, victims=victims)]) == ()
    council = replace(town, claimant=Claimant("Mariupol relief council", None, False, Relation.THIRD_PARTY))
    assert FindingKind.CONTRADICTION not in {f.kind for f in find([country, council])}
