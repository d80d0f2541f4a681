"""`make train`'s own path, on treebanks of a few sentences."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tollbook.extract.parse import Parser

ROOT = Path(__file__).parents[2]
SENTENCE = """\
1\t{name}\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tcounted\t_\tVERB\tVBD\t_\t0\troot\t_\t_
3\t{number}\t_\tNUM\tCD\t_\t4\tnummod\t_\t_
4\tmen\t_\tNOUN\tNNS\t_\t2\tobj\t_\t_
5\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


def treebanks(folder: Path) -> Path:
    """A folder with a small file in place of each treebank."""
    folder.mkdir()
    for stem in ("en_ewt-ud-train", "en_ewt-ud-dev", "en_ewt-ud-test", "en_gum-train", "en_pud-ud-test"):
        blocks = [
            f"# newdoc id = GUM_news_{doc}\n" + SENTENCE.format(name=name, number=number)
            for doc, name in enumerate(("Anna", "Boris", "Police"))
            for number in (12, "three", 1400)
        ]
        (folder / f"{stem}.conllu").write_text("\n".join(blocks) + "\n", encoding="utf-8")
    return folder


def trained(banks: Path, model: Path) -> dict[str, bytes]:
    """The files of a model that the command trains for one pass."""
    command = [sys.executable, "-m", "training.train", "--treebanks", banks, "--model", model]
    done = subprocess.run(
        [*map(str, command), "--epochs", "1", "--generated", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {path.name: path.read_bytes() for path in sorted(model.iterdir()) if path.suffix == ".xz"}


@pytest.mark.long
def test_one_seed_gives_one_model(tmp_path: Path) -> None:
    """Two runs from one seed write the same bytes, which the parser loads; the card says how good it is."""
    pytest.importorskip("jax", reason="needs the extra training")
    pytest.importorskip("spacy_lookups_data", reason="needs the extra training")
    banks = treebanks(tmp_path / "banks")
    first = trained(banks, tmp_path / "first")
    assert first == trained(banks, tmp_path / "second")
    assert first.keys() == {"clusters.xz", "weights.xz"}
    (tree,) = Parser(tmp_path / "first").parse(["Anna counted 12 men."])
    assert len(tree.words) == 5
    assert '[scores."EWT dev"]' in (tmp_path / "first" / "card.toml").read_text(encoding="utf-8")
