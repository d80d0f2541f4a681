"""Which harm an amount meets, in the constructions of news English; nothing here is from any report."""

import pytest

from tollbook.extract import extract_claims
from tollbook.model import Claim, Document, Harm, Stance


def _read(text: str) -> list[Claim]:
    return list(extract_claims(Document("d", text)))


def _figures(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(c.harm.value, c.count.low, c.count.high) for c in _read(text) if c.count]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The raid left 12 farmers dead and 30 homeless.", [("killed", 12, 12), ("displaced", 30, 30)]),
        ("Floods claimed the lives of 40 villagers.", [("killed", 40, 40)]),
        ("The bodies of seven miners were recovered.", [("killed", 7, 7)]),
        ("The death toll rose to 61 from 44.", [("killed", 61, 61), ("killed", 44, 44)]),
        ("Rescuers found two bodies, bringing the toll to nine.", [("killed", 2, 2), ("killed", 9, 9)]),
        ("Twelve were killed in the capital and five in the port.", [("killed", 12, 12), ("killed", 5, 5)]),
        ("Six guards were hurt, as were two visitors.", [("wounded", 6, 6), ("wounded", 2, 2)]),
        ("Eight people died, including two nurses.", [("killed", 8, 8), ("killed", 2, 2)]),
        ("Four of the 30 sailors are missing.", [("missing", 4, 4)]),
        ("The death toll climbed above 300 on the island.", [("killed", 300, None)]),
        ("Six men said to be smugglers were shot dead.", [("killed", 6, 6)]),
        ("Nine people believed to be linked to the gang were arrested.", [("detained", 9, 9)]),
        ("The blast killed a guard, a father of four.", [("killed", 1, 1)]),
        ("The blast killed a guard, a nurse and a driver.", [("killed", 1, 1)] * 3),
        ("Some 900 soldiers were killed or wounded.", [("killed_or_wounded", 900, 900)]),
        ("The army lost 20 tanks and 70 men.", [("killed", 70, 70)]),
        ("The drought killed 900 cattle and three herders.", [("killed", 3, 3)]),
        ("A pilot was captured and his engineer was killed.", [("captured", 1, 1), ("killed", 1, 1)]),
    ],
)
def test_constructions(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    """Each construction gives just these figures, in reading order."""
    assert _figures(text) == figures


def test_names_between_a_number_and_its_harm_do_not_stop_the_reader() -> None:
    """Names that count people stand on no word of their own; reading goes on past them, and ends."""
    assert ("killed", 1, 1) in _figures("One diver from Ann Hill and Tom Rowe Works drowned.")


@pytest.mark.parametrize(
    "text",
    [
        "If the wall gives way, 300 people could drown.",
        "The group threatened to kill 20 hostages.",
        "The plan aims to prevent 4,000 deaths a year.",
        "Police did not say that 12 people were killed?",
        "Three gunmen fled after the robbery of a bank of 90 clients.",
        "Some 300 prisoners were released under the deal.",
        "Die Polizei meldete, dass die 12 Verletzten in der Klinik sind.",
    ],
)
def test_no_figure_where_nobody_was_harmed(text: str) -> None:
    """Plans, threats, questions, releases and other languages give no figure of the killed or wounded."""
    assert not [f for f in _figures(text) if f[0] in ("killed", "wounded", "captured")]


@pytest.mark.parametrize(
    ("text", "claimant", "relayed_by"),
    [
        ("According to the ministry, 12 people died.", "ministry", ()),
        ("A tribal elder told Reuters that 12 people died.", "tribal elder", ("Reuters",)),
        ("Blast kills 12: police", "police", ()),
        ("The deaths of 12 people were reported.", None, ()),
        ("The villagers, who fled, said 12 people died.", "villagers", ()),
    ],
)
def test_claimants(text: str, claimant: str | None, relayed_by: tuple[str, ...]) -> None:
    """Who says so, and through whom."""
    (claim,) = _read(text)
    assert (claim.claimant.text if claim.claimant else None) == claimant
    assert claim.relayed_by == relayed_by


def test_another_speaker_comes_back_as_a_pronoun() -> None:
    """As "it", one comes back by the words he had before."""
    first, second = _read("The coast guard said 12 people drowned. It added that four were missing.")
    assert second.harm is Harm.MISSING
    assert first.claimant == second.claimant


def test_one_figure_told_twice_is_one_claim() -> None:
    """A figure repeated by the same claimant is one claim with two spans, in reading order."""
    (claim,) = _read("The army said 120 rebels were killed. The army said 120 rebels were killed in all.")
    assert [span.start for span in claim.spans] == sorted(span.start for span in claim.spans)
    assert len(claim.spans) == 2


def test_a_denied_claim_is_two() -> None:
    """Who claims and who denies each has a claim of his own."""
    claims = _read("Oslo denied Stockholm's claim that 40 conscripts had been killed.")
    assert [c.stance for c in claims] == [Stance.ASSERTS, Stance.DENIES]


def test_a_quotation_goes_on_with_its_speaker() -> None:
    """Figures in the later sentences of a quotation are its speaker's, and those after it are not."""
    text = (
        "The mayor said: “It is a dark day. We have counted 14 dead. Help came late.” Six people are missing."
    )
    dead, missing = _read(text)
    assert dead.claimant is not None
    assert dead.claimant.text == "mayor"
    assert missing.claimant is None
