"""The bundled reports: complete, marked as written for the demo, and accounted for."""

import tomllib
from importlib.resources import files

import pytest

from tollbook.cases import demo_case, demo_reports, load_gazetteer
from tollbook.read import read_documents

MANIFEST = tomllib.loads((files("tollbook.cases.demo") / "manifest.toml").read_text(encoding="utf-8"))
FILES = {report["file"]: report for report in MANIFEST["report"]}


def test_there_are_enough_reports() -> None:
    """The demo has 25 reports or more, and eight echoes of others or more."""
    assert len(demo_reports()) >= 25
    assert sum("echo_of" in report for report in FILES.values()) >= 8


def test_manifest_accounts_for_each_report() -> None:
    """Every report names its facts or the report that it echoes, and the manifest has no other files."""
    assert list(FILES) == [report["file"] for report in MANIFEST["report"]]
    assert set(FILES) == {report.name for report in demo_reports()}
    assert all(report.get("facts") or report["echo_of"] in FILES for report in FILES.values())


@pytest.mark.parametrize("report", demo_reports(), ids=lambda report: str(report.name))
def test_report_is_marked_short_and_dated(report) -> None:  # type: ignore[no-untyped-def]
    """Each is marked as written for the demo, dated with a zone, short, and by an outlet of the case."""
    (document,) = read_documents(str(report))
    head, body = report.read_text(encoding="utf-8").split("\n\n", 1)
    assert "Written for the tollbook demo from named facts" in head
    assert 80 <= len(body.split()) <= 225
    assert document.text.strip() == body.strip()
    assert document.published is not None
    assert document.published.tzinfo is not None
    outlet = load_gazetteer(demo_case()).outlet(document.outlet or "")
    assert outlet is not None
    assert outlet.zone is not None
    assert load_gazetteer(demo_case()).outlet(document.url or "") == outlet
    assert str(document.url).split("/")[2].endswith(".example")
