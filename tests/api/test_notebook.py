"""tollbook in a notebook: a real kernel, and what it shows below each cell."""

import os
import sys
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

REPORT = (
    "Some 40 Russian soldiers had been killed by Tuesday, the Russian defence ministry said. "
    "Ukraine's army said that 300 to 350 Russian soldiers had been killed by Tuesday."
)
CELLS = {
    "read": f"import tollbook as tb\ntb.read_text({REPORT!r}, published='2022-03-24', outlet='<i>Post</i>')",
    "keep": "book = tb.Ledger('war.db', case='ukraine-2022')\nbook.add('report.txt', published='2022-03-24')",
    "claims": "book.claims()",
    "one": "book.claims()[:1]",
    "findings": "book.findings()",
    "estimates": "book.estimates(method='quick')",
    "documents": "book.documents()",
    "frame": "book.claims().to_pandas()",
    "wrong": "tb.read('missing.txt')",
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """By cell: what the kernel gives a notebook to show, by its kind; of an error, its last line."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in CELLS.values()])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(str(Path(p).absolute()) for p in sys.path if p))
        options = {"timeout": 300, "allow_errors": True, "kernel_name": "python3"}
        nbclient.NotebookClient(book, resources={"metadata": {"path": str(folder)}}, **options).execute()
    return {name: _shown(cell.outputs) for name, cell in zip(CELLS, book.cells, strict=True)}


def _shown(outputs: list[dict[str, object]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for output in outputs:
        if output["output_type"] == "error":
            found["error"] = f"{output['ename']}: {output['evalue']}"
        found |= output.get("data", {})  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("cell", "counted", "cells"),
    [
        ("read", "2 claims", ("40", "300", "&lt;i&gt;Post&lt;/i&gt;")),
        ("claims", "2 claims", ("Ukraine", "300", "350")),
        ("one", "1 claim", ("killed",)),
        ("findings", "finding", ("self_opponent_gap",)),
        ("estimates", "estimate", ("Russia", "killed", "combatant")),
        ("documents", "1 document", ("2022-03-24",)),
    ],
)
def test_records_show_themselves_as_tables(
    shown: dict[str, dict[str, str]], cell: str, counted: str, cells: tuple[str, ...]
) -> None:
    """A caption with how many, the columns that matter, and cells that are text; plain text beside it."""
    table, plain = shown[cell]["text/html"], shown[cell]["text/plain"]
    assert f"{counted}</caption>" in table or f"{counted}s</caption>" in table, table
    assert all(f"{text}</td>" in table for text in cells), table
    assert counted in plain


def test_frames_and_errors_look_as_elsewhere(shown: dict[str, dict[str, str]]) -> None:
    """A data frame is pandas' own; what is wrong is one line with what to do."""
    assert 'class="dataframe"' in shown["frame"]["text/html"]
    assert shown["keep"]["text/plain"] == "Added(documents=1, claims=2)"
    assert shown["wrong"]["error"] == "InputError: missing.txt: no such file; check the path"
