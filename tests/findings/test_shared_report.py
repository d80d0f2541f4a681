"""The findings of the founders' report, read by the program itself from the first character on."""

from tests.shared import SHARED, needs_shared
from tollbook import pipeline
from tollbook.cases import load_case
from tollbook.findings import find
from tollbook.model import FindingKind


@needs_shared
def test_what_a_reader_of_the_report_must_know() -> None:
    """22 days of silence, six generals against one, fourteen times, weeks older, the wounded implied."""
    case = load_case("ukraine-2022")
    (reading,) = pipeline.read(str(SHARED / "reports" / "2022-03-24-nato-estimate.txt"), case=case)
    found = {(f.kind, f.party): f for f in reversed(find(reading.claims, case=case))}
    assert found[FindingKind.SILENCE, "Russia"].figures["days"] == 22
    assert found[FindingKind.SILENCE, "Russia"].figures["refusals"] >= 1
    assert found[FindingKind.SELF_OPPONENT_GAP, "Russia"].figures["ratio"] == 6
    assert round(found[FindingKind.SELF_OUTSIDE_GAP, "Russia"].figures["ratio"]) == 14
    assert found[FindingKind.STALE, "Russia"].figures["days"] >= 21
    assert found[FindingKind.IMPLIED, "Russia"].figures == {"low": 15000, "high": 33000}
    assert FindingKind.CONTRADICTION not in {kind for kind, _ in found}
