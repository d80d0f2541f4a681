"""Every format: complete, valid by its own standard, and about itself."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures import report
from tests.fixtures.bundle import BUNDLE
from tests.fixtures.hostile import hostile
from tests.strategies import claims, documents
from tollbook.export import FORMATS, Bundle, read_claims_csv, read_documents_csv
from tollbook.export.cells import cell, joined, parted, text
from tollbook.export.rows import COLUMNS, claim_of, row_of, values_of
from tollbook.model import Claim, Document, Frame, Period, Precision, loads

INCIDENT = Claim.of(
    document=report.DOCUMENT.ref,
    harm=report.NATO_KILLED.harm,
    count=report.ONE_GENERAL.count,
    victims=report.NATO_KILLED.victims,
    claimant=report.SIX_GENERALS.claimant,
    period=Period(None, None, report.ONE_GENERAL.period.end, Precision.DAY, Frame.INCIDENT),
    spans=report.ONE_GENERAL.spans,
    extractor="by-hand/1",
)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_says_what_it_is(name: str, tmp_path: Path) -> None:
    """Version, ledger head and exclusions go along, the folder is made, and the same gives the same bytes."""
    made = FORMATS[name](BUNDLE, tmp_path / "a" / name)
    again = FORMATS[name](BUNDLE, tmp_path / "b" / name)
    assert made and all(path.is_file() for path in made)
    content = b"".join(path.read_bytes() for path in made)
    for said in (b"tollbook 0.1.0", b"ab" * 32, b"figures of other conflicts"):
        assert said in content
    assert content == b"".join(path.read_bytes() for path in again)


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("bundle", [Bundle(claims=(), folded=()), hostile()], ids=["empty", "hostile"])
def test_every_format_takes_nothing_and_anything(name: str, bundle: Bundle, tmp_path: Path) -> None:
    """No claims at all, and texts that attack, give files all the same."""
    assert FORMATS[name](bundle, tmp_path)


def test_csv_reads_back(tmp_path: Path) -> None:
    """Claims and documents come back as they were, ids and all."""
    FORMATS["csv"](BUNDLE, tmp_path)
    assert tuple(read_claims_csv(tmp_path / "claims.csv")) == report.CLAIMS
    assert tuple(read_documents_csv(tmp_path / "documents.csv")) == (report.DOCUMENT,)


@given(data=st.data())
def test_any_claim_and_document_survive_csv(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever characters a text has, formulas, quotes, line ends: the same ids come back."""
    document = data.draw(documents())
    made = tuple(data.draw(st.lists(claims(document), max_size=3)))
    folder = tmp_path_factory.mktemp("csv")
    FORMATS["csv"](Bundle(claims=made, folded=made, documents=(document,)), folder)
    back = tuple(read_claims_csv(folder / "claims.csv"))
    assert back == made and [c.id for c in back] == [c.id for c in made]
    assert tuple(read_documents_csv(folder / "documents.csv")) == (document,)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """No cell of any table begins as a spreadsheet's formula does."""
    claim = replace(report.OWN_KILLED, relayed_by=("=HYPERLINK(1)",), stated_basis=("+1", "@x"))
    document = Document("-id", "=1+1\n", title="\t=2", outlet="@outlet", notes=("=x",))
    bundle = replace(BUNDLE, claims=(claim,), folded=(claim,), documents=(document,))
    for path in FORMATS["csv"](bundle, tmp_path)[:4]:
        with path.open(newline="", encoding="utf-8") as lines:
            assert not [
                c for row in csv.reader(lines) for c in row if c.startswith(("=", "+", "-", "@", "\t"))
            ]


@given(st.lists(st.text()))
def test_lists_in_cells(items: list[str]) -> None:
    """Separators within items do not part them."""
    assert parted(text(cell(joined(items)))) == tuple(items)


def test_an_edited_cell_is_another_claim() -> None:
    """A figure changed in a spreadsheet does not keep the old claim's id."""
    row = row_of(report.OWN_KILLED) | {"low": "497"}
    edited = claim_of(row)
    assert edited.count and edited.count.low == 497 and edited.id != report.OWN_KILLED.id


def test_json_lines_read_back(tmp_path: Path) -> None:
    """Claims and documents by the codec, a line each."""
    FORMATS["jsonl"](BUNDLE, tmp_path)
    lines = (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()
    assert tuple(loads(Claim, line) for line in lines) == report.CLAIMS
    (document,) = (tmp_path / "documents.jsonl").read_text("utf-8").splitlines()
    assert loads(Document, document) == report.DOCUMENT


def test_parquet_has_the_models_types(tmp_path: Path) -> None:
    """Nested as the model is, with the same columns whether there are rows or not."""
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra 'tables'")
    FORMATS["parquet"](BUNDLE, tmp_path / "full")
    FORMATS["parquet"](Bundle(claims=(), folded=()), tmp_path / "empty")
    full, empty = (pq.read_table(tmp_path / n / "claims.parquet") for n in ("full", "empty"))
    assert full.schema.equals(empty.schema)
    first = full.to_pylist()[0]
    assert (first["count"]["low"], first["spans"][0]["exact"]) == (7000, "7,000 to 15,000")
    assert b"ledger_head" in full.schema.metadata[b"tollbook"]
    estimates = pq.read_table(tmp_path / "full" / "estimates.parquet").to_pylist()
    assert dict(estimates[0]["quantiles"])["0.5"] == 7800


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    """Frictionless finds no error, and hashes and numbers of rows are those of the files."""
    frictionless = pytest.importorskip("frictionless", reason="needs the library frictionless")
    FORMATS["datapackage"](BUNDLE, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}" and resource["bytes"] == len(data)
    assert package["resources"][0]["rows"] == len(report.CLAIMS)
    outcome = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert outcome.valid, outcome.flatten(["title", "message"])


def test_provenance_leads_from_estimate_to_document(tmp_path: Path) -> None:
    """Every estimate and finding derives from claims, every claim from a document, and all ends exist."""
    FORMATS["prov"](BUNDLE, tmp_path)
    record = json.loads((tmp_path / "prov.json").read_text("utf-8"))
    derived = [(r["prov:generatedEntity"], r["prov:usedEntity"]) for r in record["wasDerivedFrom"].values()]
    entities = record["entity"].keys()
    assert {end for pair in derived for end in pair} <= entities
    sources = {}
    for made, used in derived:
        sources.setdefault(made.split(":")[0], set()).add(used.split(":")[0])
    assert sources == {"claim": {"document"}, "finding": {"claim"}, "estimate": {"claim"}}


def test_a_row_has_its_columns_in_order() -> None:
    """Tables are written from values as they come."""
    assert [list(values_of(claim)) for claim in report.CLAIMS] == [list(COLUMNS)] * len(report.CLAIMS)


def test_others_read_the_provenance(tmp_path: Path) -> None:
    """The PROV library takes the whole record, and what it says of itself."""
    model = pytest.importorskip("prov.model", reason="needs the library prov")
    FORMATS["prov"](BUNDLE, tmp_path)
    record = model.ProvDocument.deserialize(str(tmp_path / "prov.json"))
    (itself,) = record.get_record("tollbook:export")
    said = {str(name): str(value) for name, value in itself.attributes}
    assert said["tollbook:ledger_head"] == BUNDLE.ledger_head
    assert sum(str(name) == "tollbook:definitions" for name, _ in itself.attributes) > 5
    assert len(record.get_records()) > 5 * len(report.CLAIMS)


def test_annotations_select_the_words(tmp_path: Path) -> None:
    """Position and quote select the same words of the text, in code points, as declared."""
    FORMATS["annotations"](BUNDLE, tmp_path)
    collection = json.loads((tmp_path / "annotations.json").read_text("utf-8"))
    assert collection["tollbook:positionUnit"] == "Unicode code point"
    assert collection["total"] == len(report.CLAIMS)
    for item in collection["first"]["items"]:
        for target in item["target"]:
            quoted, place = target["selector"]
            assert report.TEXT[place["start"] : place["end"]] == quoted["exact"]


def test_only_people_review(tmp_path: Path) -> None:
    """One decision, one ClaimReview, which does not speak of truth; every claim is a Claim."""
    FORMATS["claimreview"](BUNDLE, tmp_path)
    graph = json.loads((tmp_path / "claims.jsonld").read_text("utf-8"))["@graph"]
    assert len([n for n in graph if n["@type"] == "Claim"]) == len(report.CLAIMS)
    (review,) = [n for n in graph if n["@type"] == "ClaimReview"]
    assert (
        review["author"]["name"] == "R. Reader" and "not whether the figure is true" in review["reviewAspect"]
    )


def test_ged_has_incidents_alone_and_makes_nothing_up(tmp_path: Path) -> None:
    """Totals are no events; a range has no best figure; places stay empty."""
    ranged = replace(INCIDENT, count=report.NATO_KILLED.count)
    bundle = replace(BUNDLE, folded=(*report.CLAIMS, INCIDENT, ranged))
    FORMATS["ged"](bundle, tmp_path)
    with (tmp_path / "ged.csv").open(newline="", encoding="utf-8") as lines:
        exact, wide = list(csv.DictReader(lines))
    assert (exact["deaths_a"], exact["best"], exact["date_prec"], exact["side_b"]) == (
        "1",
        "1",
        "1",
        "Ukraine",
    )
    assert (wide["low"], wide["best"], wide["high"], wide["where_prec"]) == ("7000", "", "15000", "")


def test_wikitext_cites_and_stays_text(tmp_path: Path) -> None:
    """A row for each independent figure with its quotation; hostile text opens no template, tag or link."""
    FORMATS["wikipedia"](BUNDLE, tmp_path / "a")
    table = (tmp_path / "a" / "table.wiki").read_text("utf-8")
    assert table.count("{{cite news |title&#61;") == 0
    assert (
        table.count("{{cite news |title=") == 7 and "7,000 to 15,000" in table and "NATO (anonymous)" in table
    )
    FORMATS["wikipedia"](hostile(), tmp_path / "b")
    wild = (tmp_path / "b" / "table.wiki").read_text("utf-8").split("-->", 1)[1]
    assert "<script" not in wild and "{{7" not in wild and "javascript" not in wild.split("quote=")[0]


@pytest.mark.parametrize("writer", [FORMATS["csv"]])
def test_surrogates_do_not_break_a_table(writer: Callable[..., object], tmp_path: Path) -> None:
    """A text with a lone surrogate, which no encoding has, is written and read back."""
    document = Document("x", "a \ud800 b")
    writer(Bundle(claims=(), folded=(), documents=(document,)), tmp_path)
    assert tuple(read_documents_csv(tmp_path / "documents.csv")) == (document,)
