"""What a hasty look at a text decides before it is read."""

import pytest

from tollbook.cases import demo_reports
from tollbook.extract import extract_claims, may_claim
from tollbook.read import read_documents


def test_no_report_with_claims_is_passed_over() -> None:
    """Each of the demo's reports in which claims are read looks as if it had some."""
    documents = [document for path in demo_reports() for document in read_documents(str(path))]
    telling = [document for document in documents if extract_claims(document)]
    assert len(telling) > 20
    assert [document.id for document in telling if not may_claim(document.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The river rose by 3 metres. Nobody was in the houses.",
        "He said that he would die of laughter when the 40 actors came on.",
        "In 1962 the mayor planted 12 trees beside the hospital.",
    ],
)
def test_plain_prose_is_passed_over(text: str) -> None:
    """Words of harm alone, and figures alone, tell no toll."""
    assert not may_claim(text)
