"""`python -m benchmarks.gates --crawl DIR`: what claims the tests before the reading of a page lose.

Runs `tollbook bulk` twice over the crawl of `benchmarks/crawl.py`: as it is, and with every test
answering yes, so that each page is read in full and all its sentences are looked at. Prints which claims of
the second run the first one has, of all and of those in different words, and some that it lost. Target: 0.99.
"""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from tollbook.pipeline.bulk import Manifest

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

SHOWN = 20
TESTS = ("names_harm", "may_hold_claims", "may_claim")


def run(crawl: Path, out: Path) -> "Manifest":
    """A run over a crawl in this process, its echoes not linked."""
    from tollbook.engines import InlineEngine
    from tollbook.pipeline.bulk import Job, Settings
    from tollbook.pipeline.bulk import run as bulk

    return bulk([str(crawl)], Job(str(out), Settings(link=False)), InlineEngine())[0]


def unsifted(crawl: Path, out: Path) -> "Manifest":
    """As `run`, with every test passed by every page."""
    from tollbook.pipeline.bulk import sifting

    with ExitStack() as stack:
        for test in TESTS:
            stack.enter_context(patch.object(sifting, test, lambda _: True))
        return run(crawl, out)


def claims_of(out: Path) -> dict[str, dict[str, Any]]:
    """A run's claims by document and id."""
    from pyarrow import parquet

    rows = (row for part in (out / "claims").glob("*") for row in parquet.read_table(part).to_pylist())
    return {f"{row['document_key']} {row['id']}": row for row in rows}


def main() -> None:
    """Print the share, and what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crawl", type=Path, required=True)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sifted, whole = (Path(folder) / name for name in ("sifted", "whole"))
        run(chosen.crawl, sifted)
        totals = unsifted(chosen.crawl, whole).totals
        kept, every = claims_of(sifted), claims_of(whole)
    same = kept.keys() & every.keys()
    print(f"{totals.records:,} pages, {totals.documents:,} with claims when all are read")
    print(f"claims, all read      {len(every):10,}")
    print(f"claims, sifted        {len(kept):10,}, {len(kept) - len(same)} of which the other has not")
    print(f"kept                  {len(same) / max(1, len(every)):10.4f} (target 0.99)")
    said, lost = ({_said(every[key]) for key in keys} for keys in (every.keys(), every.keys() - same))
    print(f"different ones        {len(said):10,}, of which kept {1 - len(lost) / max(1, len(said)):.4f}")
    for words in sorted(lost)[:SHOWN]:
        print(f"  lost: {words!r}")


def _said(claim: dict[str, Any]) -> str:
    """A claim's words: the crawl's pages repeat texts, which a loss among them must not weigh for."""
    return str(claim["spans"][0]["exact"])


if __name__ == "__main__":
    main()
