"""Data sets that somebody else coded become claims; each row is accounted for."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tollbook.errors import InputError
from tollbook.ledger import Ledger
from tollbook.model import Count, Frame, Harm, Hedge, Kind, Period, Precision, Relation, Status
from tollbook.read.tables import COLUMNS, FORMATS, Imported, ImportReport, import_claims, read_observations
from tollbook.read.tables.sheet_claims import RECORD

PNAS_HEAD = (
    "days,loss_count,loss_type,claim_source,time_frame,loss_country,minimum,maximum,category,source_target\n"
)


def imported(tmp_path: Path, format_: str, text: str, **options: bool) -> Imported:
    """What comes of a file; spans hold, rows add up, and a ledger takes it."""
    path = tmp_path / "data"
    path.write_text(text, encoding="utf-8")
    found = import_claims(format_, path, **options)
    whole(found)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        assert ledger.add(found.documents, found.claims).claims == len(found.claims)
    (tmp_path / "ledger.db").unlink()
    return found


def whole(found: Imported) -> None:
    """Every row is accounted for once, and every span is exact."""
    report = found.report
    told = report.kept + report.paired + report.folded + len(report.refused) + sum(n for n, _ in report.aside)
    assert report.rows_read == told
    assert report.claims == len(found.claims) == len({claim.id for claim in found.claims})
    texts = {document.ref: document.text for document in found.documents}
    for claim in found.claims:
        assert all(span.holds_in(texts[claim.document]) for span in claim.spans)


def pnas_row(
    count: str, *, shape: str = "0,0", category: str = "Military Deaths", source: str = "US Source"
) -> str:
    """A row of the replication data, of day 30."""
    names = f'"{category}-Russia","{source}","Cumulative","Russia",{shape},"{category}","{source}-Russia"'
    return f"30,{count},{names}\n"


def test_pnas_range_and_repetition(tmp_path: Path) -> None:
    """A minimum and its maximum are one range with two places; a repetition is a place more."""
    rows = [pnas_row("7000", shape="1,0"), pnas_row("500"), pnas_row("1.5e+04", shape="0,1"), pnas_row("500")]
    rows[2] = rows[2].replace("1.5e+04", "15000")
    found = imported(tmp_path, "pnas", PNAS_HEAD + "".join(rows))
    ranged, exact = found.claims
    assert ranged.count == Count("7000–15000", 7000, 15000, Hedge.RANGE)
    assert [span.exact for span in ranged.spans] == [rows[0].strip(), rows[2].strip()]
    assert exact.count == Count("500", 500, 500, Hedge.EXACT)
    assert len(exact.spans) == 2
    assert (found.report.kept, found.report.paired, found.report.folded) == (2, 1, 1)
    assert (exact.period.start, exact.period.end) == (date(2022, 2, 24), date(2022, 3, 25))


def test_pnas_open_ends(tmp_path: Path) -> None:
    """A minimum without a maximum above it stays open above; a maximum alone, below."""
    rows = [pnas_row("7000", shape="1,0"), pnas_row("6000", shape="0,1"), pnas_row("1e+05")]
    counts = {claim.count for claim in imported(tmp_path, "pnas", PNAS_HEAD + "".join(rows)).claims}
    assert counts == {
        Count("7000", 7000, None, Hedge.AT_LEAST),
        Count("6000", None, 6000, Hedge.AT_MOST),
        Count("100000", 100000, 100000, Hedge.EXACT),
    }


def test_pnas_relations(tmp_path: Path) -> None:
    """The side that lost is self, the other side the opponent, all else a third party."""
    rows = [pnas_row("1", source=f"{who} Source") for who in ("RU", "UA", "GB")]
    found = imported(tmp_path, "pnas", PNAS_HEAD + "".join(rows))
    relations = [claim.claimant.relation for claim in found.claims if claim.claimant]
    assert relations == [Relation.SELF, Relation.OPPONENT, Relation.THIRD_PARTY]


def test_pnas_equipment_is_set_aside_and_observed(tmp_path: Path) -> None:
    """Tanks are no claim of people: they are set aside and told, and the observations have them."""
    text = PNAS_HEAD + pnas_row("40", category="Tanks") + pnas_row("12") + pnas_row("12")
    found = imported(tmp_path, "pnas", text)
    assert [number for number, _ in found.report.aside] == [1]
    observed = read_observations(tmp_path / "data")
    assert [(row.category, row.count, row.line) for row in observed] == [
        ("Tanks", 40, 2),
        ("Military Deaths", 12, 3),
        ("Military Deaths", 12, 4),
    ]
    assert text[observed[0].start : observed[0].end] == pnas_row("40", category="Tanks").strip()


def test_bad_rows_are_listed_with_their_lines(tmp_path: Path) -> None:
    """Bad rows are told by line and do not stop the good ones, unless the import is strict."""
    bad = [
        pnas_row("many"),
        pnas_row("5", source="Nobody"),
        "30,5\n",
        pnas_row("5", shape="1,1"),
        pnas_row("-9"),
    ]
    text = PNAS_HEAD + pnas_row("5") + "".join(bad)
    found = imported(tmp_path, "pnas", text)
    assert len(found.claims) == 1
    assert [line for line, _ in found.report.refused] == [3, 4, 5, 6, 7]
    with pytest.raises(InputError, match="line 3"):
        imported(tmp_path, "pnas", text, strict=True)
    with pytest.raises(InputError):
        read_observations(tmp_path / "data")


def test_general_staff(tmp_path: Path) -> None:
    """A day's object is one or two claims; "about" and "more" are hedges; 0 captured is no figure."""
    days = [
        {"date": "2022-02-25", "day": 2, "personnel": 2800, "personnel*": "about", "POW": 0},
        {"date": "2022-03-07", "day": 12, "personnel": 11000, "personnel*": "more", "POW": 232},
        {"date": "2022-03-07", "day": 12, "personnel": 11000, "personnel*": "more", "POW": 232},
        {"date": "yesterday", "personnel": 1},
        {"day": 3},
        {"date": "2022-03-08", "tank": 3},
        "no day",
    ]
    found = imported(tmp_path, "general-staff", json.dumps(days, indent=4))
    assert [(claim.harm, claim.count and (claim.count.low, claim.count.high)) for claim in found.claims] == [
        (Harm.CASUALTIES, (2800, 2800)),
        (Harm.CASUALTIES, (11000, None)),
        (Harm.CAPTURED, (232, 232)),
    ]
    assert json.loads(found.claims[0].spans[0].exact) == days[0]
    report = found.report
    assert (report.kept, report.folded, [line for line, _ in report.refused]) == (2, 1, [23, 27, 34])
    for broken in ("{}", "[{}", "[1,,2]", '[{"date"}]'):
        with pytest.raises(InputError, match="not"):
            imported(tmp_path, "general-staff", broken)


CSV_HEAD = (
    "claimant,party,harm,low,high,stated_on,as_of,relation,relayed_by,status,hedge,frame,start,background,"
    "outlet,url,quotation,note\n"
)


def test_csv_all_columns(tmp_path: Path) -> None:
    """Every column that the command line's contract names is read."""
    quotation = "NATO estimated that 7,000 to 15,000 Russian troops have died"
    text = CSV_HEAD + (
        "NATO,Russia,killed,7000,15000,2022-03-23,2022-03-24,third_party,Associated Press; KTVZ,combatant,"
        f'range,cumulative,2022-02-24,false,KTVZ,https://example.org/a,"{quotation}",as printed\n'
    )
    (claim,) = imported(tmp_path, "csv", text).claims
    assert claim.count == Count("7000–15000", 7000, 15000, Hedge.RANGE)
    assert (claim.victims.party, claim.victims.status) == ("Russia", Status.COMBATANT)
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.relation) == ("NATO", Relation.THIRD_PARTY)
    assert claim.relayed_by == ("Associated Press", "KTVZ")
    assert (claim.document.outlet, claim.document.url) == ("KTVZ", "https://example.org/a")
    assert (claim.stated_on, claim.background) == (date(2022, 3, 23), False)
    assert claim.period == Period(None, date(2022, 2, 24), date(2022, 3, 24), Precision.DAY, Frame.CUMULATIVE)
    assert claim.spans[0].exact == quotation


def test_csv_few_columns(tmp_path: Path) -> None:
    """Claimant, party, harm and low or high are enough; what is not said stays unknown, never 0."""
    found = imported(tmp_path, "csv", "claimant,party,harm,low\nNATO,Russia,killed,14\n,,wounded,3\n")
    first, second = found.claims
    assert first.count == Count("14", 14, None, Hedge.AT_LEAST)
    assert (first.victims.status, first.stated_on, first.period) == (Status.UNKNOWN, None, Period())
    assert second.claimant is None
    assert second.victims.party is None


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("NATO,Russia,maimed,1,1,exact,,", "harm: 'maimed' is none of"),
        ("NATO,Russia,killed,,,,,", "neither low nor high"),
        ("NATO,Russia,killed,-9,-999,,,", "neither low nor high"),
        ("NATO,Russia,killed,-5,,,,", "low: -5 is below zero"),
        ("NATO,Russia,killed,1.5,,,,", "no whole number"),
        ("NATO,Russia,killed,5,4,,,", "low 5 exceeds its high 4"),
        ("NATO,Russia,killed,5,,firm,,", "hedge: 'firm'"),
        ("NATO,Russia,killed,5,,,24.2.2022,", "start: '24.2.2022' is no date"),
        ("NATO,Russia,killed,5,,,2022-03-02,2022-03-01", "start 2022-03-02 is after as_of 2022-03-01"),
        ("NATO,Russia,killed,5", "4 cells, but 8 columns"),
        ('NATO,Russia,killed,"=1+1",,,,', "no whole number"),
        ("NATO,Russia,killed,9" + "9" * 400 + "e99,,,,", None),
    ],
)
def test_csv_refusals(tmp_path: Path, cells: str, why: str | None) -> None:
    """A row that cannot be read is refused with its line and why; the next one is read."""
    text = f"claimant,party,harm,low,high,hedge,start,as_of\n{cells}\nUN,Ukraine,killed,7,7,,,\n"
    found = imported(tmp_path, "csv", text)
    assert found.claims[-1].count == Count("7", 7, 7, Hedge.EXACT)
    if why:
        ((line, reason),) = found.report.refused
        assert (line, why in reason) == (2, True), reason


def test_csv_numbers_and_separators(tmp_path: Path) -> None:
    """Thousands may be grouped, and semicolons or tabs may separate."""
    for separator in ";\t":
        text = "claimant;party;harm;low;high\nNATO;Russia;killed;7,000;1e+05\n".replace(";", separator)
        (claim,) = imported(tmp_path, "csv", text).claims
        assert claim.count is not None
        assert (claim.count.low, claim.count.high) == (7000, 100000)


def test_csv_lines_within_cells(tmp_path: Path) -> None:
    """A row may go over several lines; later lines are counted on, and the span is the whole row."""
    text = (
        "claimant,party,harm,low,note\n"
        'NATO,Russia,killed,5,"two\nlines, and a ""quote"""\n'
        "UN,Russia,killed,x,\n"
    )
    found = imported(tmp_path, "csv", text)
    assert found.claims[0].spans[0].exact == text.split("\n", 1)[1].rsplit("\nUN", 1)[0]
    assert found.report.refused[0][0] == 4


def test_csv_repetitions_recorders_refusals(tmp_path: Path) -> None:
    """Exact repetitions are folded; a recorder is a third party with a list; a refusal needs no figure."""
    row = "IBC,Iraq,killed,5,recorder,\n"
    text = f"claimant,party,harm,low,relation,kind\n{row}{row}Army,Iraq,killed,,self,refusal\n"
    found = imported(tmp_path, "csv", text)
    recorder, refusal = found.claims
    assert found.report.folded == 1
    assert recorder.claimant is not None
    assert recorder.claimant.relation is Relation.THIRD_PARTY
    assert recorder.stated_basis == (RECORD,)
    assert (refusal.kind, refusal.count) == (Kind.REFUSAL, None)


def test_csv_columns_that_are_missing(tmp_path: Path) -> None:
    """A file without the needed columns is refused as a whole, with their names."""
    for text, what in (
        ("", "no column claimant, party, harm"),
        ("claimant,party\n", "no column harm"),
        ("claimant,party,harm\na,b,killed\n", "no column low or high"),
    ):
        with pytest.raises(InputError, match=what):
            imported(tmp_path, "csv", text)


GED = (
    "id,side_a,side_b,date_start,date_end,date_prec,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
    "best,high,low\n"
)


def test_ged(tmp_path: Path) -> None:
    """An event is a claim of its sum with its bounds, and one of each part that is not zero."""
    text = GED + "7,Army,Rebels,2020-01-01 00:00:00.000,2020-01-03,2,3,0,2,-9,5,9,4\n"
    found = imported(tmp_path, "ged", text)
    told = {(claim.victims.party, claim.victims.status): claim.count for claim in found.claims}
    assert told == {
        (None, Status.UNKNOWN): Count("5", 4, 9, Hedge.RANGE),
        ("Army", Status.COMBATANT): Count("3", 3, 3, Hedge.APPROXIMATE),
        (None, Status.CIVILIAN): Count("2", 2, 2, Hedge.APPROXIMATE),
    }
    period = Period(None, date(2020, 1, 1), date(2020, 1, 3), Precision.WEEK, Frame.INCIDENT)
    assert {claim.period for claim in found.claims} == {period}
    assert {document.outlet for document in found.documents} == {"UCDP"}


def test_ged_missing_values(tmp_path: Path) -> None:
    """-8, -9 and -999 are missing values, never counts; a sum outside its bounds is refused."""
    rows = [
        "1,A,Civilians,2020-01-01,2020-01-01,1,-9,2,-8,-999,2,-999,2",
        "2,A,B,2020-01-01,2020-01-01,1,-9,-9,-9,-9,-9,-9,-9",
        "3,A,B,2020-01-01,2020-01-01,1,0,0,0,0,5,4,3",
        "4,A,B,2020-01-02,2020-01-01,1,0,0,0,5,5,5,5",
        "5,A,B,2020-01-01,2020-01-01,1,-3,0,0,5,5,5,5",
    ]
    found = imported(tmp_path, "ged", GED + "\n".join(rows))
    assert {claim.count for claim in found.claims} == {
        Count("2", 2, 2, Hedge.APPROXIMATE),
    }
    assert (None, Status.CIVILIAN) in {(claim.victims.party, claim.victims.status) for claim in found.claims}
    assert [line for line, _ in found.report.refused] == [4, 5, 6]
    assert found.report.aside == ((1, "missing values only"),)


def test_acled(tmp_path: Path) -> None:
    """Fatalities are claims by the data set; zero, which also means unknown, is set aside."""
    text = (
        "event_id_cnty,event_date,time_precision,source,fatalities\n"
        "UKR1,08 March 2022,1,Suspilne; Liveuamap,3\nUKR2,2022-03-09,2,X,0\nUKR3,9 Foo 2022,1,X,2\n"
        "UKR4,2022-03-09,1,X,-999\n"
    )
    found = imported(tmp_path, "acled", text)
    (claim,) = found.claims
    assert claim.period == Period(None, date(2022, 3, 8), date(2022, 3, 8), Precision.DAY, Frame.INCIDENT)
    assert claim.relayed_by == ("Suspilne", "Liveuamap")
    assert [line for line, _ in found.report.refused] == [4]
    assert sorted(number for number, _ in found.report.aside) == [1, 1]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """A format or a file that is not there, and bytes of another encoding, are errors in a line."""
    with pytest.raises(InputError, match="no format 'xls'"):
        import_claims("xls", tmp_path)
    with pytest.raises(InputError):
        import_claims("csv", tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("claimant,party,harm,low\nRené,Russia,killed,5\n".encode("latin-1"))
    with pytest.raises(InputError, match="utf-8"):
        import_claims("csv", tmp_path / "latin.csv")
    found = import_claims("csv", tmp_path / "latin.csv", encoding="latin-1")
    assert found.claims[0].claimant is not None
    assert found.claims[0].claimant.name == "René"


CELL = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["killed", "5", "-9", "1e+05", "2022-03-24", '"', ",", "\n", "self", "1e999"]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(FORMATS)), st.lists(st.lists(CELL, max_size=10), max_size=5))
def test_any_cells(tmp_path: Path, format_: str, rows: list[list[str]]) -> None:
    """Whatever stands in the cells, rows are told and spans hold, or one error says why."""
    heads = {"pnas": PNAS_HEAD, "csv": CSV_HEAD, "ged": GED, "acled": "event_date,fatalities,source\n"}
    text = heads.get(format_, "[") + "\n".join(",".join(row) for row in rows)
    (tmp_path / "any").write_bytes(text.encode("utf-8", "replace"))
    try:
        whole(import_claims(format_, tmp_path / "any"))
    except InputError as error:
        assert "\n" not in str(error)


def test_the_contracts_columns_are_read() -> None:
    """The data dictionary has all columns that the command line promises, and says what each holds."""
    promised = (
        "claimant party harm low high stated_on as_of relation relayed_by status hedge frame start background"
    )
    assert set(promised.split()) | {"outlet", "url", "quotation", "note"} <= COLUMNS.keys()
    assert all(COLUMNS.values())
    documented = (Path(__file__).parents[2] / "docs/imports.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in documented for column in COLUMNS)
    assert all(f"`{name}`" in documented for name in FORMATS)


@needs_shared
def test_shared_pnas() -> None:
    """The published data: 4,609 rows, each told; 51 ranges, one of them of tanks."""
    found = import_claims("pnas", SHARED / "data/pnas/replication-data-pnas.csv", strict=True)
    whole(found)
    assert (found.report.rows_read, found.report.paired, found.report.refused) == (4609, 50, ())
    observed = read_observations(SHARED / "data/pnas/replication-data-pnas.csv")
    assert len(observed) == 4609
    assert sum(row.minimum for row in observed) == 173


@needs_shared
def test_shared_general_staff() -> None:
    """The published days are claims without exception."""
    found = import_claims(
        "general-staff", SHARED / "data/ukraine_general_staff/russia_losses_personnel.json", strict=True
    )
    whole(found)
    assert found.report.kept == found.report.rows_read > 1600


@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "data/closed_cases").glob("*.claims.csv")), ids=lambda p: p.stem
)
def test_shared_closed_cases(path: Path) -> None:
    """Claims of closed cases are read, every row of them."""
    found = import_claims("csv", path, strict=True)
    whole(found)
    assert found.report.kept == found.report.rows_read > 20


def test_a_report_is_recorded(tmp_path: Path) -> None:
    """What an import says of its rows can be kept in a ledger."""
    found = imported(tmp_path, "csv", "claimant,party,harm,low\nNATO,Russia,killed,14\nNATO,Russia,died,1\n")
    assert isinstance(found.report, ImportReport)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.record_import(found.report)
        (kept,) = ledger.imports()
    assert (kept["rows_read"], kept["refused"][0][0]) == (2, 3)


@pytest.mark.parametrize("format_", ["csv", "pnas", "general-staff"])
def test_a_workbook_is_no_table(tmp_path: Path, format_: str) -> None:
    """What a spreadsheet program saves is refused by name, with what to do, not as a bad encoding."""
    path = tmp_path / "claims.xlsx"
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00\xff")
    with pytest.raises(InputError, match="office document; save a spreadsheet's sheet as CSV"):
        import_claims(format_, path)
