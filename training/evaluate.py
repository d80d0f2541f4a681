"""Scores of a model, with the parser that ships: `python -m training.evaluate [FOLDER OF TREEBANKS]`."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tollbook.extract.parse import Parser
from training.conllu import Gold
from training.data import load_treebanks
from training.probe import probe
from training.train import TREEBANKS

Scores = dict[str, dict[str, float]]


def evaluate(parser: Parser, judged: Mapping[str, Sequence[Gold]]) -> Scores:
    """Per cent on gold words: UAS and LAS without punctuation and (all) with it, tags, number arcs."""
    return {name: _scores(parser, golds) for name, golds in judged.items()}


def _scores(parser: Parser, golds: Sequence[Gold]) -> dict[str, float]:
    parses = parser.parse_words([gold.words for gold in golds])
    right = {"UAS": 0, "LAS": 0, "UAS all": 0, "LAS all": 0, "UPOS": 0, "XPOS": 0, "nummod": 0}
    every = dict.fromkeys(right, 0)

    def count(name: str, is_right: bool) -> None:
        right[name] += is_right
        every[name] += 1

    for gold, parse in zip(golds, parses, strict=True):
        for i, (true_head, dep) in enumerate(zip(gold.heads, gold.deps, strict=True)):
            head = 0 if parse.heads[i] == i else parse.heads[i] + 1
            is_right = head == true_head
            for suffix in ("", " all") if dep != "punct" else (" all",):
                count(f"UAS{suffix}", is_right)
                count(f"LAS{suffix}", is_right and parse.deps[i] == dep)
            if dep == "nummod":
                count("nummod", is_right)
            count("UPOS", parse.upos[i] == gold.upos[i])
            count("XPOS", parse.xpos[i] == gold.xpos[i])
    return {name: round(100 * right[name] / every[name], 2) for name in right if every[name]}


def main() -> None:
    """Prints the table and what the probe finds wrong."""
    parser = Parser()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TREEBANKS
    for name, scores in evaluate(parser, load_treebanks(folder).judged).items():
        print(f"{name:10}", "  ".join(f"{key} {value:5.2f}" for key, value in scores.items()))
    found, wrong = probe(parser)
    print("probe     ", "  ".join(f"{kind} {right}/{every}" for kind, (right, every) in found.items()))
    print("\n".join(wrong))


if __name__ == "__main__":
    main()
