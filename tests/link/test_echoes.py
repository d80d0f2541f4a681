"""Which reports and which claims are echoes of one another."""

from datetime import date, timedelta

import pytest
from evaluation.linking.__main__ import measure

from tests.link.telling import DAY, told
from tests.shared import SHARED, needs_shared
from tollbook.link import link_claims, link_documents
from tollbook.model import Claim, Document, EchoGroup, Frame, Hedge

Told = tuple[Document, list[Claim]]

FIRE = (
    "Police in Koszalin said that five people were killed when a warehouse near the river burned down. "
    "Mayor Piotr Zielny asked everybody to stay away from the quay, where nine people were wounded.",
    [("five people were killed", 5)],
)
FURNITURE = "\n\n".join(
    f"Most read today, number {n}: a story that has nothing to do with it." for n in range(40)
)


def stories(*reports: Told) -> tuple[EchoGroup, ...]:
    """Groups of documents."""
    return link_documents([d for d, _ in reports], {d.ref.key: claims for d, claims in reports})


def echoes(*reports: Told) -> tuple[EchoGroup, ...]:
    """Groups of claims."""
    documents = {d.ref.key: d for d, _ in reports}
    return link_claims([c for _, claims in reports for c in claims], documents, stories(*reports))


def test_one_story_in_two_frames_is_one() -> None:
    """Menus and other stories around it are never looked at."""
    text, figures = FIRE
    framed = told(f"{FURNITURE}\n\n{text}\n\n{FURNITURE}", figures, outlet="Two")
    (group,) = stories(told(text, figures), framed)
    assert len(group.members) == 2
    assert group.score >= 0.6
    assert "%" in group.why


def test_two_incidents_in_one_frame_are_two() -> None:
    """Sister stations share everything but the news."""
    text, figures = FIRE
    other = (
        text.replace("Koszalin", "Tarnow").replace("Piotr Zielny", "Ewa Nowak").replace("river", "station")
    )
    one, two = (
        told(f"{FURNITURE}\n\n{t}\n\n{FURNITURE}", figures, outlet=o) for t, o in ((text, "A"), (other, "B"))
    )
    assert stories(one, two) == ()
    assert echoes(one, two) == ()


def test_the_original_is_the_first_that_was_published() -> None:
    """Whatever the order in which the reports came."""
    text, figures = FIRE
    late = told(text, figures, outlet="A", published=DAY + timedelta(days=1), as_of=DAY)
    early = told(text, figures, outlet="B")
    for order in ((late, early), (early, late)):
        assert stories(*order)[0].original == early[0].ref.key
        assert echoes(*order)[0].original == early[1][0].id


def test_reports_weeks_apart_are_two_stories() -> None:
    """An anniversary repeats the words of the day."""
    text, figures = FIRE
    again = told(text, figures, outlet="B", published=DAY + timedelta(days=30))
    assert stories(told(text, figures), again) == ()


def test_a_particular_figure_is_one_claim_wherever_it_is_told() -> None:
    """A later restatement of an old figure stays that old claim."""
    first = told(
        "Russia said on 2 March that 498 soldiers died.", [("498 soldiers died", 498)], claimant="Russia",
        party="Russia", frame=Frame.CUMULATIVE, published=date(2022, 3, 2),
    )  # fmt: skip
    later = told(
        "Families wait. Russia's last count was 498 soldiers killed.", [("498 soldiers killed", 498)],
        outlet="B", claimant="Russia", party="Russia", frame=Frame.CUMULATIVE,
    )  # fmt: skip
    (group,) = echoes(first, later)
    assert group.original == first[1][0].id


def test_a_rounding_is_the_figure_that_it_rounds() -> None:
    """What is "nearly 500" is the 498 of the same claimant and day, and the first told stands for both."""
    spoken = {"claimant": "Russia", "party": "Russia", "frame": Frame.CUMULATIVE, "as_of": date(2022, 3, 2)}
    exact = told(
        "Russia said 498 soldiers died.", [("498 soldiers died", 498)], published=date(2022, 3, 2), **spoken
    )  # type: ignore[arg-type]
    rounded = told(
        "Russia said nearly 500 soldiers died.", [("nearly 500 soldiers died", 500)], outlet="B",
        hedge=Hedge.APPROXIMATE, **spoken,  # type: ignore[arg-type]
    )  # fmt: skip
    assert len(echoes(exact, rounded)) == 1
    firm = told("Russia said 500 soldiers died.", [("500 soldiers died", 500)], outlet="B", **spoken)  # type: ignore[arg-type]
    assert echoes(exact, firm) == ()


def test_another_claimant_who_repeats_a_figure_is_its_echo() -> None:
    """What US officials quote of Shoigu is Shoigu's claim."""
    own = told(
        "Shoigu said 5,937 soldiers died.", [("5,937 soldiers died", 5937)], claimant="Sergei Shoigu",
        party="Russia", frame=Frame.CUMULATIVE, published=date(2022, 9, 21),
    )  # fmt: skip
    quoted = told(
        "US officials say Shoigu's 5,937 killed is too low.", [("5,937 killed", 5937)], outlet="B",
        claimant="United States", party="Russia", frame=Frame.CUMULATIVE, published=date(2022, 9, 26),
    )  # fmt: skip
    (group,) = echoes(own, quoted)
    assert group.original == own[1][0].id


@pytest.mark.parametrize(
    "change", [{"party": "Ukraine"}, {"claimant": "NATO"}, {"published": DAY + timedelta(days=7)}]
)
def test_what_differs_in_a_fact_is_no_echo(change: dict[str, object]) -> None:
    """Another side's dead, another claimant of a round figure, another week's running total."""
    given: dict[str, object] = {"claimant": "Russia", "party": "Russia", "frame": Frame.CUMULATIVE}
    one = told("About 1,000 soldiers died.", [("1,000 soldiers died", 1000)], **given)  # type: ignore[arg-type]
    two = told(
        "Some 1,000 soldiers died.", [("1,000 soldiers died", 1000)], outlet="B", **{**given, **change}
    )  # type: ignore[arg-type]
    assert echoes(one, two) == ()


def test_two_victims_in_one_sentence_are_two() -> None:
    """Who says "one in Manila and one in Macau" counts both."""
    text = "So far one person died in Manila and one person died in Macau."
    report = told(
        text, [("one person died in Manila and one person died in Macau", 1), ("one person died in Macau", 1)]
    )
    assert echoes(report) == ()


def test_the_result_does_not_depend_on_order() -> None:
    """Reports in any order give the same groups to the letter."""
    text, figures = FIRE
    reports = [told(text, figures, outlet=o) for o in "ABCDE"]
    reports += [
        told(text.replace("Koszalin", "Tarnow").replace("Piotr Zielny", "Ewa Nowak"), figures, outlet="F")
    ]
    expected = stories(*reports), echoes(*reports)
    for turn in range(1, len(reports)):
        turned = reports[turn:] + reports[:turn]
        assert (stories(*turned), echoes(*turned)) == expected
    assert len(expected[0][0].members) == 5


@needs_shared
@pytest.mark.long
def test_precision_and_recall_of_the_linking_set() -> None:
    """Pairwise: precision .98 and recall .90 at least, for documents and for claims."""
    documents, claims, _, _ = measure(SHARED)
    for found in (documents, claims):
        assert found.precision >= 0.98
        assert found.recall >= 0.90
