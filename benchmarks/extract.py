"""Speed of extraction on one core, against the parser run over every sentence of the same text.

    python benchmarks/extract.py [FILE.jsonl]

FILE has one document a line with a `text`; without it, articles are put together here. Prints articles of 400
words a second over ordinary news (one article in twenty has claims) and where every article has them, and the
ratio to parsing all sentences with the built-in parser. Budget: 600 and 80 articles a second.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tollbook.cases import load_gazetteer
from tollbook.extract import extract_many
from tollbook.extract.parse import load_parser
from tollbook.extract.sentences import split
from tollbook.model import Document

WORDS = 400
CLAIMS = (
    "At least {n} people were killed and {m} wounded when a bomb exploded on Tuesday, police said.",
    "The ministry put the death toll at {n}, while a hospital official said {m} bodies had been brought in.",
    "Rebels killed {n} soldiers and captured {m} others near the border, the army said in a statement.",
)
PLAIN = (
    "The council approved the budget for the coming year after a debate that lasted until late.",
    "Shares rose by three per cent in early trading as investors waited for the central bank.",
    "She said that the library would open again in spring, once the roof and the heating had been repaired.",
    "The team won its fourth match in a row, and the coach praised the work of the younger players.",
    "Farmers in the valley expect a better harvest than last year, when the rain came late.",
)


def articles(count: int, share: float) -> list[Document]:
    """Articles of about 400 words, a share of them with three sentences that hold claims."""
    rng = random.Random(1)  # noqa: S311 - no secret depends on it
    made = []
    for k in range(count):
        sentences: list[str] = []
        if rng.random() < share:
            sentences += [c.format(n=rng.randrange(2, 90), m=rng.randrange(2, 300)) for c in CLAIMS]
        while sum(len(s.split()) for s in sentences) < WORDS:
            sentences.append(rng.choice(PLAIN))
        made.append(Document(str(k), " ".join(sentences)))
    return made


def timed(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints the rates and the ratio."""
    gazetteer, parser = load_gazetteer(None), load_parser()
    list(extract_many(articles(4, 1.0), gazetteer=gazetteer))
    sets = {"ordinary news": articles(600, 0.05), "every article with claims": articles(120, 1.0)}
    if len(sys.argv) > 1:
        lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
        given = [Document(str(k), json.loads(line)["text"]) for k, line in enumerate(lines)]
        sets = {Path(sys.argv[1]).name: given}
    for name, documents in sets.items():
        units = sum(len(d.text.split()) for d in documents) / WORDS
        spent = timed(lambda d=documents: list(extract_many(d, gazetteer=gazetteer)))
        print(f"{name:28} {units / spent:8.0f} articles/s", end="")
        if parser is not None:
            bodies = [s.text for d in documents for s in split(d.text)]
            whole = timed(lambda b=bodies: parser.parse(b))
            print(
                f"   {whole / spent:5.1f} times as fast as parsing every sentence ({units / whole:.0f}/s)",
                end="",
            )
        print()


if __name__ == "__main__":
    main()
