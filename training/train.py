"""Trains the parser's model, scores it, and writes both into the package: `python -m training.train`.

Reads the treebanks from `../shared/data/ud_english` or the folder named. It takes half an hour on one core.
"""

import argparse
import os
from dataclasses import fields
from pathlib import Path

MODEL = Path(__file__).parents[1] / "src" / "tollbook" / "extract" / "parse" / "model"
TREEBANKS = Path(__file__).parents[1] / ".." / "shared" / "data" / "ud_english"
THREADS = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"


def main() -> None:
    """Runs the command."""
    options = _parser().parse_args()
    # One thread: sums in one order, so the same seed gives the same weights.
    os.environ.setdefault("XLA_FLAGS", THREADS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from training.recipe import Course, train  # after the threads are set

    varied = {field.name: getattr(options, field.name) for field in fields(Course)}
    train(options.treebanks, options.model, Course(**varied))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__.split("\n")[0])
    parser.add_argument("--treebanks", type=Path, default=TREEBANKS, help="folder of CoNLL-U files")
    parser.add_argument("--model", type=Path, default=MODEL, help="folder to write the model to")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=0.003, help="highest learning rate")
    parser.add_argument("--generated", type=int, default=5000, help="new generated sentences an epoch")
    parser.add_argument("--share", type=float, default=1.0, help="share of the treebanks' sentences an epoch")
    parser.add_argument("--start", type=Path, help="folder of a model to go on from, after new rules")
    parser.add_argument("--seed", type=int, default=7)
    return parser


if __name__ == "__main__":
    main()
