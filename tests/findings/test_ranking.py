"""Which findings come first, and how many of a kind there are."""

from tests.findings.build import told
from tollbook.findings import families, find
from tollbook.findings.contradiction import FEW
from tollbook.model import FindingKind, Severity


def test_the_gravest_and_widest_come_first() -> None:
    """Warnings before notices; of one kind the greater ratio before the lesser."""
    claims = [told("A", 100, 100, 5), told("B", 150, 150, 5), told("C", 1000, 1000, 5)]
    found = [f for f in find(claims) if f.kind is FindingKind.CONTRADICTION]
    assert [f.severity for f in found] == [Severity.WARNING, Severity.WARNING, Severity.NOTICE]
    assert [round(f.figures["ratio"], 1) for f in found] == [10.0, 6.7, 1.5]


def test_more_of_the_same_stands_under_the_first() -> None:
    """One family for each kind and subject; nothing is lost."""
    claims = [told(voice, n, n, 5) for voice, n in (("A", 100), ("B", 150), ("C", 1000))]
    found = find(claims)
    gathered = families(found)
    assert len(gathered) < len(found) == sum(1 + len(f.others) for f in gathered)


def test_where_many_speak_each_is_told_against_the_farthest() -> None:
    """Pairs grow with the square of voices; findings must not."""
    many = 3 * FEW
    claims = [told(f"V{n:02}", 100 + 50 * n, 100 + 50 * n, 5) for n in range(many)]
    found = [f for f in find(claims) if f.kind is FindingKind.CONTRADICTION]
    assert many / 2 <= len(found) <= many
    top = max(round(f.figures["ratio"], 2) for f in found)
    assert top == round((100 + 50 * (many - 1)) / 100, 2)


def test_among_many_an_older_greater_total_is_found_behind_a_voice_s_own() -> None:
    """The greatest before may be the voice's own: the next one by another still contradicts it."""
    quiet = [told(f"V{n:02}", 1, None, 25) for n in range(FEW)]
    claims = [*quiet, told("A", 500, 500, 3), told("B", 800, 800, 4), told("A", 1000, 1000, 5)]
    found = find([*claims, told("A", 90, 90, 20)])
    told_apart = [f for f in found if f.kind is FindingKind.CONTRADICTION]
    assert any("800" in f.sentence and "90 " in f.sentence for f in told_apart)
